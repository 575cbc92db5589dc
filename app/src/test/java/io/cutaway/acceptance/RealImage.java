package io.cutaway.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The images that everything must take: how each comes into a registry, and a command that it
/// answers.
enum RealImage {
    /// Five layers on top of a distribution.
    DEBIAN("cat /etc/steps", "users usr links replaced opaque"),
    BUSYBOX("cat /etc/motd", "of the image"),
    SIXTY("cat /layer/59", "59 of "),
    TWO_HUNDRED("cat /layer/199", "199 of "),
    INDEX("cat /layer/2", "2 of "),
    ZSTD("cat /layer/3", "3 of "),
    DOCKER("cat /layer/3", "3 of ");

    /// What a distribution's own tools do, and what is hard for those who unpack layers: each step
    /// is a layer.
    private static final String CONTAINERFILE =
            """
            FROM scratch
            ADD debian.tar /
            RUN useradd -m -u 1000 app; printf users >/etc/steps; chmod 4755 /usr/bin/head; \\
                chown app:staff /usr/bin/tail; touch -d '2001-02-03 04:05:06.789' /etc/passwd
            RUN rm -r /usr/share/doc /usr/share/locale; echo 'a file now' >/usr/share/locale; \\
                rm /usr/bin/factor; mkdir /usr/bin/factor; echo below >/usr/bin/factor/file; \\
                printf ' usr' >>/etc/steps
            RUN ln /usr/bin/head /usr/bin/head2; ln -s /nowhere /usr/link; mkfifo -m 640 /var/fifo; \\
                mkdir -p '/srv/ä ö'; echo x >"/srv/ä ö/$(printf 'n%.0s' $(seq 120))"; \\
                truncate -s 3M /srv/holes; printf ' links' >>/etc/steps
            ADD capable.tar /
            RUN rm -r /var/lib/dpkg; mkdir -m 2750 /var/lib/dpkg; chown app /var/lib/dpkg; \\
                echo only >/var/lib/dpkg/status; rm /usr/link; mkdir /usr/link; \\
                touch -d '1999-09-09' /usr/link; printf ' replaced opaque' >>/etc/steps
            """;

    private static final String BUILD =
            """
            [ -d /sys/fs/cgroup/unified ] && mount --bind /sys/fs/cgroup/unified /sys/fs/cgroup
            folder=$(mktemp -d)
            build() { buildah --root "$folder/store" --runroot "$folder/run" "$@"; }
            trap 'build rm -a >/dev/null; build umount -a >/dev/null; rm -rf "$folder"' EXIT
            ln "$1" "$folder/debian.tar" 2>/dev/null || cp "$1" "$folder/debian.tar"
            printf %s "$2" >"$folder/Containerfile"
            mkdir -p "$folder/capable/usr/bin"
            cp "$(command -v busybox)" "$folder/capable/usr/bin/capable"
            setcap cap_net_raw,cap_net_bind_service+ep "$folder/capable/usr/bin/capable"
            tar -C "$folder/capable" --numeric-owner --xattrs --xattrs-include='*' \\
                -cf "$folder/capable.tar" usr/bin/capable
            build bud -q --layers --isolation chroot -t debian "$folder" >/dev/null
            build push -q --tls-verify=false debian "docker://$3"
            """;

    private final String command;
    private final String answer;

    RealImage(String command, String answer) {
        this.command = command;
        this.answer = answer;
    }

    List<String> command() {
        return List.of(command.split(" "));
    }

    /// What the command prints.
    String answer() {
        return answer.endsWith("of ") ? answer + RegistryImages.architecture() : answer;
    }

    String repository() {
        return "real/" + name().toLowerCase(Locale.ROOT) + ":1";
    }

    /// Puts it there.
    void fill(RegistryImages images) {
        var here = RegistryImages.architecture();
        var zstd = new String[] {"--format", "oci", "--dest-compress-format", "zstd"};
        switch (this) {
            case DEBIAN -> build(images);
            case BUSYBOX -> images.fillWith(repository(), Images.busybox());
            case SIXTY -> images.fill(repository(), 60, here, "--format", "oci");
            case TWO_HUNDRED -> images.fill(repository(), 200, here, "--format", "oci");
            case INDEX -> fillIndex(images);
            case ZSTD -> images.fill(repository(), 4, here, zstd);
            case DOCKER -> images.fill(repository(), 4, here, "--format", "v2s2");
        }
    }

    private void build(RegistryImages images) {
        var command =
                List.of(
                        "unshare",
                        "-m",
                        "sh",
                        "-euc",
                        BUILD,
                        "build",
                        Images.debian().toString(),
                        CONTAINERFILE,
                        images.name(repository()));
        try (var building = Host.start(command, System.getenv())) {
            building.outcome(Duration.ofMinutes(5)).answer();
        }
    }

    private static void fillIndex(RegistryImages images) {
        var platforms = new ArrayList<>(List.of("s390x", "arm64", "amd64"));
        for (var each : platforms) {
            images.fill("real/index:" + each, 3, each, "--format", "oci");
        }
        images.index("real/index", "1", platforms.toArray(String[]::new));
    }
}
