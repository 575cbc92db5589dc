package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The computer that the tests run on.
final class Host {

    /// A state that has not come by then will not come, however busy the computer is.
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Host() {}

    /// Waits until it is so.
    static void await(String what, BooleanSupplier state) {
        var end = System.nanoTime() + DEADLINE.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("it has not come about in " + DEADLINE.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// Runs a program of the computer's, which must succeed, and gives what it printed.
    static String run(String... command) {
        return run(List.of(command), System.getenv(), "").answer();
    }

    /// Runs a command to its end.
    static Outcome run(List<String> command, Map<String, String> environment, String input) {
        try (var started = start(command, environment)) {
            started.type(input);
            started.endInput();
            return started.outcome();
        }
    }

    static Started start(List<String> command, Map<String, String> environment) {
        try {
            var out = Files.createTempFile("cutaway-out", "");
            var err = Files.createTempFile("cutaway-err", "");
            var builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new Started(command, builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A command that runs.
    record Started(List<String> command, Process process, Path outFile, Path errFile)
            implements AutoCloseable {

        void type(String text) {
            try {
                process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
            } catch (IOException _) {
                // It has ended, and its outcome says why.
            }
        }

        void endInput() {
            try {
                process.getOutputStream().close();
            } catch (IOException _) {
                // It has ended, and its outcome says why.
            }
        }

        /// What it has printed so far.
        String out() {
            return read(outFile);
        }

        /// What came of it, when it has ended.
        Outcome outcome() {
            return outcome(DEADLINE);
        }

        Outcome outcome(Duration deadline) {
            try {
                if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                    end();
                    fail("it does not end: " + new Outcome(command, -1, out(), read(errFile)));
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new Outcome(command, process.exitValue(), out(), read(errFile));
        }

        private static String read(Path file) {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// With what it has started itself; a helper or a container belongs to nobody here.
        private void end() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        @Override
        public void close() {
            end();
            try {
                Files.deleteIfExists(outFile);
                Files.deleteIfExists(errFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The first line of a file that lives only as long as a process; empty when that has ended.
    static String text(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// Processes that have a word in their command line or stand in a folder of that name.
    static List<Long> processesOf(Path store) {
        var found = new ArrayList<Long>();
        ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != ProcessHandle.current().pid())
                .filter(pid -> isOf(pid, store.toString()))
                .forEach(found::add);
        return found;
    }

    private static boolean isOf(long pid, String store) {
        return text("/proc/" + pid + "/cmdline").contains(store)
                || link("/proc/" + pid + "/cwd").startsWith(store);
    }

    /// What a link of `/proc` says; empty when the process has ended.
    static String link(String file) {
        try {
            return Files.readSymbolicLink(Path.of(file)).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
