package io.cutaway.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.ContainerRequest.ExecInContainer;
import io.cutaway.engine.protocol.VarlinkError;
import io.cutaway.engine.system.Descriptor;

import org.junit.jupiter.api.AfterEach;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What tests of a running helper share.
abstract class ContainerTests {

    final HelperProcess helper;
    final Containers containers;

    ContainerTests(HelperProcess helper) {
        this.helper = helper;
        this.containers = new Containers(helper);
    }

    @AfterEach
    void removeContainers() throws Exception {
        containers.removeAll();
    }

    final Path directory(ContainerId id) {
        return helper.store().resolve("containers/" + id.hex());
    }

    final Streams.Output exec(ContainerId id, String script) throws Exception {
        try (var stream = beginExec(id, script)) {
            return Streams.readToEnd(stream);
        }
    }

    /// Runs one more process.
    ///
    /// @return its streams
    final Descriptor beginExec(ContainerId id, String script) throws Exception {
        var exec =
                new ExecInContainer(
                        id.hex(),
                        List.of("sh", "-c", script),
                        List.of("EXTRA=more"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        return helper.call(exec).descriptors().getFirst();
    }

    static boolean isEmpty(Path directory) throws Exception {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /// What must not work.
    interface Refused {
        Object run() throws Exception;
    }

    static void checkError(String name, String parameter, Refused call) {
        var error = assertThrows(VarlinkError.class, call::run);
        assertEquals(name, error.name(), error.getMessage());
        var message = String.valueOf(error.getMessage());
        assertTrue(message.contains(parameter), message);
    }
}
