package io.cutaway.engine.system;

/// A shared library that this machine doesn't have, or has in a version that is too old.
public final class LibraryMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String library;

    public LibraryMissingException(String library, Throwable cause) {
        super("the library " + library + " can't be loaded: " + cause.getMessage(), cause);
        this.library = library;
    }

    /// Its file name, for example `libseccomp.so.2`.
    public String library() {
        return library;
    }
}
