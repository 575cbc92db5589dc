package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.retrying;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import java.util.ArrayList;
import java.util.List;

/// sendmsg(2) and recvmsg(2): bytes, and descriptors beside them (`SCM_RIGHTS`, unix(7)).
public final class MessageCalls {

    /// More than this the kernel doesn't send at once (`SCM_MAX_FD`).
    public static final int MOST_DESCRIPTORS = 253;

    public static final int MSG_PEEK = 0x2;
    public static final int MSG_DONTWAIT = 0x40;

    private static final int MSG_CTRUNC = 0x8;
    private static final int MSG_TRUNC = 0x20;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;

    /// struct cmsghdr, sys/socket.h: size_t length, int level, int type.
    private static final int CMSGHDR_SIZE = 16;

    private static final int MSGHDR_SIZE = 56;
    private static final int IOVEC_SIZE = 16;

    private MessageCalls() {}

    /// Sends bytes, and descriptors with the first of them. They stay open here.
    ///
    /// @param bytes at least one when there are descriptors: a stream carries them beside a byte
    /// @return how many bytes were sent; the descriptors were, if it is not 0
    public static int sendmsg(
            Descriptor socket,
            byte[] bytes,
            int offset,
            int length,
            List<Descriptor> descriptors,
            int flags) {
        try (var data = new Memory(Math.max(1, length));
                var control = new Memory(controlSize(Math.max(1, descriptors.size())));
                var header = new Memory(MSGHDR_SIZE + IOVEC_SIZE)) {
            data.write(0, bytes, offset, length);
            long used = descriptors.isEmpty() ? 0 : putRights(control, descriptors);
            fill(header, data, length, control, used);
            return (int)
                    retrying(
                            () -> LibC.sendmsg(socket.number(), header, flags | MSG_NOSIGNAL),
                            "sendmsg",
                            socket,
                            length + " bytes",
                            descriptors,
                            flags);
        }
    }

    private static long putRights(Memory control, List<Descriptor> descriptors) {
        control.clear();
        control.setLong(0, CMSGHDR_SIZE + 4L * descriptors.size());
        control.setInt(8, SOL_SOCKET);
        control.setInt(12, SCM_RIGHTS);
        for (int i = 0; i < descriptors.size(); i++) {
            control.setInt(CMSGHDR_SIZE + 4L * i, descriptors.get(i).number());
        }
        return control.size();
    }

    /// Receives bytes, and the descriptors beside them.
    ///
    /// @throws SystemCallException `EMSGSIZE` if more descriptors came than allowed (`MSG_CTRUNC`);
    ///   those that had arrived are closed again
    public static ReceivedBytes recvmsg(
            Descriptor socket, byte[] buffer, int mostDescriptors, int flags) {
        try (var memory = ReceiveMemory.take(buffer.length)) {
            var header = memory.header();
            var control = memory.control();
            long room = controlSize(Math.max(1, mostDescriptors));
            fill(header, memory.data(), buffer.length, control, room);
            int length = receive(socket, header, flags | MSG_CMSG_CLOEXEC);
            // msg_controllen and msg_flags are written by the kernel
            var descriptors = rights(control, header.getLong(40));
            boolean cut = (header.getInt(48) & MSG_CTRUNC) != 0;
            if (cut || descriptors.size() > mostDescriptors) {
                descriptors.forEach(Descriptor::close);
                int number = Errno.EMSGSIZE.number();
                throw NativeCall.failure(
                        number, "recvmsg", socket, "more than " + mostDescriptors + " descriptors");
            }
            memory.data().read(0, buffer, 0, Math.min(length, buffer.length));
            boolean truncated = (header.getInt(48) & MSG_TRUNC) != 0;
            return new ReceivedBytes(length, descriptors, truncated);
        }
    }

    private static int receive(Descriptor socket, Memory header, int flags) {
        return (int)
                retrying(
                        () -> LibC.recvmsg(socket.number(), header, flags),
                        "recvmsg",
                        socket,
                        flags);
    }

    /// struct msghdr and the one struct iovec it points to, sys/socket.h.
    private static void fill(
            Memory header, Memory data, long length, Memory control, long controlLength) {
        var vector = header.share(MSGHDR_SIZE, IOVEC_SIZE);
        header.clear();
        header.setPointer(16, vector);
        header.setLong(24, 1);
        header.setPointer(32, controlLength == 0 ? Pointer.NULL : control);
        header.setLong(40, controlLength);
        vector.setPointer(0, data);
        vector.setLong(8, length);
    }

    /// `CMSG_SPACE`: the header, and the numbers up to a multiple of eight bytes.
    private static long controlSize(int descriptors) {
        return CMSGHDR_SIZE + aligned(4L * descriptors);
    }

    private static long aligned(long size) {
        return (size + 7) & ~7L;
    }

    private static List<Descriptor> rights(Memory control, long size) {
        var descriptors = new ArrayList<Descriptor>();
        for (long at = 0; at + CMSGHDR_SIZE <= size; ) {
            long length = control.getLong(at);
            if (control.getInt(at + 8) == SOL_SOCKET && control.getInt(at + 12) == SCM_RIGHTS) {
                for (long i = at + CMSGHDR_SIZE; i + 4 <= at + length; i += 4) {
                    descriptors.add(Descriptor.owning(control.getInt(i)));
                }
            }
            at += aligned(length);
        }
        return descriptors;
    }
}
