package io.cutaway.helper.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Stream;

class IdBlocksTest {

    private static final long AFTER_SYSTEMD = 0x70000000L;

    @Test
    void beginsAboveWhatSystemdAndTheAdministratorGaveAway() {
        check(AFTER_SYSTEMD);
        check(AFTER_SYSTEMD, "user:100000:65536", "broken", "user:x:y");
        check(AFTER_SYSTEMD + IdBlocks.SIZE, "far:" + AFTER_SYSTEMD + ":1");
        check(AFTER_SYSTEMD + IdBlocks.SIZE, "far:" + AFTER_SYSTEMD + ":65536");
        check(AFTER_SYSTEMD + 2 * IdBlocks.SIZE, "far:" + AFTER_SYSTEMD + ":65537");
    }

    private static void check(long expected, String... lines) {
        assertEquals(expected, IdBlocks.firstFree(Stream.of(lines)));
    }

    @Test
    void needsRoomForLayersAndOneContainer() {
        long last = 0xFFFF0000L - 2 * IdBlocks.SIZE;
        assertTrue(new IdBlocks(last).isRoomy());
        assertFalse(new IdBlocks(last + 1).isRoomy());
        assertFalse(new IdBlocks(0).isRoomy());
    }

    @Test
    void givesEachContainerABlockOfItsOwn() {
        var blocks = new IdBlocks(AFTER_SYSTEMD);
        long first = AFTER_SYSTEMD + IdBlocks.SIZE;
        assertEquals(first, blocks.free(Set.of()));
        assertEquals(first + IdBlocks.SIZE, blocks.free(Set.of(first)));
        assertEquals(first, blocks.free(Set.of(first + IdBlocks.SIZE)));
    }
}
