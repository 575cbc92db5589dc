package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.LayerCompression;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Makes a layer of a container's writable layer. It goes the way of every other layer: it is
/// archived by one thread and unpacked by another, and what is checked of strangers' archives is
/// checked of it. On the way it is compressed for the layer's blob.
final class TreeLayer {

    private static final int PIPE = 1 << 20;

    private final LayerUnpacker unpacker;

    TreeLayer(LayerUnpacker unpacker) {
        this.unpacker = unpacker;
    }

    /// A layer that is in the store.
    record Made(UnpackedLayer layer, LeftOut leftOut) {}

    /// @param blob gets the compressed archive
    Made make(ArchivedTree upper, Path blob) throws IOException {
        var archiving = new Archiving(upper);
        archiving.start();
        UnpackedLayer layer;
        try {
            layer = unpack(archiving, blob);
        } finally {
            // When reading the tree has failed, that is why, and not the archive without an end.
            archiving.finish();
        }
        return new Made(layer, archiving.leftOut);
    }

    private UnpackedLayer unpack(Archiving archiving, Path blob) throws IOException {
        var hash = Digest.newSha256();
        UnpackedLayer plain;
        try (var file = Files.newOutputStream(blob, StandardOpenOption.CREATE_NEW);
                var gzip = new GZIPOutputStream(new DigestOutputStream(file, hash), 64 << 10)) {
            plain = unpacker.unpack(archiving.pipe, gzip);
        }
        var packed = plain.in(Digest.finish(hash), LayerCompression.GZIP, Files.size(blob));
        unpacker.addBlob(packed);
        return packed;
    }

    /// The thread that reads the tree. When it fails, the archive has no end, and unpacking it
    /// fails too.
    private static final class Archiving {

        private final ArchivedTree upper;
        private final PipedInputStream pipe = new PipedInputStream(PIPE);
        private final PipedOutputStream out = new PipedOutputStream();
        private Optional<Thread> thread = Optional.empty();
        private volatile boolean abandoned;
        private volatile Optional<IOException> failure = Optional.empty();
        private volatile LeftOut leftOut = LeftOut.NOTHING;

        Archiving(ArchivedTree upper) {
            this.upper = upper;
        }

        void start() throws IOException {
            pipe.connect(out);
            thread = Optional.of(Thread.ofPlatform().daemon().name("archive").start(this::run));
        }

        /// Why it failed is known before the other side sees the end.
        private void run() {
            try {
                leftOut = TreeArchiver.writeLayer(upper, out);
            } catch (IOException e) {
                fail(e);
            } catch (RuntimeException e) {
                fail(new IOException(e.toString(), e));
            } finally {
                close();
            }
        }

        /// That the other side has given up is no failure of this one.
        private void fail(IOException e) {
            failure = abandoned ? Optional.empty() : Optional.of(e);
        }

        private void close() {
            try {
                out.close();
            } catch (IOException e) {
                fail(e);
            }
        }

        /// @throws IOException why there is no layer, if it is not the unpacking's fault
        void finish() throws IOException {
            abandoned = true;
            pipe.close();
            if (thread.isPresent()) {
                thread.get().interrupt();
                join(thread.get());
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
        }

        private static void join(Thread thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
