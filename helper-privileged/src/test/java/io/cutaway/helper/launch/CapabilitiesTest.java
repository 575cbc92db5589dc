package io.cutaway.helper.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.protocol.ProblemException;

import org.junit.jupiter.api.Test;

import java.util.List;

class CapabilitiesTest {

    private static final long NET_BIND_SERVICE = 1L << 10;
    private static final long NET_ADMIN = 1L << 12;
    private static final long DEFAULT = CapabilitySet.CONTAINER_DEFAULT.mask();

    @Test
    void areTheDefaultOnesWithWhatIsAddedAndWithoutWhatIsDropped() {
        check(DEFAULT, List.of(), List.of());
        check(DEFAULT | NET_ADMIN, List.of("NET_ADMIN"), List.of());
        check(DEFAULT & ~NET_BIND_SERVICE, List.of(), List.of("cap_net_bind_service"));
        check(CapabilitySet.ALL.mask(), List.of("all"), List.of());
        check(CapabilitySet.ALL.mask() & ~NET_ADMIN, List.of("ALL"), List.of("NET_ADMIN"));
    }

    @Test
    void areThoseThatAreAddedWhenAllAreDropped() {
        check(0, List.of(), List.of("ALL"));
        check(NET_ADMIN, List.of("NET_ADMIN"), List.of("ALL"));
        check(0, List.of("NET_ADMIN"), List.of("ALL", "NET_ADMIN"));
    }

    @Test
    void haveNames() {
        assertThrows(
                ProblemException.class, () -> Capabilities.mask(List.of("NO_SUCH"), List.of()));
    }

    private static void check(long expected, List<String> added, List<String> dropped) {
        assertEquals(expected, Capabilities.mask(added, dropped));
    }
}
