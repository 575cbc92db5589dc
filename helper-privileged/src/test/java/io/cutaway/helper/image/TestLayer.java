package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.helper.image.LayerReceiver.Announced;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;

/// A layer as a registry has it.
final class TestLayer {

    /// A source that nobody may read.
    static final InputStream UNTOUCHABLE =
            new InputStream() {
                @Override
                public int read() {
                    throw new AssertionError("was read");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    throw new AssertionError("was read");
                }
            };

    private final byte[] blob;
    private final String mediaType;
    private final Digest diffId;

    private TestLayer(byte[] blob, String mediaType, Digest diffId) {
        this.blob = blob;
        this.mediaType = mediaType;
        this.diffId = diffId;
    }

    static TestLayer gzip(Archive archive) throws IOException {
        var tar = archive.bytes();
        return new TestLayer(Archive.gzip(tar), MediaTypes.LAYER_GZIP, Digest.of(tar));
    }

    static TestLayer plain(Archive archive) throws IOException {
        var tar = archive.bytes();
        return new TestLayer(tar, MediaTypes.LAYER, Digest.of(tar));
    }

    /// Some hundred KiB that can't be compressed, always the same.
    static Archive noise(int seed) throws IOException {
        var text = new StringBuilder();
        new Random(seed).ints(300_000, ' ', '~').forEach(c -> text.append((char) c));
        return new Archive().directory("d").file("d/noise", text.toString());
    }

    TestLayer as(String otherMediaType) {
        return new TestLayer(blob, otherMediaType, diffId);
    }

    byte[] blob() {
        return blob;
    }

    int size() {
        return blob.length;
    }

    Digest digest() {
        return Digest.of(blob);
    }

    Digest diffId() {
        return diffId;
    }

    Announced announced() {
        return new Announced(digest(), blob.length, mediaType, diffId);
    }

    ContentDescriptor descriptor() {
        return new ContentDescriptor(mediaType, digest(), blob.length);
    }

    InputStream from(int offset) {
        return new ByteArrayInputStream(blob, offset, blob.length - offset);
    }

    InputStream upTo(int end) {
        return new ByteArrayInputStream(Arrays.copyOf(blob, end));
    }
}
