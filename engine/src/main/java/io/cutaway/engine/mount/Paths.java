package io.cutaway.engine.mount;

/// Absolute paths as text, as `mountinfo` has them: no links are followed and nothing is read.
final class Paths {

    private Paths() {}

    /// Whether `path` is `directory` or lies below it. `/ab` isn't below `/a`.
    static boolean covers(String directory, String path) {
        return directory.equals("/")
                || (path.startsWith(directory)
                        && (path.length() == directory.length()
                                || path.charAt(directory.length()) == '/'));
    }

    /// What `path` is below `directory`, with a leading slash, or nothing when they're equal.
    static String below(String directory, String path) {
        if (directory.equals(path)) {
            return "";
        }
        return directory.equals("/") ? path : path.substring(directory.length());
    }

    /// `below` put under another directory.
    static String join(String directory, String below) {
        if (below.isEmpty()) {
            return directory;
        }
        return directory.equals("/") ? below : directory + below;
    }

    /// Without doubled or trailing slashes and without `.`.
    static String normalize(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not an absolute path: " + path);
        }
        var normal = new StringBuilder();
        for (var name : path.split("/+")) {
            if (name.equals("..")) {
                throw new IllegalArgumentException("a path with ..: " + path);
            }
            if (!name.isEmpty() && !name.equals(".")) {
                normal.append('/').append(name);
            }
        }
        return normal.isEmpty() ? "/" : normal.toString();
    }
}
