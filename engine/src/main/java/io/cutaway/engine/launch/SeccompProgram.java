package io.cutaway.engine.launch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/// A compiled filter: an array of `struct sock_filter` (linux/filter.h), eight bytes each.
///
/// @param profile name of the list of calls it was compiled from
/// @param bytes never changed after construction
public record SeccompProgram(String profile, @JsonIgnore byte[] bytes) {

    public SeccompProgram {
        if (bytes.length == 0 || bytes.length % 8 != 0 || bytes.length > 8 * 4096) {
            throw new IllegalArgumentException("a filter of " + bytes.length + " bytes");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /// How many instructions the kernel may have to run for one call.
    @JsonProperty("instructions")
    public int instructions() {
        return bytes.length / 8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeccompProgram(var otherProfile, var otherBytes)
                && profile.equals(otherProfile)
                && Arrays.equals(bytes, otherBytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
