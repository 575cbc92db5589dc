package io.cutaway.app.archive;

import io.cutaway.engine.system.Descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// A piece of an open file, read without moving where the file stands.
///
/// @param path of the file; absent when it has no name any more
/// @param start of the piece in the file
record FileSlice(FileChannel file, Optional<Path> path, long start, long size)
        implements ArchivedFile {

    @Override
    public Optional<Descriptor> descriptor(long offset) {
        return path.flatMap(p -> ArchivedFile.descriptor(p, start + offset));
    }

    @Override
    public InputStream open(long offset) {
        return new Content(start + offset, size - offset);
    }

    private final class Content extends InputStream {

        private long position;
        private long left;

        Content(long position, long left) {
            this.position = position;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int wanted = (int) Math.min(length, left);
            int count = file.read(ByteBuffer.wrap(buffer, offset, wanted), position);
            if (count > 0) {
                position += count;
                left -= count;
            }
            return count;
        }

        /// Reads nothing.
        @Override
        public long skip(long wanted) throws IOException {
            long count = Math.clamp(wanted, 0, Math.min(left, file.size() - position));
            position += count;
            left -= count;
            return count;
        }
    }
}
