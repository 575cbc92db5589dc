package io.cutaway.helper.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.protocol.Problem.NoCommand;
import io.cutaway.engine.protocol.ProblemException;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ProcessDefaultsTest {

    @Test
    void joinsEntryPointAndCommandAsDockerDoes() {
        check("e c", spec());
        check("e x", spec().command(List.of("x")));
        check("y", spec().entrypoint(List.of("y")));
        check("y x", spec().entrypoint(List.of("y")).command(List.of("x")));
        check("x", spec().entrypoint(List.of()).command(List.of("x")));
    }

    @Test
    void needsSomethingToRun() {
        var spec = spec().entrypoint(List.of()).build();
        var refused =
                assertThrows(
                        ProblemException.class, () -> ProcessDefaults.arguments(spec, image()));
        assertEquals(new NoCommand("image"), refused.problem());
    }

    @Test
    void replacesVariablesByName() {
        assertEquals(
                List.of("A=2", "B=1", "C=3"),
                ProcessDefaults.merged(List.of("A=1", "B=1"), List.of("A=2", "C=3")));
    }

    private static void check(String expected, ContainerSpecBuilder spec) {
        assertEquals(expected, String.join(" ", ProcessDefaults.arguments(spec.build(), image())));
    }

    private static ContainerSpecBuilder spec() {
        return ContainerSpecBuilder.of("image");
    }

    private static ImageConfig image() {
        return new ImageConfig(
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of("e"),
                List.of("c"),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}
