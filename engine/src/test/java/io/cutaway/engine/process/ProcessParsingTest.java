package io.cutaway.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// On files captured from a kernel.
class ProcessParsingTest {

    private static final String ODD_NAME = ") R 1\n\\(ä ";

    @Test
    void aStatusIsReadLineByLine() throws IOException {
        var status = ProcessStatus.parse(captured("odd-name.status"));
        assertEquals(ODD_NAME, status.name());
        assertEquals(ProcessState.SLEEPING, status.state());
        assertEquals(19736, status.pid());
        assertEquals(19676, status.parentPid());
        assertEquals(new Ids(33, 1000, 0, 1000), status.userIds());
        assertEquals(new Ids(33, 33, 33, 33), status.groupIds());
        assertEquals(List.of(4L, 27L, 4294967294L), status.supplementaryGroups());
        assertEquals(1, status.threads());
        assertTrue(status.noNewPrivileges());
        assertEquals(SeccompMode.DISABLED, status.seccomp());
        assertEquals(OptionalLong.of(11432 * 1024), status.residentBytes());
    }

    @Test
    void capabilitiesOfAStatusAreItsFiveSets() throws IOException {
        var status = ProcessStatus.parse(captured("odd-name.status"));
        assertEquals(CapabilitySet.NONE, status.inheritable());
        assertEquals(CapabilitySet.NONE, status.effective());
        assertEquals(
                CapabilitySet.ALL.minus(CapabilitySet.of(Capability.SYS_RESOURCE)),
                status.permitted());
        assertEquals(status.permitted(), status.bounding());
        assertEquals(CapabilitySet.NONE, status.ambient());
    }

    @Test
    void aNestedProcessHasAPidInEachNamespace() throws IOException {
        var status = ProcessStatus.parse(captured("nested.status"));
        assertEquals(List.of(19747, 2, 1), status.pidsByNamespace());
        assertEquals(1, status.innermostPid());
    }

    @Test
    void aZombieAndAKernelThreadHaveNoMemory() throws IOException {
        var zombie = ProcessStatus.parse(captured("zombie.status"));
        assertEquals(ProcessState.ZOMBIE, zombie.state());
        assertEquals(OptionalLong.empty(), zombie.residentBytes());
        var thread = ProcessStatus.parse(captured("kernel-thread.status"));
        assertEquals("kthreadd", thread.name());
        assertEquals(List.of(), thread.supplementaryGroups());
        assertEquals(OptionalLong.empty(), thread.residentBytes());
    }

    @Test
    void aStatusWithoutWhatEveryKernelWritesIsRefused() throws IOException {
        var whole = new String(captured("nested.status"), StandardCharsets.UTF_8);
        checkBroken("");
        checkBroken("not a status");
        checkBroken(whole.substring(0, whole.indexOf("Uid:")));
        checkBroken(whole.replace("Pid:\t", "Pid:\tx"));
        checkBroken(whole.replace("Uid:\t0\t", "Uid:\t"));
        checkBroken(whole.replaceAll("CapEff:\t.*", "CapEff:\tzz"));
        checkBroken(whole.replaceAll("Seccomp:\t.*", "Seccomp:\t9"));
    }

    private static void checkBroken(String status) {
        assertThrows(ProcessFormatException.class, () -> ProcessStatus.parse(status), status);
    }

    @Test
    void aCommandWithParenthesesAndNewlinesDoesNotShiftTheFields() throws IOException {
        var stat = ProcessStat.parse(captured("odd-name.stat"));
        assertEquals(
                new ProcessStat(19736, ODD_NAME, ProcessState.SLEEPING, 19676, 0, 0, 205800), stat);
    }

    @Test
    void aStatThatEndsEarlyIsRefused() throws IOException {
        var whole = new String(captured("odd-name.stat"), StandardCharsets.UTF_8);
        var fields = whole.split(" ");
        for (var length = 0; length < fields.length; length++) {
            var cut = String.join(" ", List.of(fields).subList(0, length));
            if (!cut.contains(" 205800")) {
                assertThrows(ProcessFormatException.class, () -> ProcessStat.parse(cut), cut);
            }
        }
        assertThrows(
                ProcessFormatException.class,
                () -> ProcessStat.parse(whole.replace(" 205800 ", " x ")));
    }

    @Test
    void idsAreTranslatedBothWays() {
        var map =
                IdMap.parse("         0       1000          1\n         1     100000      65536\n");
        checkId(map, 0, OptionalLong.of(1000));
        checkId(map, 1, OptionalLong.of(100000));
        checkId(map, 65536, OptionalLong.of(165535));
        assertEquals(OptionalLong.empty(), map.toOutside(65537));
        assertEquals(OptionalLong.empty(), map.toInside(999));
        assertEquals(OptionalLong.empty(), map.toInside(165536));
        checkId(IdMap.IDENTITY, 4294967294L, OptionalLong.of(4294967294L));
        assertEquals(OptionalLong.empty(), IdMap.IDENTITY.toInside(4294967295L));
        assertEquals(OptionalLong.empty(), IdMap.parse("").toInside(0));
    }

    private static void checkId(IdMap map, long inside, OptionalLong outside) {
        assertEquals(outside, map.toOutside(inside));
        assertEquals(OptionalLong.of(inside), map.toInside(outside.orElseThrow()));
    }

    @Test
    void aMapThatIsNotThreeNumbersIsRefused() {
        for (var broken : List.of("0 1", "0 1 2 3", "a b c", "0 0 0", "-1 0 1")) {
            assertThrows(ProcessFormatException.class, () -> IdMap.parse(broken), broken);
        }
    }

    @Test
    void aNamespaceIsItsKindAndInode() {
        var id = NamespaceId.parse("mnt:[4026531841]");
        assertEquals(new NamespaceId(NamespaceKind.MNT, 4026531841L), id);
        assertEquals("mnt:[4026531841]", id.toString());
        for (var broken : List.of("mnt:[]", "mnt", "mnt:[1", "moon:[1]", "mnt:[-1]", "mnt:[1]x")) {
            assertThrows(ProcessFormatException.class, () -> NamespaceId.parse(broken), broken);
        }
    }

    @Test
    void capabilitiesHaveTheNumbersOfTheKernelsHeader() {
        assertEquals(0, Capability.CHOWN.number());
        assertEquals(21, Capability.SYS_ADMIN.number());
        assertEquals(40, Capability.CHECKPOINT_RESTORE.number());
        assertEquals(
                IntStream.rangeClosed(0, 40).boxed().toList(),
                Arrays.stream(Capability.values()).map(Capability::number).toList());
    }

    @Test
    void capabilitiesAreFoundByAnyOfTheirSpellings() {
        var admin = Optional.of(CapabilitySet.of(Capability.NET_ADMIN));
        for (var name : List.of("NET_ADMIN", "net_admin", "CAP_NET_ADMIN", "cap_net_admin")) {
            assertEquals(admin, CapabilitySet.named(name), name);
        }
        assertEquals(Optional.of(CapabilitySet.ALL), CapabilitySet.named("all"));
        assertEquals(Optional.empty(), CapabilitySet.named("NET"));
        assertEquals(Optional.empty(), CapabilitySet.named(""));
    }

    @Test
    void theDefaultSetIsElevenCapabilities() {
        assertEquals(0x800405fbL, CapabilitySet.CONTAINER_DEFAULT.mask());
        assertEquals(11, CapabilitySet.CONTAINER_DEFAULT.names().size());
        assertFalse(CapabilitySet.CONTAINER_DEFAULT.contains(Capability.SYS_ADMIN));
    }

    @Test
    void aBitWithoutANameIsShownAsItsNumber() {
        var set = CapabilitySet.ofHexadecimal("8000020000000001");
        assertEquals(List.of("CAP_CHOWN", "41", "63"), set.names());
    }

    private static byte[] captured(String name) throws IOException {
        try (var in = ProcessParsingTest.class.getResourceAsStream("/process/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
