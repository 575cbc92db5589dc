package io.cutaway.engine.container;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

@DisplayName("A container specification")
class ContainerSpecTest {

    @Test
    void takesWhatMakesSense() {
        accepted(spec -> spec.name("web-1.x_y"));
        accepted(spec -> spec.environment("A="));
        accepted(spec -> spec.hostname("a.b-c"));
        accepted(spec -> spec.bind(bind("/a", "/b")).bind(bind("/a", "/c")));
    }

    @Test
    void refusesWhatASystemCallWouldMisunderstand() {
        refused("NUL", spec -> spec.command(List.of("a\0b")));
        refused("NUL", spec -> spec.environment("A=\0"));
        refused("NAME=value", spec -> spec.environment("A"));
        refused("NAME=value", spec -> spec.environment("=x"));
        refused("hostname", spec -> spec.hostname("a b"));
        refused("hostname", spec -> spec.hostname("-a"));
        refused("hostname", spec -> spec.hostname("a".repeat(65)));
        refused("absolute", spec -> spec.workingDirectory("tmp"));
        refused("name", spec -> spec.name("../x"));
        refused("name", spec -> spec.name(""));
    }

    @Test
    void ofAnotherImageIsOtherwiseTheSame() {
        var spec =
                ContainerSpecBuilder.of("one")
                        .name("web")
                        .command(List.of("a", "b"))
                        .environment("A=b")
                        .hostname("host")
                        .readOnly(true)
                        .bind(bind("/a", "/b"))
                        .interactive(true)
                        .build();
        assertEquals("two", spec.withImage("two").image());
        assertEquals(spec, spec.withImage("two").withImage("one"));
    }

    @Test
    void refusesTwoMountsOnOnePlaceAndOneOverTheRoot() {
        refused("two mounts", spec -> spec.bind(bind("/a", "/b")).bind(bind("/c", "/b")));
        refused(
                "two mounts",
                spec ->
                        spec.bind(bind("/a", "/b"))
                                .temporaryFilesystem(new TemporaryFilesystem("/b", List.of())));
        refused("hide", spec -> spec.bind(bind("/a", "/")));
    }

    @Test
    void refusesOptionsThatWouldReachTheKernelAsOthers() {
        refused(
                "options",
                spec ->
                        spec.temporaryFilesystem(
                                new TemporaryFilesystem("/t", List.of("size=1m,uid=0"))));
    }

    @Test
    void saysHowAProcessEnded() {
        assertEquals(new ExitStatus(3, 0), ExitStatus.ofWaitStatus(3 << 8));
        assertEquals(new ExitStatus(0, 9), ExitStatus.ofWaitStatus(9));
        assertEquals(137, ExitStatus.ofWaitStatus(9).shellCode());
        assertEquals(139, ExitStatus.ofWaitStatus(11 | 0x80).shellCode());
    }

    private static HostBind bind(String source, String target) {
        return new HostBind(source, target, Set.of());
    }

    private static void accepted(UnaryOperator<ContainerSpecBuilder> change) {
        assertDoesNotThrow(() -> change.apply(ContainerSpecBuilder.of("image")).build());
    }

    private static void refused(String because, UnaryOperator<ContainerSpecBuilder> change) {
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> change.apply(ContainerSpecBuilder.of("image")).build());
        assertTrue(String.valueOf(refusal.getMessage()).contains(because), refusal.toString());
    }
}
