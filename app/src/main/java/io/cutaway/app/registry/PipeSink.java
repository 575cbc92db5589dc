package io.cutaway.app.registry;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SystemCallException;

/// The end of a pipe that is written to.
record PipeSink(Descriptor pipe) implements ByteSink {

    @Override
    public void accept(byte[] bytes, int length) throws ClosedSinkException {
        try {
            FileCalls.writeAll(pipe, bytes, 0, length);
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EPIPE) {
                throw new ClosedSinkException();
            }
            throw e;
        }
    }
}
