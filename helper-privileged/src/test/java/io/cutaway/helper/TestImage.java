package io.cutaway.helper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small root file system of the host's own programs and the libraries they need, as an archive.
final class TestImage {

    private static final String SCRIPT =
            """
            set -e
            programs="sh true false cat echo ls sleep id hostname mount touch rm mkdir kill"
            files=""
            for name in $programs; do
                path=$(readlink -f "$(which $name)")
                mkdir -p root/bin
                cp "$path" root/bin/$name
                files="$files $path"
            done
            for file in $(ldd $files | grep -o '/[^ :]*' | sort -u); do
                mkdir -p "root$(dirname $file)"
                cp -L "$file" "root$file"
            done
            mkdir -p root/etc root/tmp root/home/user
            chmod 1777 root/tmp
            printf 'root:x:0:0:root:/root:/bin/sh\\nuser:x:1000:1000::/home/user:/bin/sh\\n' \
                > root/etc/passwd
            printf 'root:x:0:\\nuser:x:1000:\\nextra:x:2000:user\\n' > root/etc/group
            tar -C root --owner=0 --group=0 -cf image.tar .
            rm -r root
            chmod 644 image.tar
            """;

    private static Path made = Path.of("");

    private TestImage() {}

    /// The archive, made once.
    static synchronized Path archive() throws IOException, InterruptedException {
        if (made.toString().isEmpty()) {
            var directory = Files.createTempDirectory("cutaway-image");
            int status =
                    new ProcessBuilder("sh", "-c", SCRIPT)
                            .directory(directory.toFile())
                            .inheritIO()
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new IOException("no image: " + status);
            }
            made = directory.resolve("image.tar");
            made.toFile().deleteOnExit();
            directory.toFile().deleteOnExit();
        }
        return made;
    }
}
