package io.cutaway.engine.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/// What the kernel answers when it refuses.
final class Refusals {

    private Refusals() {}

    static SystemCallException refused(Errno expected, Executable call) {
        var failure = assertThrows(SystemCallException.class, call);
        assertEquals(expected, failure.errno(), failure.getMessage());
        return failure;
    }
}
