package io.cutaway.helper.launch;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.protocol.Problem.NoCommand;
import io.cutaway.engine.protocol.ProblemException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What a container runs and with which environment, from what was asked and what the image says.
/// The rules are Docker's ("Understand how CMD and ENTRYPOINT interact").
public final class ProcessDefaults {

    private static final String PATH =
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private ProcessDefaults() {}

    /// An entry point that is asked for also removes the image's command.
    ///
    /// @throws ProblemException [NoCommand]
    public static List<String> arguments(ContainerSpec spec, ImageConfig image) {
        var arguments = new ArrayList<>(spec.entrypoint().orElse(image.entrypoint()));
        if (!spec.command().isEmpty()) {
            arguments.addAll(spec.command());
        } else if (spec.entrypoint().isEmpty()) {
            arguments.addAll(image.cmd());
        }
        if (arguments.isEmpty() || arguments.getFirst().isEmpty()) {
            throw new ProblemException(new NoCommand(spec.image()));
        }
        return List.copyOf(arguments);
    }

    /// Later entries replace earlier ones: what every container has, the image's, what was asked.
    public static List<String> environment(
            ContainerSpec spec, ImageConfig image, String hostname, String home) {
        var entries = new ArrayList<String>();
        entries.add(PATH);
        if (spec.terminal()) {
            entries.add("TERM=xterm");
        }
        entries.add("HOSTNAME=" + hostname);
        entries.add("HOME=" + home);
        entries.addAll(image.env());
        return merged(entries, spec.environment());
    }

    /// `entries` with those of `more` added or, by name, replaced.
    public static List<String> merged(List<String> entries, List<String> more) {
        var byName = new LinkedHashMap<String, String>();
        entries.forEach(entry -> byName.put(name(entry), entry));
        more.forEach(entry -> byName.put(name(entry), entry));
        return List.copyOf(byName.values());
    }

    private static String name(String entry) {
        int end = entry.indexOf('=');
        return end < 0 ? entry : entry.substring(0, end);
    }
}
