package io.cutaway.app.cli;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.TemporaryFilesystem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/// The flags of a pasted line: those of `run`, and those of podman and docker that ask for what
/// Cutaway always does. What a flag means otherwise there is translated.
@Command(name = "run")
final class RunLineFlags {

    private static final String NO_NEW_PRIVILEGES = "no-new-privileges";
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

    /// What a word asks for that can't be had.
    void check(List<String> words) {
        for (var option : security) {
            if (!option.equals(NO_NEW_PRIVILEGES) && !option.equals(NO_NEW_PRIVILEGES + ":true")) {
                throw RunLine.wrong(
                        words.indexOf(option) + 3, option, CliMessage.LINE_UNKNOWN_FLAG);
            }
        }
        if (memoryOnReadOnly) {
            throw RunLine.wrong(
                    words.indexOf("--read-only-tmpfs") + 3,
                    "--read-only-tmpfs",
                    CliMessage.LINE_UNKNOWN_FLAG);
        }
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
