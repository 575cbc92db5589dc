package io.cutaway.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Root file systems for the tests, each made once and kept beside what the build makes.
final class Images {

    /// Packages come from a mirror.
    private static final Duration DOWNLOAD = Duration.ofMinutes(10);

    private static final String FRAME =
            """
            set -eu
            folder=$(mktemp -d)
            trap 'rm -rf "$folder"' EXIT
            cd "$folder"
            eval "$1"
            mv made.tar "$2"
            """;

    private Images() {}

    /// A small one: a static busybox, two users.
    static Path busybox() {
        return make(
                "busybox.tar",
                """
                mkdir -p root/bin root/etc root/tmp root/proc root/sys root/dev root/root root/home/app
                cp "$(command -v busybox)" root/bin/busybox
                for name in $(busybox --list); do
                    [ "$name" = busybox ] || ln -s busybox "root/bin/$name"
                done
                printf 'root:x:0:0:root:/root:/bin/sh\\napp:x:1000:1000::/home/app:/bin/sh\\n' >root/etc/passwd
                printf 'root:x:0:\\napp:x:1000:\\nextra:x:1001:app\\n' >root/etc/group
                echo 'of the image' >root/etc/motd
                echo 'no program' >root/etc/plain
                chmod 1777 root/tmp
                chown -R 1000:1000 root/home/app
                tar -C root --numeric-owner -cf made.tar .
                """);
    }

    /// A real distribution, of the mirror that this computer's packages come from.
    static Path debian() {
        return make(
                "debian.tar",
                """
                . /etc/os-release
                debootstrap --variant=minbase --include=procps,vim-tiny "$VERSION_CODENAME" root >log 2>&1
                tar -C root --numeric-owner --xattrs --xattrs-include='*' -cf made.tar .
                """);
    }

    /// Runs a script in a temporary folder; it leaves `made.tar` there.
    private static synchronized Path make(String name, String script) {
        var folder = Program.TARGET.resolve("acceptance");
        var tar = folder.resolve(name);
        if (Files.notExists(tar)) {
            Host.run("mkdir", "-p", folder.toString());
            var command = List.of("sh", "-c", FRAME, "make", script, tar.toString());
            try (var making = Host.start(command, System.getenv())) {
                making.outcome(DOWNLOAD).answer();
            }
        }
        return tar;
    }
}
