package io.cutaway.helper.image;

import io.cutaway.helper.image.ImageException.Code;

/// Which owner a file of a layer gets on disk, and the way back.
public sealed interface IdShift {

    /// The id that nobody has: what the kernel shows for an id that has no name in a namespace.
    long NOBODY = 65534;

    /// The id on disk.
    ///
    /// @throws ImageException with [ImageException.Code#UNMAPPED_ID] when there is none
    int onDisk(long id) throws ImageException;

    /// What an id on disk is called in an archive; [#NOBODY] when it is none of a container's.
    default long inArchive(int id) {
        return Integer.toUnsignedLong(id);
    }

    /// The id on disk of a container's root.
    default int root() {
        return 0;
    }

    /// Rootless: the ids as the helper's user namespace has them. What it doesn't map, the kernel
    /// refuses.
    record AsInArchive() implements IdShift {

        @Override
        public int onDisk(long id) {
            return (int) id;
        }
    }

    /// A user namespace with a single id: everything belongs to it.
    record AllToRoot() implements IdShift {

        @Override
        public int onDisk(long id) {
            return 0;
        }
    }

    /// Root for root: ids of a reserved block, so that no file is set-uid for a real account.
    ///
    /// @param base the first id of the block
    record ToBlock(int base) implements IdShift {

        private static final int SIZE = 65536;

        @Override
        public int onDisk(long id) throws ImageException {
            if (id >= SIZE) {
                throw new ImageException(Code.UNMAPPED_ID, Long.toString(id));
            }
            return base + (int) id;
        }

        @Override
        public long inArchive(int id) {
            long inside = Integer.toUnsignedLong(id) - Integer.toUnsignedLong(base);
            return inside >= 0 && inside < SIZE ? inside : NOBODY;
        }

        @Override
        public int root() {
            return base;
        }
    }
}
