package io.cutaway.app.cli;

import io.cutaway.engine.system.ProcessCalls;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/// As long as it is open, a signal that would end this process goes to the container instead, and
/// the process ends with the container's exit code.
///
/// A JVM tells a program of SIGINT, SIGTERM and SIGHUP by running its shutdown hooks only. Which of
/// the three it was shows in the name of the thread that HotSpot handles it on.
final class SignalForwarding implements AutoCloseable {

    private final IntConsumer send;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /// @param send gets the signal's number
    SignalForwarding(IntConsumer send) {
        this.send = send;
        Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "signal forwarding"));
    }

    private void onShutdown() {
        if (!exitCode.isDone()) {
            send.accept(signal());
            Runtime.getRuntime().halt(exitCode.join());
        }
    }

    private static int signal() {
        var names = Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
        if (names.contains("SIGINT handler")) {
            return ProcessCalls.SIGINT;
        }
        return names.contains("SIGHUP handler") ? ProcessCalls.SIGHUP : ProcessCalls.SIGTERM;
    }

    /// The container has ended.
    void ended(int code) {
        exitCode.complete(code);
    }

    /// Signals do what they did before.
    @Override
    public void close() {
        exitCode.complete(ExitCodes.FAILED);
    }
}
