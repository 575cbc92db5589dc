package io.cutaway.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// The assembled program, run as a process of its own with a store of its own.
///
/// @param store removed when closed, with everything in it
/// @param user whom it is run as; the tests' own user when absent
record Cutaway(Path store, Optional<String> user) implements AutoCloseable {

    /// What one call printed, and how it ended.
    record Result(int exitCode, String out, String err) {}

    static Cutaway asThisUser() throws IOException {
        return new Cutaway(Files.createTempDirectory("cutaway-it").toRealPath(), Optional.empty());
    }

    /// An account of the computer that has subordinate ids, when the tests run as root.
    static Optional<String> ordinaryUser() throws IOException {
        var subuid = Path.of("/etc/subuid");
        if (!System.getProperty("user.name").equals("root") || !Files.exists(subuid)) {
            return Optional.empty();
        }
        return Files.readAllLines(subuid).stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .filter(name -> !name.equals("root"))
                .findFirst();
    }

    static Cutaway asUser(String user) throws IOException, InterruptedException {
        var store = Files.createTempDirectory("cutaway-it").toRealPath();
        new ProcessBuilder("chown", user, store.toString()).inheritIO().start().waitFor();
        return new Cutaway(store, Optional.of(user));
    }

    Result run(String... words) {
        return runWithInput("", words);
    }

    Result runWithInput(String input, String... words) {
        try {
            var process = start(words);
            var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // It did not want to read.
            }
            return new Result(process.waitFor(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Process start(String... words) throws IOException {
        var home = Path.of(System.getProperty("cutaway.home")).toAbsolutePath();
        var line = new ArrayList<String>();
        user.ifPresent(name -> line.addAll(List.of("runuser", "-u", name, "--")));
        line.addAll(List.of("env", "CUTAWAY_STORE=" + store, "FROM_CALLER=caller"));
        line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m"));
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dcutaway.home=" + home));
        line.add("-Djna.boot.library.path=" + home.resolve("native"));
        line.addAll(List.of("-Djna.nosys=true", "-Djna.nounpack=true", "-cp", classPath(home)));
        line.add("io.cutaway.app.Main");
        line.addAll(Arrays.asList(words));
        return new ProcessBuilder(line).start();
    }

    private static String classPath(Path home) throws IOException {
        try (var jars = Files.list(home.resolve("lib"))) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(":"));
        }
    }

    private static String text(java.io.InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends every container; the helper ends when nothing needs it.
    @Override
    public void close() throws IOException {
        for (var id : run("ps", "-aq", "--no-trunc").out().lines().toList()) {
            run("rm", "-f", id);
        }
        try (var files = Files.walk(store.resolve("run"))) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
