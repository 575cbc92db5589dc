package io.cutaway.engine.system;

import com.sun.jna.Native;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Turns the C convention, -1 and `errno`, into an exception.
final class NativeCall {

    private NativeCall() {}

    /// Passes a result on, or throws for -1. JNA saved `errno` for this thread when the call ended.
    static int check(int result, String call, Object... arguments) {
        if (result < 0) {
            throw failure(Native.getLastError(), call, arguments);
        }
        return result;
    }

    static long check(long result, String call, Object... arguments) {
        if (result < 0) {
            throw failure(Native.getLastError(), call, arguments);
        }
        return result;
    }

    /// Makes the call again as long as a signal interrupts it (signal(7), "Interruption of system
    /// calls"). The JVM uses signals of its own, so any slow call may see `EINTR`.
    static long retrying(LongSupplier body, String call, Object... arguments) {
        long result;
        do {
            result = body.getAsLong();
        } while (result < 0 && Native.getLastError() == Errno.EINTR.number());
        return check(result, call, arguments);
    }

    static SystemCallException failure(int number, String call, Object... arguments) {
        var text = Arrays.stream(arguments).map(NativeCall::show).collect(Collectors.joining(", "));
        return new SystemCallException(call, text, number);
    }

    private static String show(Object argument) {
        return switch (argument) {
            case String text -> '"' + text + '"';
            case byte[] bytes -> bytes.length + " bytes";
            case Descriptor descriptor -> descriptor.toString();
            default -> String.valueOf(argument);
        };
    }
}
