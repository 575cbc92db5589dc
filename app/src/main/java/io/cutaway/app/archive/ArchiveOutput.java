package io.cutaway.app.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Where an archive is written to. A file gets its name when it is whole, so a failure leaves what
/// was there before; what is no regular file, such as a fifo, is written as it is.
///
/// Everything that fails is an [ArchiveException] with a sentence.
public final class ArchiveOutput extends OutputStream {

    private static final int BUFFER = 256 << 10;

    private final Path place;
    private final Path written;
    private final OutputStream out;

    private ArchiveOutput(Path place, Path written, OutputStream out) {
        this.place = place;
        this.written = written;
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /// A file, which need not be there.
    public static ArchiveOutput file(Path place) throws IOException {
        var isSpecial = Files.exists(place) && !Files.isRegularFile(place);
        var written = isSpecial ? place : beside(place.toAbsolutePath());
        try {
            return new ArchiveOutput(place, written, open(written, isSpecial));
        } catch (IOException e) {
            throw failure(place, e);
        }
    }

    /// A stream that is open, such as standard output.
    ///
    /// @param name what a sentence calls it
    public static ArchiveOutput stream(OutputStream out, String name) {
        return new ArchiveOutput(Path.of(name), Path.of(name), out);
    }

    /// The folder may be one that others can write to: what is there under the name already is not
    /// followed, and nobody can guess the name.
    private static OutputStream open(Path written, boolean isSpecial) throws IOException {
        return isSpecial
                ? Files.newOutputStream(written)
                : Files.newOutputStream(
                        written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    static Path beside(Path place) {
        return place.resolveSibling("." + place.getFileName() + ".partial-" + UUID.randomUUID());
    }

    private static ArchiveException failure(Path place, IOException e) {
        return new ArchiveException(e, ArchiveMessage.NOT_WRITABLE, place, ArchiveInput.reason(e));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw failure(place, e);
        }
    }

    /// All of it is written: now it gets its name.
    public void finish() throws IOException {
        try {
            out.close();
            if (!written.equals(place)) {
                Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw failure(place, e);
        }
    }

    /// Without [#finish()] nothing remains.
    @Override
    public void close() throws IOException {
        if (!written.equals(place)) {
            Files.deleteIfExists(written);
        }
    }
}
