package io.cutaway.app.cli;

/// What is said beside an answer, because the user would otherwise believe something wrong.
final class Notes {

    private Notes() {}

    /// `z` and `Z` ask for SELinux labels, which nobody sets.
    static void aboutLabels(ContainerFlags flags, Console console) {
        flags.labelled().forEach(path -> console.say(CliMessage.NOT_LABELLED.text(path)));
    }
}
