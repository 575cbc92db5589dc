package io.cutaway.engine.container;

/// What every path in a specification must be.
final class Paths {

    private Paths() {}

    static void requireAbsolute(String what, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(what + ": not an absolute path: " + path);
        }
        requireText(what, path);
    }

    /// A NUL would end the text early in a system call.
    static void requireText(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + ": contains a NUL");
        }
    }
}
