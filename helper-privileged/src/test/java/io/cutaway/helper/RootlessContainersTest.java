package io.cutaway.helper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.MessageCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

@DisplayName("A container of an ordinary user")
class RootlessContainersTest extends ContainerLifeTest {

    @RegisterExtension static final HelperProcess HELPER = HelperProcess.ofUser();

    RootlessContainersTest() {
        super(HELPER);
    }

    /// It is seen as 65534 in the user namespace, and every mode would let it in.
    @Test
    void answersNotEvenTheMachinesRoot() {
        var path = HELPER.socketDirectory().resolve("helper.sock").toString();
        try (var socket = SocketCalls.socket(SocketCalls.SOCK_STREAM)) {
            SocketCalls.connect(socket, path);
            var call = "{\"method\":\"io.cutaway.Helper.GetInfo\"}\0".getBytes(UTF_8);
            var answer = new byte[64];
            assertTrue(isRefused(socket, call, answer), () -> new String(answer, UTF_8));
        }
    }

    private static boolean isRefused(Descriptor socket, byte[] call, byte[] answer) {
        try {
            MessageCalls.sendmsg(socket, call, 0, call.length, List.of(), 0);
            return MessageCalls.recvmsg(socket, answer, 0, 0).length() == 0;
        } catch (SystemCallException e) {
            return e.errno() == Errno.EPIPE || e.errno() == Errno.ECONNRESET;
        }
    }
}
