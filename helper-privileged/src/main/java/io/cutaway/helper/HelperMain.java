package io.cutaway.helper;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The helper's daemon. Started by the shim's program in its mode `start`, which holds the lock on
/// the store and has made the user namespace; ends when nobody needs it.
public final class HelperMain {

    /// A pipe on which the starter waits for one byte.
    private static final String READY = "CUTAWAY_READY_FD";

    private static final int USAGE = 64;
    private static final int FAILED = 70;

    private HelperMain() {}

    public static void main(String[] arguments) {
        HelperOptions options;
        try {
            options = HelperOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("helper: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(run(options));
    }

    private static int run(HelperOptions options) {
        try (var helper = Helper.start(options)) {
            sayReady();
            helper.await();
            return 0;
        } catch (IOException | SystemCallException e) {
            System.err.println("helper: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException _) {
            return FAILED;
        }
    }

    private static void sayReady() {
        Optional.ofNullable(System.getenv(READY))
                .map(number -> Descriptor.owning(Integer.parseInt(number)))
                .ifPresent(
                        pipe -> {
                            try (pipe) {
                                FileCalls.writeAll(pipe, new byte[] {'R'});
                            }
                        });
    }
}
