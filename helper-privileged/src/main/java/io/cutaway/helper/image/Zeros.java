package io.cutaway.helper.image;

import java.util.Arrays;

/// Bytes that say nothing.
final class Zeros {

    /// What file systems keep or leave out as a whole, in bytes.
    static final int PAGE = 4096;

    private static final byte[] ZEROS = new byte[PAGE];

    private Zeros() {}

    static boolean only(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at += PAGE) {
            int end = Math.min(offset + length, at + PAGE);
            if (!Arrays.equals(bytes, at, end, ZEROS, 0, end - at)) {
                return false;
            }
        }
        return true;
    }
}
