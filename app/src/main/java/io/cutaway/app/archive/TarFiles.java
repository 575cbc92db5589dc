package io.cutaway.app.archive;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarFormatException;
import io.cutaway.engine.image.TarReader;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/// A tar archive in a file, by an index of where each of its files lies. All headers are read
/// before anything is made of it, so one that is cut off is refused at once.
final class TarFiles implements ArchiveFiles {

    /// A thousand images have some ten thousand files.
    private static final int MOST_FILES = 100_000;

    private static final int LONGEST_CHAIN = 16;

    /// Of all names together, in characters: each may be as long as a header may.
    private static final long LONGEST_NAMES = 32L << 20;

    private sealed interface Member {
        record Content(FileSlice slice) implements Member {}

        /// Archives of old versions of Docker keep equal layers as links to the first.
        record Link(String target) implements Member {}

        record Holes() implements Member {}
    }

    private final FileChannel file;
    private final Map<String, Member> members;

    private TarFiles(FileChannel file, Map<String, Member> members) {
        this.file = file;
        this.members = members;
    }

    /// Reads through an archive.
    ///
    /// @param file closed with the result
    /// @param path of the file; absent when it has no name any more
    static TarFiles of(FileChannel file, Optional<Path> path) throws IOException {
        if (file.size() == 0) {
            throw new ArchiveException(ArchiveMessage.EMPTY);
        }
        var members = new HashMap<String, Member>();
        var in = new Position(new FileSlice(file, path, 0, file.size()).open(0));
        var reader = new TarReader(in);
        long named = 0;
        try {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                var at = in.position;
                add(entry.get(), size -> new FileSlice(file, path, at, size), members);
                named += lengthOfNames(entry.get());
                if (members.size() > MOST_FILES || named > LONGEST_NAMES) {
                    throw new ArchiveException(ArchiveMessage.TOO_MANY_FILES, MOST_FILES);
                }
            }
        } catch (TarFormatException e) {
            throw new ArchiveException(e, ArchiveMessage.NOT_TAR, ArchiveInput.reason(e));
        }
        return new TarFiles(file, members);
    }

    private static long lengthOfNames(TarEntry entry) {
        long own = entry.metadata().path().length();
        return switch (entry) {
            case TarEntry.SymbolicLink link -> own + link.target().length();
            case TarEntry.HardLink link -> own + link.target().length();
            case TarEntry.RegularFile _,
                    TarEntry.Directory _,
                    TarEntry.DeviceNode _,
                    TarEntry.Fifo _ ->
                    own;
        };
    }

    /// A later file of the same path wins, as it does when an archive is unpacked.
    private static void add(
            TarEntry entry, LongFunction<FileSlice> content, Map<String, Member> members)
            throws ArchiveException {
        var path = entry.metadata().path();
        switch (entry) {
            case TarEntry.RegularFile whole when hasNoHoles(whole) ->
                    members.put(path, new Member.Content(content.apply(whole.size())));
            case TarEntry.RegularFile _ -> members.put(path, new Member.Holes());
            case TarEntry.SymbolicLink link -> {
                var directory = ArchivePaths.parentOf(path);
                members.put(path, new Member.Link(ArchivePaths.resolve(directory, link.target())));
            }
            case TarEntry.HardLink link -> members.put(path, new Member.Link(link.target()));
            case TarEntry.Directory _, TarEntry.DeviceNode _, TarEntry.Fifo _ ->
                    members.remove(path);
        }
    }

    private static boolean hasNoHoles(TarEntry.RegularFile file) {
        return file.extents().size() == 1 && file.extents().getFirst().length() == file.size();
    }

    /// How much has been read: right behind an entry's header its content begins.
    private static final class Position extends FilterInputStream {

        private long position;

        Position(InputStream in) {
            super(new BufferedInputStream(in, 256 << 10));
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            position += Math.max(count, 0);
            return count;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long count = super.skip(wanted);
            position += count;
            return count;
        }
    }

    @Override
    public Optional<ArchivedFile> find(String path) throws IOException {
        var name = ArchivePaths.resolve("", path);
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            var member = Optional.ofNullable(members.get(name));
            if (member.isEmpty()) {
                return Optional.empty();
            }
            switch (member.get()) {
                case Member.Content(var slice) -> {
                    return Optional.of(slice);
                }
                case Member.Link(var target) -> name = target;
                case Member.Holes() -> throw new ArchiveException(ArchiveMessage.SPARSE, path);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
