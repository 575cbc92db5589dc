package io.cutaway.engine.protocol;

import java.io.IOException;

/// The peer sent what is no message, or more than is allowed. The connection is of no more use.
public final class VarlinkProtocolException extends IOException {

    private static final long serialVersionUID = 1;

    public VarlinkProtocolException(String because) {
        super(because);
    }

    public VarlinkProtocolException(String because, Throwable cause) {
        super(because, cause);
    }
}
