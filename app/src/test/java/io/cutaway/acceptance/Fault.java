package io.cutaway.acceptance;

import io.cutaway.app.registry.SampleImage;
import io.cutaway.engine.image.Digest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// What may be wrong with a registry, each in a repository of its own with an image of its own.
enum Fault {
    UNAUTHORIZED("cutaway login"),
    FORBIDDEN("denies access"),
    ABSENT("has no"),
    BUSY("too many requests"),
    BROKEN("can't answer now (status 500)"),
    WRONG_BYTES("wrong-d"),
    WRONG_LENGTH("another size"),
    ELSEWHERE("wants credentials of its own; none were sent there"),
    ENDLESS("more than the"),
    /// Its answers break off, and go on where it is asked.
    CUT_OFF(""),
    /// It goes on after the last byte of the layer.
    OVERLONG(""),
    /// The first answer stops for good.
    SILENT("");

    static final List<Fault> GOOD = List.of(CUT_OFF, OVERLONG);
    static final List<Fault> BAD =
            Arrays.stream(values()).filter(fault -> !fault.sentence.isEmpty()).toList();

    private static final int SIZE = 300_000;
    private static final Map<Fault, SampleImage> IMAGES = new ConcurrentHashMap<>();

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    private static byte[] archive(String name) {
        try {
            var folder = Files.createTempDirectory("fault");
            var bytes = new byte[SIZE];
            new Random(name.length()).nextBytes(bytes);
            Files.write(folder.resolve(name), bytes);
            var tar = folder.resolve("layer.tar");
            Host.run("tar", "-C", folder.toString(), "-cf", tar.toString(), name);
            var archive = Files.readAllBytes(tar);
            Host.run("rm", "-r", folder.toString());
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Words of what the pull says; empty where it succeeds all the same.
    String sentence() {
        return sentence;
    }

    SampleImage image() {
        return IMAGES.computeIfAbsent(this, _ -> SampleImage.ofArchive(archive(name())));
    }

    byte[] layer() {
        return image().layers().getFirst();
    }

    boolean isLayer(String path) {
        return path.endsWith("/blobs/" + Digest.of(layer()));
    }

    /// Whether it is the manifest that it is about; else it is the layer.
    boolean isOfManifest() {
        return this == UNAUTHORIZED || this == BUSY || this == ENDLESS;
    }

    String repository() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The fault of the repository that a path is about.
    static Optional<Fault> of(String path) {
        return Arrays.stream(values())
                .filter(fault -> path.startsWith("/v2/" + fault.repository() + "/"))
                .findFirst();
    }
}
