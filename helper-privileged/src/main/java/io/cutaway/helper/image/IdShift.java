package io.cutaway.helper.image;

import io.cutaway.helper.image.ImageException.Code;

/// Which owner a file of a layer gets on disk.
public sealed interface IdShift {

    /// The id on disk.
    ///
    /// @throws ImageException with [ImageException.Code#UNMAPPED_ID] when there is none
    int onDisk(long id) throws ImageException;

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
        public int root() {
            return base;
        }
    }
}
