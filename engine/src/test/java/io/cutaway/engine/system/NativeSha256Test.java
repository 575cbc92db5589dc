package io.cutaway.engine.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

class NativeSha256Test {

    private static MessageDigest begin() {
        return NativeSha256.begin().orElseThrow();
    }

    /// FIPS 180-4's own example.
    @Test
    void knowsTheHashOfAbc() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HexFormat.of().formatHex(begin().digest(new byte[] {'a', 'b', 'c'})));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 55, 56, 63, 64, 65, 65_535, 65_536, 65_537, 1_000_003})
    void agreesWithJava(int length) throws Exception {
        var bytes = new byte[length + 7];
        new Random(length).nextBytes(bytes);
        var ours = begin();
        var javas = MessageDigest.getInstance("SHA-256");
        for (var hash : new MessageDigest[] {ours, javas}) {
            hash.update(bytes, 7, length / 3);
            hash.update(bytes[0]);
            hash.update(bytes, 7 + length / 3, length - length / 3);
        }
        assertArrayEquals(javas.digest(), ours.digest());
    }

    @Test
    void beginsAnewAfterAResultAndAReset() {
        var hash = begin();
        var first = hash.digest(new byte[] {1});
        hash.update((byte) 9);
        hash.reset();
        assertArrayEquals(first, hash.digest(new byte[] {1}));
    }
}
