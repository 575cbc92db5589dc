package io.cutaway.engine.launch;

import java.util.Base64;

/// A compiled filter: an array of `struct sock_filter` (linux/filter.h), eight bytes each.
///
/// @param profile name of the list of calls it was compiled from
/// @param base64 the array's bytes, so that a plan in JSON is whole
public record SeccompProgram(String profile, String base64) {

    /// The kernel's limit (BPF_MAXINSNS).
    private static final int MOST_INSTRUCTIONS = 4096;

    public SeccompProgram {
        var length = Base64.getDecoder().decode(base64).length;
        if (length == 0 || length % 8 != 0 || length > 8 * MOST_INSTRUCTIONS) {
            throw new IllegalArgumentException("a filter of " + length + " bytes");
        }
    }

    /// The program that `bytes` holds.
    public static SeccompProgram of(String profile, byte[] bytes) {
        return new SeccompProgram(profile, Base64.getEncoder().encodeToString(bytes));
    }

    /// The array as the kernel takes it.
    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}
