package io.cutaway.app.cli;

/// Whether what has passed ends as a tar archive does: after whole blocks, with two of zeros.
final class ArchiveEnd {

    private static final int BLOCK = 512;

    private long length;
    private long zeros;

    void add(byte[] bytes, int count) {
        length += count;
        int at = count;
        while (at > 0 && bytes[at - 1] == 0) {
            at--;
        }
        zeros = at == 0 ? zeros + count : count - at;
    }

    boolean isWhole() {
        return length % BLOCK == 0 && zeros >= 2 * BLOCK;
    }
}
