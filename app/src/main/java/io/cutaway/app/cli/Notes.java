package io.cutaway.app.cli;

import io.cutaway.app.request.ContainerFlags;

/// What is said beside an answer, because the user would otherwise believe something wrong.
final class Notes {

    private Notes() {}

    /// Files of an archive that are not, or not quite, as it has them.
    static void aboutFiles(long skippedDevices, long squashedOwners, Console console) {
        if (skippedDevices > 0) {
            console.say(CliMessage.SKIPPED_DEVICES.text(Long.toString(skippedDevices)));
        }
        if (squashedOwners > 0) {
            console.say(CliMessage.SQUASHED_OWNERS.text(Long.toString(squashedOwners)));
        }
    }

    /// `z` and `Z` ask for SELinux labels, which nobody sets.
    static void aboutLabels(ContainerFlags flags, Console console) {
        flags.labelled().forEach(path -> console.say(CliMessage.NOT_LABELLED.text(path)));
    }
}
