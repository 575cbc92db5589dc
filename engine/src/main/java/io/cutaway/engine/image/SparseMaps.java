package io.cutaway.engine.image;

import io.cutaway.engine.image.TarEntry.Extent;
import io.cutaway.engine.image.TarFormatException.Code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The four ways GNU tar has written maps of holes (GNU tar manual, "Storing Sparse Files").
final class SparseMaps {

    private static final int MOST_EXTENTS = 1 << 20;
    private static final int NUMBER = 12;

    private final TarBlocks blocks;
    private final TarNumbers numbers;

    SparseMaps(TarBlocks blocks) {
        this.blocks = blocks;
        this.numbers = new TarNumbers(blocks);
    }

    /// Versions 0.0 and 0.1: in the extended header, `offset,length,offset,length…`.
    List<Extent> listed(String map, long size) throws IOException {
        var parts = map.split(",", -1);
        var extents = new ArrayList<Extent>();
        for (var i = 0; i + 1 < parts.length; i += 2) {
            extents.add(new Extent(numbers.decimal(parts[i]), numbers.decimal(parts[i + 1])));
        }
        if (parts.length % 2 != 0) {
            throw blocks.problem(Code.BAD_SPARSE_MAP);
        }
        return checked(extents, size);
    }

    /// The map of version 1.0 and how many bytes of the entry's content it took.
    record Leading(List<Extent> extents, long bytes) {}

    /// Version 1.0: decimal lines at the beginning of the content, filled up to whole blocks.
    Leading leading(long size, long stored) throws IOException {
        var lines = new Lines(stored);
        var count = lines.next();
        if (count > MOST_EXTENTS) {
            throw blocks.problem(Code.HEADER_TOO_LARGE);
        }
        var extents = new ArrayList<Extent>();
        for (long i = 0; i < count; i++) {
            extents.add(new Extent(lines.next(), lines.next()));
        }
        return new Leading(checked(extents, size), lines.taken);
    }

    /// Decimal numbers, each with a line end, read block by block.
    private final class Lines {
        private final long available;
        private byte[] block = new byte[0];
        private int at;
        private long taken;

        Lines(long available) {
            this.available = available;
        }

        long next() throws IOException {
            var digits = new StringBuilder();
            for (var c = read(); c != '\n'; c = read()) {
                if (digits.append((char) c).length() > 20) {
                    throw blocks.problem(Code.BAD_SPARSE_MAP);
                }
            }
            return numbers.decimal(digits.toString());
        }

        private byte read() throws IOException {
            if (at == block.length) {
                if (taken + TarBlocks.SIZE > available + TarBlocks.padding(available)) {
                    throw blocks.problem(Code.BAD_SPARSE_MAP);
                }
                block = blocks.read();
                taken += block.length;
                at = 0;
            }
            return block[at++];
        }
    }

    /// The old GNU format (type `S`): four extents in the header, then blocks of twenty-one.
    List<Extent> old(byte[] header, long size) throws IOException {
        var extents = new ArrayList<Extent>();
        take(header, 386, 4, extents);
        for (var more = header[482] != 0; more; ) {
            var block = blocks.read();
            take(block, 0, 21, extents);
            more = block[504] != 0;
            if (extents.size() > MOST_EXTENTS) {
                throw blocks.problem(Code.HEADER_TOO_LARGE);
            }
        }
        return checked(extents, size);
    }

    private void take(byte[] block, int from, int count, List<Extent> extents) throws IOException {
        for (var i = 0; i < count; i++) {
            var at = from + i * 2 * NUMBER;
            if (block[at] == 0) {
                return;
            }
            extents.add(
                    new Extent(
                            numbers.size(block, at, NUMBER),
                            numbers.size(block, at + NUMBER, NUMBER)));
        }
    }

    private List<Extent> checked(List<Extent> extents, long size) throws IOException {
        long end = 0;
        for (var extent : extents) {
            // Written so that no sum can overflow.
            if (extent.offset() < end || extent.length() > size - extent.offset()) {
                throw blocks.problem(Code.BAD_SPARSE_MAP);
            }
            end = extent.offset() + extent.length();
        }
        return extents;
    }
}
