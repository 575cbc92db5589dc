package io.cutaway.icons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.IkonProvider;

import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@DisplayName("Cutaway's icons")
class CutawayIconTest {

    private static final CutawayIkonHandler HANDLER = new CutawayIkonHandler();

    @Test
    void haveNamesAndCodesThatStay() {
        assertEquals(
                """
                e900 cutaway-container
                e901 cutaway-namespace
                e902 cutaway-layer
                e903 cutaway-writable-layer
                e904 cutaway-whiteout
                e905 cutaway-mount
                e906 cutaway-shim
                e907 cutaway-launch-plan
                """,
                Stream.of(CutawayIcon.values())
                        .map(icon -> "%x %s%n".formatted(icon.getCode(), icon.getDescription()))
                        .collect(Collectors.joining()));
    }

    @Test
    void areFoundByTheirNames() {
        for (var icon : CutawayIcon.values()) {
            assertTrue(HANDLER.supports(icon.getDescription()));
            assertEquals(icon, HANDLER.resolve(icon.getDescription()));
        }
    }

    @Test
    void leaveOtherNamesToOtherPacks() {
        assertFalse(HANDLER.supports("fth-box"));
        assertThrows(IllegalArgumentException.class, () -> HANDLER.resolve("cutaway-box"));
    }

    @Test
    void areOfferedToIkonli() {
        assertTrue(isOffered(IkonHandler.class, CutawayIkonHandler.class));
        assertTrue(isOffered(IkonProvider.class, CutawayIkonProvider.class));
    }

    private static boolean isOffered(Class<?> service, Class<?> provider) {
        return ServiceLoader.load(service).stream().anyMatch(each -> each.type() == provider);
    }
}
