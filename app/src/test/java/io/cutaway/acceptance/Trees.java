package io.cutaway.acceptance;

/// Trees as text, to compare them path by path.
final class Trees {

    /// Everything that is said of each path below the working directory, but of the directory
    /// itself: every program gives the root another mode. A directory's size is the file system's.
    static final String LIST =
            """
            find . -mindepth 1 \\( -type d -printf '%P|d|%m|%U|%G|%T@\\n' -o \\
                -printf '%P|%y|%m|%U|%G|%T@|%s|%n|%l\\n' \\) | LC_ALL=C sort
            find . -type f -size -100k -exec md5sum {} + | LC_ALL=C sort -k 2
            tar --xattrs --xattrs-include='user.mine' -cf - . | tar --xattrs -tvvf - | grep ' x: ' || true
            """;

    private Trees() {}

    /// The tree in a tar archive.
    static String ofArchive(String tar) {
        return Host.run(
                "sh",
                "-euc",
                """
                folder=$(mktemp -d)
                trap 'rm -rf "$folder"' EXIT
                tar -C "$folder" --numeric-owner --xattrs --xattrs-include='*' -xpf '%s'
                cd "$folder"
                %s
                """
                        .formatted(tar, LIST));
    }
}
