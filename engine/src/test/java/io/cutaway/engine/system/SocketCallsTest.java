package io.cutaway.engine.system;

import static io.cutaway.engine.system.Refusals.refused;
import static io.cutaway.engine.system.SocketCalls.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

class SocketCallsTest {

    private static final byte[] X = {'x'};

    @TempDir Path path;

    @Test
    void aDescriptorSentIsTheSameOpenFile() {
        try (var pair = socketpair(SOCK_STREAM);
                var file = FileCalls.memfdCreate("sent")) {
            FileCalls.writeAll(file, "content".getBytes(UTF_8));
            assertEquals(1, send(pair, X, List.of(file, file)));
            var received = MessageCalls.recvmsg(pair.second(), new byte[9], 2, 0);
            assertEquals(1, received.length());
            assertEquals(2, received.descriptors().size());
            for (var each : received.descriptors()) {
                var buffer = new byte[7];
                FileCalls.pread(each, buffer, 0);
                assertEquals("content", new String(buffer, UTF_8));
                each.close();
            }
        }
    }

    @Test
    void controlDataThatWasCutOffIsRefusedAndLeaksNothing() {
        try (var pair = socketpair(SOCK_SEQPACKET);
                var file = FileCalls.memfdCreate("sent")) {
            check(pair, file, 3, 2);
            check(pair, file, 4, 3);
            check(pair, file, 1, 0);
            check(pair, file, 65, 64);
        }
    }

    private static void check(Pair pair, Descriptor file, int sent, int allowed) {
        int before = openFiles();
        send(pair, X, Collections.nCopies(sent, file));
        refused(Errno.EMSGSIZE, () -> MessageCalls.recvmsg(pair.second(), new byte[1], allowed, 0));
        assertEquals(before, openFiles());
    }

    @Test
    void aReadEndsWithTheBytesThatCameWithDescriptors() {
        try (var pair = socketpair(SOCK_STREAM);
                var file = FileCalls.memfdCreate("sent")) {
            send(pair, "one".getBytes(UTF_8), List.of());
            send(pair, "two".getBytes(UTF_8), List.of(file));
            send(pair, "three".getBytes(UTF_8), List.of());
            var first = MessageCalls.recvmsg(pair.second(), new byte[99], 1, 0);
            assertEquals(6, first.length(), "the barrier of unix(7)");
            first.descriptors().getFirst().close();
            assertEquals(5, MessageCalls.recvmsg(pair.second(), new byte[99], 1, 0).length());
        }
    }

    @Test
    void aPacketThatIsTooLongIsTold() {
        try (var pair = socketpair(SOCK_SEQPACKET)) {
            send(pair, new byte[10], List.of());
            var received = MessageCalls.recvmsg(pair.second(), new byte[4], 0, 0);
            assertTrue(received.truncated());
            assertEquals(4, received.length());
        }
    }

    @Test
    void aSocketInALongPathIsReachedThroughItsDirectory() throws Exception {
        var deep = Files.createDirectories(path.resolve("d".repeat(100)));
        try (var directory = FileCalls.open(deep.toString(), FileFlags.O_PATH);
                var listening = socket(SOCK_STREAM);
                var client = socket(SOCK_STREAM)) {
            refused(Errno.ENAMETOOLONG, () -> bind(listening, deep.resolve("s").toString()));
            bind(listening, pathIn(directory, "s"));
            refused(Errno.ECONNREFUSED, () -> connect(client, pathIn(directory, "s")));
            listen(listening, 4);
            connect(client, pathIn(directory, "s"));
            try (var accepted = accept4(listening)) {
                var peer = peerCredentials(accepted);
                assertEquals(ProcessHandle.current().pid(), peer.pid());
                assertEquals(ProcessCalls.geteuid(), peer.uid());
                assertEquals(ProcessCalls.getegid(), peer.gid());
            }
            try (var second = socket(SOCK_STREAM)) {
                refused(Errno.EADDRINUSE, () -> bind(second, pathIn(directory, "s")));
            }
        }
    }

    @Test
    void pollTellsWhichFileIsReady() {
        try (var one = socketpair(SOCK_STREAM);
                var two = socketpair(SOCK_STREAM)) {
            var interests =
                    List.of(
                            new Interest(one.first(), POLLIN),
                            new Interest(two.first(), POLLIN | POLLRDHUP));
            assertEquals(List.of(0, 0), poll(interests, 0));
            assertEquals(List.of(0, 0), poll(interests, 20));
            MessageCalls.sendmsg(one.second(), X, 0, 1, List.of(), 0);
            assertEquals(List.of(POLLIN, 0), poll(interests, -1));
            shutdown(two.second(), SHUT_WR);
            assertEquals(List.of(POLLIN, POLLIN | POLLRDHUP), poll(interests, -1));
            two.second().close();
            assertEquals(POLLHUP, poll(two.first(), 0, 1000));
            refused(Errno.EPIPE, () -> MessageCalls.sendmsg(two.first(), X, 0, 1, List.of(), 0));
        }
    }

    @Test
    void anEmptySocketDoesNotBlockWhenToldSo() {
        try (var pair = socketpair(SOCK_STREAM)) {
            refused(
                    Errno.EAGAIN,
                    () ->
                            MessageCalls.recvmsg(
                                    pair.first(), new byte[1], 0, MessageCalls.MSG_DONTWAIT));
        }
    }

    private static int send(Pair pair, byte[] bytes, List<Descriptor> descriptors) {
        return MessageCalls.sendmsg(pair.first(), bytes, 0, bytes.length, descriptors, 0);
    }

    private static int openFiles() {
        try (var directory = FileCalls.open("/proc/self/fd", FileFlags.O_RDONLY)) {
            return DirectoryCalls.list(directory).size();
        }
    }
}
