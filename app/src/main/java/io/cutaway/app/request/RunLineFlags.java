package io.cutaway.app.request;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.launch.KernelPaths;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The flags of a pasted line: those of `run`, and those of podman and docker that ask for what
/// Cutaway always does. What a flag means otherwise there is translated.
@Command(name = "run")
final class RunLineFlags {

    private static final Set<String> SECURITY =
            Set.of("no-new-privileges", "no-new-privileges:true");
    private static final String MASK = "mask=";
    private static final Set<String> UNSET = Set.of("container", "TERM");
    private static final String LIMITS_OF_CALLER = "host";
    private static final String NO_COPY = "notmpcopyup";
    private static final String EXECUTE = "exec";
    private static final String NO_EXECUTE = "noexec";

    @Mixin ContainerFlags container = new ContainerFlags();

    @Option(names = {"-d", "--detach"})
    boolean detach;

    @Option(names = "--security-opt")
    List<String> security = new ArrayList<>();

    @Option(names = "--read-only-tmpfs", arity = "1")
    boolean memoryOnReadOnly;

    /// The ids outside are chosen anew for each container.
    @Option(names = {"--uidmap", "--gidmap"})
    List<String> maps = new ArrayList<>();

    /// Variables that podman sets by itself, and Cutaway does not.
    @Option(names = "--unsetenv")
    List<String> unset = new ArrayList<>();

    /// What a word asks for that can't be had.
    void check(List<String> words) {
        security.stream().filter(word -> !isAlways(word)).forEach(word -> refuse(word, words));
        unset.stream().filter(word -> !UNSET.contains(word)).forEach(w -> refuse(w, words));
        for (var file : container.environmentFiles) {
            throw RunLine.wrong(words.indexOf(file) + 3, file, RequestMessage.LINE_FILE);
        }
        if (memoryOnReadOnly) {
            refuse("--read-only-tmpfs", words);
        }
        container.limits.remove(LIMITS_OF_CALLER);
    }

    private static boolean isAlways(String option) {
        if (!option.startsWith(MASK)) {
            return SECURITY.contains(option);
        }
        var paths = option.substring(MASK.length()).split(":", -1);
        return KernelPaths.MASKED.containsAll(List.of(paths));
    }

    private static void refuse(String word, List<String> words) {
        throw RunLine.wrong(words.indexOf(word) + 3, word, RequestMessage.LINE_UNKNOWN_FLAG);
    }

    /// As docker and podman mean it: without a network there is loopback all the same, and a tmpfs
    /// executes nothing unless told to.
    ContainerSpec asTheyMean(ContainerSpec spec) {
        var copy = RunLine.copy(spec);
        copy.network(spec.network() == NetworkMode.NONE ? NetworkMode.PRIVATE : spec.network());
        spec.temporaryFilesystems().forEach(t -> copy.temporaryFilesystem(theirs(t)));
        return copy.build();
    }

    private static TemporaryFilesystem theirs(TemporaryFilesystem tmpfs) {
        var options = new ArrayList<>(tmpfs.options());
        options.remove(NO_COPY);
        if (!options.remove(EXECUTE) && !options.contains(NO_EXECUTE)) {
            options.add(NO_EXECUTE);
        }
        return new TemporaryFilesystem(tmpfs.target(), options);
    }
}
