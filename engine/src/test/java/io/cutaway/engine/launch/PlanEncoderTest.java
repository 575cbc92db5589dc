package io.cutaway.engine.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.FilterSyscalls;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.Inode;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.SetResourceLimit;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.IdMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@DisplayName("An encoded plan")
class PlanEncoderTest {

    @Test
    void hasAHeaderThatSaysHowManyOperationsFollow() {
        var bytes = ByteBuffer.wrap(PlanEncoder.encode(List.of(execute(), execute())));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        var magic = new byte[8];
        bytes.get(magic);
        assertEquals("CUTAWAY\0", new String(magic, StandardCharsets.US_ASCII));
        assertEquals(1, bytes.getInt());
        assertEquals(2, bytes.getInt());
    }

    @Test
    void givesEachOperationItsNumberAndFields() {
        check(execute(), "28 [1, true, A=ä]");
        check(new Operation.PivotRoot(), "18 []");
        check(
                new CloneTree(
                        7,
                        "/a",
                        Optional.of(new Inode(64, 12)),
                        true,
                        Set.of(MountAttribute.READ_ONLY, MountAttribute.NO_DEVICES),
                        new IdMaps(IdMap.of(5, 6, 1), IdMap.NONE)),
                "1 [7, /a, -1, 64, 12, 1, 5, 5 6 1\n, ]");
        check(
                new MountOverlay(List.of("l/0", "l/1"), "w/upper", "w/work", Set.of(), true),
                "8 [l/0:l/1, w/upper, w/work, 0, userxattr,volatile]");
        check(
                new Mount(
                        "tmpfs",
                        "shm",
                        "/dev/shm",
                        Set.of(MountAttribute.NO_SET_ID),
                        List.of("mode=1777", "size=1k")),
                "9 [tmpfs, shm, /dev/shm, 2, mode=1777,size=1k]");
        check(new SetUser(1, 2, List.of(3L, 4L)), "23 [1, 2, 3,4]");
    }

    @Test
    void writesAnUnlimitedResourceAsTheKernelsLargestNumber() {
        check(new SetResourceLimit(7, 1024, -1), "20 [7, 1024, 18446744073709551615]");
    }

    @Test
    void keepsTheBytesOfAFilterAsTheyAre() {
        var program = SeccompProgram.of("p", new byte[] {6, 0, 0, 0, 0, 0, (byte) 0xff, 0x7f});
        var bytes = PlanEncoder.encode(List.of(new FilterSyscalls(program)));
        assertEquals((byte) 0xff, bytes[bytes.length - 3]);
    }

    @Test
    void isRefusedAboveTheLimit() {
        var huge = "x".repeat(PlanEncoder.LIMIT);
        assertThrows(
                IllegalArgumentException.class,
                () -> PlanEncoder.encode(List.of(new Execute(List.of(huge), List.of()))));
        assertThrows(IllegalArgumentException.class, () -> new LaunchPlan(Collections.emptyList()));
    }

    private static Execute execute() {
        return new Execute(List.of("true"), List.of("A=ä"));
    }

    private static void check(Operation operation, String expected) {
        var bytes = ByteBuffer.wrap(PlanEncoder.encode(List.of(operation)));
        bytes.order(ByteOrder.LITTLE_ENDIAN).position(16);
        var kind = bytes.getShort();
        var fields = new String[bytes.getShort()];
        for (var i = 0; i < fields.length; i++) {
            var field = new byte[bytes.getInt()];
            bytes.get(field);
            assertEquals(0, bytes.get());
            fields[i] = new String(field, StandardCharsets.UTF_8);
        }
        assertEquals(0, bytes.remaining());
        assertEquals(expected, kind + " " + List.of(fields));
    }
}
