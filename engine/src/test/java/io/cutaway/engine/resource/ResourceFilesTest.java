package io.cutaway.engine.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.OptionalLong;

@DisplayName("Files about resources")
class ResourceFilesTest {

    /// As a kernel 6.12 writes it.
    private static final String CPU_STAT =
            "usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\nnr_periods 0\n";

    private static final String ROLLUP =
            """
            55d4b4a00000-7ffd2a5f2000 ---p 00000000 00:00 0                  [rollup]
            Rss:                3580 kB
            Pss:                 893 kB
            Pss_Dirty:           412 kB
            """;

    @Test
    void giveProcessorTimeInMicroseconds() {
        assertEquals(1_234_567, ResourceFiles.cpuMicros(CPU_STAT));
    }

    @Test
    void giveLimitsUnlessTheySayMax() {
        assertEquals(
                OptionalLong.of(268_435_456), ResourceFiles.limit("memory.max", "268435456\n"));
        assertEquals(OptionalLong.empty(), ResourceFiles.limit("memory.max", "max\n"));
        assertEquals(OptionalLong.of(1500), ResourceFiles.cpuLimit("150000 100000\n"));
        assertEquals(OptionalLong.empty(), ResourceFiles.cpuLimit("max 100000\n"));
    }

    @Test
    void giveTheLineThatWasAskedForAndNoOtherThatBeginsLikeIt() {
        assertEquals(OptionalLong.of(893 * 1024), ResourceFiles.kibibytes("rollup", ROLLUP, "Pss"));
        assertEquals(OptionalLong.empty(), ResourceFiles.kibibytes("rollup", ROLLUP, "Ps"));
    }

    @Test
    void giveThePathInTheUnifiedHierarchyBesideOlderOnes() {
        var hybrid = "12:pids:/user\n1:name=systemd:/user\n0::/user.slice/a b.scope\n";
        assertEquals(Optional.of("/user.slice/a b.scope"), ResourceFiles.unifiedPath(hybrid));
        assertEquals(Optional.empty(), ResourceFiles.unifiedPath("1:name=systemd:/user\n"));
        assertEquals(Optional.empty(), ResourceFiles.unifiedPath("0::../elsewhere\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user_usec 5", "usage_usec", "usage_usec -5", "usage_usec 0x10"})
    void areRefusedAsCpuStat(String broken) {
        assertThrows(ResourceFormatException.class, () -> ResourceFiles.cpuMicros(broken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "max", "100", "100 0", "100 -1", "a 100000", "1 2 3", "1e5 100000"})
    void areRefusedAsCpuMax(String broken) {
        assertThrows(ResourceFormatException.class, () -> ResourceFiles.cpuLimit(broken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "12 MB", "99999999999999999999", "unlimited"})
    void areRefusedAsLimit(String broken) {
        assertThrows(ResourceFormatException.class, () -> ResourceFiles.limit("pids.max", broken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MemTotal:", "MemTotal: 5", "MemTotal: x kB", "MemTotal: -5 kB"})
    void areRefusedAsMemory(String broken) {
        assertThrows(
                ResourceFormatException.class,
                () -> ResourceFiles.kibibytes("meminfo", broken, "MemTotal"));
    }
}
