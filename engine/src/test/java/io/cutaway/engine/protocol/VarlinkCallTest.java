package io.cutaway.engine.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.ProcessCalls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class VarlinkCallTest extends ServedTest {

    private final CountDownLatch sawTheEnd = new CountDownLatch(1);

    record Text(String text) {}

    record Number(int number) {}

    record Nothing() {}

    @Override
    void handle(VarlinkCall call) {
        switch (call.method().substring("org.example.Test.".length())) {
            case "Echo" -> call.reply(call.parameters(Text.class));
            case "Who" -> call.reply(new Who(call.peer().pid(), call.peer().uid()));
            case "Fail" -> throw new VarlinkError("org.example.Test.Broken", new Number(7));
            case "Defect" -> throw new IllegalArgumentException("a secret");
            case "Silent" -> {}
            case "Count" -> count(call, call.parameters(Number.class).number());
            case "Forever" -> untilClosed(call);
            case "Read" -> read(call);
            default -> throw VarlinkError.methodNotFound(call.method());
        }
    }

    private static void count(VarlinkCall call, int last) {
        for (int i = 1; i < last; i++) {
            call.replyContinues(new Number(i));
        }
        call.reply(new Number(last));
    }

    private void untilClosed(VarlinkCall call) {
        var gone = new CountDownLatch(1);
        try (var _ = call.onClosed(gone::countDown)) {
            call.replyContinues(new Number(1));
            gone.await();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        if (call.isClosed()) {
            sawTheEnd.countDown();
        }
        call.replyContinues(new Number(2));
    }

    /// Answers with what is in the second descriptor, and with that descriptor.
    private static void read(VarlinkCall call) {
        try (var taken = call.takeDescriptor(1)) {
            var buffer = new byte[64];
            int length = FileCalls.pread(taken, buffer, 0);
            call.reply(new Text(new String(buffer, 0, length, UTF_8)), List.of(taken));
        }
    }

    @Test
    void aCallIsAnswered() throws IOException {
        assertEquals(new Text("grüße 𝄞"), call("Echo", new Text("grüße 𝄞"), Text.class));
        assertEquals(new Text(""), call("Echo", new Text(""), Text.class));
        assertEquals(1, server().connections());
    }

    @Test
    void thePeerIsKnown() throws IOException {
        var self = new Who((int) ProcessHandle.current().pid(), ProcessCalls.geteuid());
        assertEquals(self, call("Who", new Nothing(), Who.class));
    }

    @Test
    void errorsReachTheClientAndTheConnectionGoesOn() throws IOException {
        check("Fail", Map.of(), "org.example.Test.Broken {\"number\":7}");
        check(
                "None",
                Map.of(),
                "org.varlink.service.MethodNotFound" + " {\"method\":\"org.example.Test.None\"}");
        check("Count", new Number(2), "org.varlink.service.ExpectedMore {}");
        check(
                "Silent",
                Map.of(),
                "org.example.Test.InternalError" + " {\"because\":\"IllegalStateException\"}");
        check(
                "Defect",
                Map.of(),
                "org.example.Test.InternalError" + " {\"because\":\"IllegalArgumentException\"}");
        check(
                "Read",
                Map.of(),
                "org.varlink.service.InvalidParameter" + " {\"parameter\":\"descriptor 1\"}");
        assertEquals(1, server().connections());
    }

    @Test
    void parametersMustFitExactly() {
        var prefix = "org.varlink.service.InvalidParameter {\"parameter\":";
        check("Echo", Map.of("text", "a", "more", 1), prefix + "\"more\"}");
        check("Echo", Map.of("text", List.of()), prefix + "\"text\"}");
        check("Echo", Map.of(), prefix + "\"text\"}");
        check("Count", Map.of("number", 1.5), prefix + "\"number\"}");
        check("Count", Map.of(), prefix + "\"number\"}");
    }

    private void check(String method, Object parameters, String expected) {
        var error = assertThrows(VarlinkError.class, () -> call(method, parameters, Nothing.class));
        assertEquals(expected, error.name() + " " + error.parameters());
    }

    @Test
    void aStreamEndsWithItsLastReply() throws IOException {
        var numbers = new ArrayList<Integer>();
        try (var stream = more("Count", new Number(5), Number.class)) {
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                numbers.add(next.get().parameters().number());
            }
        }
        assertEquals(List.of(1, 2, 3, 4, 5), numbers);
    }

    @Test
    void closingAStreamIsSeenByTheServiceAndByWhoWaits() throws Exception {
        var stream = more("Forever", new Nothing(), Number.class);
        assertEquals(1, stream.next().orElseThrow().parameters().number());
        var waiting = new FutureTask<>(stream::next);
        Thread.ofPlatform().daemon().start(waiting);
        stream.close();
        assertTrue(waiting.get().isEmpty());
        assertTrue(sawTheEnd.await(10, TimeUnit.SECONDS));
        until("the connection ends", () -> server().connections() == 0);
    }

    @Test
    void descriptorsTravelBothWays() throws IOException {
        var text = Text.class;
        try (var first = file("first");
                var second = file("second");
                var reply = client().call(name("Read"), Map.of(), text, List.of(first, second))) {
            assertEquals(new Text("second"), reply.parameters());
            var buffer = new byte[6];
            FileCalls.pread(reply.descriptor(0), buffer, 0);
            assertEquals("second", new String(buffer, UTF_8));
            assertThrows(VarlinkProtocolException.class, () -> reply.descriptor(1));
        }
    }

    @Test
    void theServiceDescribesItself() throws IOException {
        var service = "org.varlink.service.";
        var info = client().call(service + "GetInfo", Map.of(), VarlinkIntrospection.Info.class);
        assertEquals(List.of("org.varlink.service", "org.example.Test"), info.interfaces());
        assertEquals("Cutaway", info.vendor());
        var described =
                client().call(
                                service + "GetInterfaceDescription",
                                Map.of("interface", "org.example.Test"),
                                VarlinkIntrospection.Described.class);
        assertEquals(INTERFACE.description(), described.description());
        var other = Map.of("interface", "no.Such");
        var error =
                assertThrows(
                        VarlinkError.class,
                        () ->
                                client().call(
                                                service + "GetInterfaceDescription",
                                                other,
                                                Nothing.class));
        assertEquals(service + "InterfaceNotFound", error.name());
        error =
                assertThrows(
                        VarlinkError.class, () -> client().call("no.Such.M", other, Nothing.class));
        assertEquals("{\"interface\":\"no.Such\"}", error.parameters().toString());
    }

    private static Descriptor file(String content) {
        var file = FileCalls.memfdCreate("test");
        FileCalls.writeAll(file, content.getBytes(UTF_8));
        return file;
    }
}
