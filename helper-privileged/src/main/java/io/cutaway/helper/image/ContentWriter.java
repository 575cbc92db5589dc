package io.cutaway.helper.image;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarReader;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;

import java.io.IOException;

/// Writes the content of a layer's files. Pages of zeros become holes, as the archive's own holes
/// do: what takes no room in the archive takes none on the disk.
final class ContentWriter {

    private final byte[] buffer = new byte[128 << 10];

    /// @param file new and empty
    /// @param reader stands at the entry
    void write(Descriptor file, TarEntry.RegularFile entry, TarReader reader) throws IOException {
        long end = 0;
        for (var extent : entry.extents()) {
            long at = extent.offset();
            for (long left = extent.length(); left > 0; ) {
                int count = reader.read(buffer, 0, (int) Math.min(left, buffer.length));
                end = writePages(file, at, count, end);
                at += count;
                left -= count;
            }
        }
        if (end < entry.size()) {
            FileCalls.ftruncate(file, entry.size());
        }
    }

    /// Writes the buffer's beginning.
    ///
    /// @param end where the file stands, which is the end of what was written
    /// @return the same afterwards
    private long writePages(Descriptor file, long at, int count, long end) {
        long stands = end;
        for (int from = 0; from < count; ) {
            boolean isHole = isHole(from, count);
            int to = from;
            do {
                to = Math.min(count, to + Zeros.PAGE);
            } while (to < count && isHole(to, count) == isHole);
            if (!isHole) {
                if (stands != at + from) {
                    FileCalls.lseek(file, at + from);
                }
                FileCalls.writeAll(file, buffer, from, to - from);
                stands = at + to;
            }
            from = to;
        }
        return stands;
    }

    private boolean isHole(int from, int count) {
        return Zeros.only(buffer, from, Math.min(Zeros.PAGE, count - from));
    }
}
