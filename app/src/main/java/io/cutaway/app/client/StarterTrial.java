package io.cutaway.app.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs the starter with a shell script in the helper's place, in a folder that is removed again.
///
/// @param parent an existing folder on the file system that is tried
public record StarterTrial(Path parent, HostFiles host) {

    /// Why it failed; empty when it did not.
    ///
    /// @param script what to do first, ended by `&&`; its working folder is in `$TRIAL`
    /// @param identity the starter's arguments that choose the namespace
    public Optional<StartFailure> run(String script, List<String> identity) {
        var program = ProgramFiles.ofThisProcess();
        try {
            var folder = Files.createTempDirectory(parent, ".cutaway-doctor");
            try {
                return run(program, folder, script, identity);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            var path = parent.toString();
            return Optional.of(new StartFailure.StoreUnusable(path, e.getClass().getSimpleName()));
        }
    }

    private Optional<StartFailure> run(
            ProgramFiles program, Path folder, String script, List<String> identity) {
        var log = folder.resolve("log");
        var line = new ArrayList<String>();
        line.addAll(List.of(program.shim().toString(), "start", "--store", folder.toString()));
        line.addAll(identity);
        line.addAll(List.of("--ready-timeout", "10", "--log", log.toString(), "--"));
        // Only the shell's own file numbers have one digit.
        var ready = "eval \"printf R >&$CUTAWAY_READY_FD\"";
        line.addAll(List.of("/bin/sh", "-c", script + ready));
        var environment =
                Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "TRIAL", folder.toString());
        var ended = StarterProcess.runProgram(line, environment);
        return switch (StarterOutcome.of(ended.exitCode(), ended.message(), log, host)) {
            case StarterOutcome.Ready _ -> Optional.empty();
            case StarterOutcome.Failed(var failure) -> Optional.of(failure);
            case StarterOutcome.Busy _, StarterOutcome.ShimGone _ ->
                    Optional.of(new StartFailure.StarterFailed(ended.message().strip()));
        };
    }

    /// The kernel makes an overlay's `work/work` with mode 000, which even its owner can't list.
    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            try (var files = Files.list(path)) {
                for (var file : files.toList()) {
                    remove(file);
                }
            }
        }
        Files.delete(path);
    }
}
