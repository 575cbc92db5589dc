package io.cutaway.engine.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Timeout(60)
class VarlinkServerTest extends ServedTest {

    @Override
    void handle(VarlinkCall call) {
        if (call.method().endsWith(".Fail")) {
            throw new VarlinkError("org.example.Test.Broken", Map.of());
        }
        call.reply(new Who(call.peer().pid(), call.peer().uid()));
    }

    @Test
    void anUnknownFieldOfTheEnvelopeEndsTheConnection() throws IOException {
        checkEnded("{\"method\":\"org.example.Test.Who\",\"extra\":1}");
        checkEnded("{\"method\":7}");
        checkEnded("{\"parameters\":{}}");
        call("Who", Map.of(), Who.class);
    }

    private void checkEnded(String message) throws IOException {
        try (var connection = VarlinkSocket.connect(directory, "s")) {
            connection.send(Json.MAPPER.readTree(message), List.of());
            assertTrue(connection.receive().isEmpty(), message);
        }
    }

    @Test
    void aOnewayCallHasNoReply() throws IOException {
        try (var connection = VarlinkSocket.connect(directory, "s")) {
            var oneway = "{\"method\":\"org.example.Test.Who\",\"oneway\":true}";
            connection.send(Json.MAPPER.readTree(oneway), List.of());
            var fail = "{\"method\":\"org.example.Test.Fail\"}";
            connection.send(Json.MAPPER.readTree(fail), List.of());
            try (var answer = connection.receive().orElseThrow()) {
                assertEquals("org.example.Test.Broken", answer.json().get("error").asString());
            }
        }
    }

    @Test
    void aPeerThatIsNotAdmittedIsNotHeard() {
        admitted = false;
        assertThrows(IOException.class, () -> call("Who", Map.of(), Who.class));
        admitted = true;
    }

    @Test
    void aConnectionTooManyIsClosed() throws IOException {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < 64; i++) {
            connections.add(VarlinkSocket.connect(directory, "s"));
        }
        until("all are accepted", () -> server().connections() == 64);
        try (var more = VarlinkSocket.connect(directory, "s")) {
            assertTrue(more.receive().isEmpty());
        }
        connections.forEach(Connection::close);
        until("all have ended", () -> server().connections() == 0);
        call("Who", Map.of(), Who.class);
    }

    @Test
    void aDirectoryThatOthersMayEnterIsRefusedByBothSides() throws IOException {
        chmod("rwx--x---");
        assertThrows(IOException.class, this::listen);
        assertThrows(IOException.class, () -> call("Who", Map.of(), Who.class));
        chmod("rwx------");
        call("Who", Map.of(), Who.class);
        Files.createSymbolicLink(parent.resolve("link"), directory);
        assertThrows(IOException.class, () -> VarlinkSocket.connect(parent.resolve("link"), "s"));
    }

    @Test
    void theSocketIsPrivateAndReplacesAStaleOneOnly() throws IOException {
        var mode = Files.getPosixFilePermissions(directory.resolve("s"));
        assertEquals("rw-------", PosixFilePermissions.toString(mode));
        try (var next = listen()) {
            server().close();
            assertTrue(Files.exists(directory.resolve("s")), "it is the next server's");
            call("Who", Map.of(), Who.class);
            client().close();
            until("the client has left", () -> next.connections() == 0);
        }
        Files.writeString(directory.resolve("s"), "no socket");
        assertThrows(IOException.class, this::listen);
        Files.delete(directory.resolve("s"));
    }
}
