package io.cutaway.app.client;

import io.cutaway.engine.system.Errno;

/// A folder or file of the host that a container shall see can't be opened by the user. The message
/// is a sentence for people.
public final class HostPathException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public HostPathException(String path, Errno error) {
        super(sentence(path, error));
    }

    private static String sentence(String path, Errno error) {
        if (error == Errno.ENOENT || error == Errno.ENOTDIR) {
            return ClientMessage.HOST_PATH_MISSING.text(path);
        }
        return error == Errno.EACCES
                ? ClientMessage.HOST_PATH_FORBIDDEN.text(path)
                : ClientMessage.HOST_PATH_FAILED.text(path, error);
    }
}
