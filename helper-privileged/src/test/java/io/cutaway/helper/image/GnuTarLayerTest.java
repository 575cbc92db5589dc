package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.system.AttributeCalls;
import io.cutaway.helper.store.StoreLayout;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// The same archive unpacked here and by GNU tar, compared path by path. Run as root.
@DisplayName("A layer made by GNU tar")
class GnuTarLayerTest {

    private static final String MAKE =
            """
            mkdir -p deep/a/b empty sticky 'name with blank' ä
            echo content > deep/a/b/file; ln deep/a/b/file hard; ln -s ../nowhere dangling
            ln -s /deep/a absolute; mkfifo fifo; mkfifo -m 711 fifo2; chmod 4711 fifo2; chmod 1777 sticky
            echo x > setuid; chown 12:34 setuid; chmod 6755 setuid; chown -h 5:6 dangling
            echo odd > $'a\\e[31m\\nb\\001'; ln -s $'\\e\\n' $'\\r link'
            echo y > 'ä/ö'; chown 65535:65535 ä; chmod 0 empty
            long=$(printf 'n%.0s' $(seq 200)); mkdir $long; echo z > $long/$long
            truncate -s 50M sparse; printf abc | dd of=sparse bs=1 seek=10000000 conv=notrunc
            truncate -s 5M holes; for i in $(seq 0 9); do
              echo piece $i | dd of=holes bs=1 seek=$((i * 500000)) conv=notrunc; done
            touch -d '1969-12-31 23:59:58.25 UTC' old; touch -d '2040-01-01 00:00:00.000000001 UTC' new
            find . -mindepth 1 -name 'd*' -exec touch -h -d '2001-02-03 04:05:06.123456789' {} +
            """;

    @TempDir private Path folder;

    @BeforeEach
    void makeTree() throws Exception {
        run(Files.createDirectory(folder.resolve("tree")), MAKE);
        var file = folder.resolve("tree/setuid").toString();
        AttributeCalls.setxattr(file, "user.binary", new byte[] {0, (byte) 0xff, '\n', '='}, 0);
        var capability = HexFormat.of().parseHex("0100000200" + "8000000000000000000000ff00000000");
        AttributeCalls.setxattr(
                file, FileCapability.NAME, java.util.Arrays.copyOf(capability, 20), 0);
        AttributeCalls.setxattr(
                folder.resolve("tree/deep").toString(), "user.on directory", new byte[300], 0);
    }

    @Test
    void isUnpackedAsGnuTarDoesIt() throws Exception {
        for (var format : new String[] {"1.0", "0.1", "0.0"}) {
            check("--format=pax --xattrs --xattrs-include='*' --sparse --sparse-version=" + format);
        }
    }

    private void check(String options) throws Exception {
        run(folder, "tar -C tree " + options + " -cf a.tar .");
        run(
                folder,
                "rm -rf expected; mkdir expected; tar --xattrs --xattrs-include='*' -p"
                        + " --same-owner --numeric-owner -C expected -xf a.tar");
        var tree = unpack(folder.resolve("a.tar"));
        assertEquals(lines(folder.resolve("expected")), lines(tree));
        run(folder, "diff -r --no-dereference -x 'fifo*' tree " + tree);
        assertTrue(run(folder, "du -k " + tree + "/sparse").startsWith("4\t"));
    }

    private static String lines(Path tree) {
        var text = new StringBuilder();
        TreeListing.of(tree).forEach((path, line) -> text.append(path + " " + line + "\n"));
        return text.toString();
    }

    private Path unpack(Path archive) throws IOException {
        var layout = new StoreLayout(folder.resolve("store"));
        try (var in = Files.newInputStream(archive)) {
            var layer =
                    new LayerUnpacker(layout, new IdShift.AsInArchive(), UnpackLimits.DEFAULT)
                            .unpack(in, OutputStream.nullOutputStream());
            return layout.layerTree(layer.diffId());
        }
    }

    private static String run(Path folder, String script) throws Exception {
        var builder = new ProcessBuilder("bash", "-ec", script).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.directory(folder.toFile()).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
