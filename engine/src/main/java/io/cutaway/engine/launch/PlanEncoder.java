package io.cutaway.engine.launch;

import io.cutaway.engine.launch.Operation.*;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a plan as the shim reads it: little-endian; the eight bytes `CUTAWAY\0`, the format (1)
/// and the number of operations as 32-bit numbers; then for each its kind and number of fields as
/// 16-bit numbers; for each field its length as a 32-bit number, the bytes, and a NUL that is not
/// counted. Numbers inside fields are decimal text. `plan.h` of the shim is the other side.
public final class PlanEncoder {

    /// The largest plan the shim takes, in bytes.
    public static final int LIMIT = 4 << 20;

    private static final byte[] MAGIC = "CUTAWAY\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final long MS_REC = 0x4000;
    private static final long MS_PRIVATE = 0x40000;

    private PlanEncoder() {}

    /// The plan's bytes.
    ///
    /// @throws IllegalArgumentException when there are more than [#LIMIT]
    public static byte[] encode(List<Operation> operations) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.writeBytes(number(4, FORMAT));
        out.writeBytes(number(4, operations.size()));
        operations.forEach(operation -> write(out, operation));
        if (out.size() > LIMIT) {
            throw new IllegalArgumentException("a plan of " + out.size() + " bytes");
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, Operation operation) {
        var encoded = encoded(operation);
        out.writeBytes(number(2, encoded.kind));
        out.writeBytes(number(2, encoded.fields.size()));
        for (var field : encoded.fields) {
            out.writeBytes(number(4, field.length));
            out.writeBytes(field);
            out.write(0);
        }
    }

    private record Encoded(int kind, List<byte[]> fields) {}

    private static Encoded encoded(Operation operation) {
        return switch (operation) {
            case CloneTree o -> fields(1, cloneTree(o));
            case JoinNamespaces(var descriptor, var kinds) ->
                    fields(2, descriptor, NamespaceKind.cloneFlags(kinds));
            case NewNamespaces(var kinds) -> fields(3, NamespaceKind.cloneFlags(kinds));
            case MapIds(var ids, var setGroups) ->
                    fields(
                            4,
                            ids.users().text(),
                            ids.groups().text(),
                            setGroups ? "allow" : "deny");
            case MakePrivate(var path) -> fields(5, path, MS_REC | MS_PRIVATE);
            case PrepareStage() -> fields(6);
            case AttachTree(var slot, var place) -> fields(7, slot, place);
            case MountOverlay o -> fields(8, overlay(o));
            case Mount(var type, var source, var target, var attributes, var options) ->
                    fields(
                            9,
                            type,
                            source,
                            target,
                            MountAttribute.flagBits(attributes),
                            String.join(",", options));
            case BindTree(var slot, var target) -> fields(10, slot, target);
            case BindDevice(var source, var target, var attributes) ->
                    fields(11, source, target, MountAttribute.attributeBits(attributes));
            case BindHostTree(var source, var target, var attributes) ->
                    fields(12, source, target, MountAttribute.attributeBits(attributes));
            case MakeDirectory(var target, var mode) -> fields(13, target, mode);
            case MakeSymbolicLink(var text, var target) -> fields(14, text, target);
            case MaskPath(var target) -> fields(15, target);
            case ReadOnlyPath(var target) -> fields(16, target);
            case SetMountAttributes(var target, var attributes) ->
                    fields(17, target, MountAttribute.attributeBits(attributes));
            case PivotRoot() -> fields(18);
            case SetHostname(var hostname) -> fields(19, hostname);
            case SetResourceLimit(var resource, var soft, var hard) ->
                    fields(20, resource, Long.toUnsignedString(soft), Long.toUnsignedString(hard));
            case OpenTerminal(var rows, var columns) -> fields(21, rows, columns);
            case OpenPipes(var stdin) -> fields(22, stdin ? 1 : 0);
            case SetUser(var uid, var gid, var groups) -> fields(23, uid, gid, joined(groups));
            case SetCapabilities(var b, var p, var e, var i, var a) -> fields(24, b, p, e, i, a);
            case SetNoNewPrivileges() -> fields(25);
            case FilterSyscalls(var program) -> new Encoded(26, List.of(program.bytes()));
            case ChangeDirectory(var path) -> fields(27, path);
            case Execute o -> fields(28, execute(o));
            case RaiseLoopback() -> fields(29);
            case ChangeRoot() -> fields(30);
        };
    }

    private static Object[] cloneTree(CloneTree o) {
        return new Object[] {
            o.slot(),
            o.path(),
            -1,
            o.expected().map(inode -> Long.toString(inode.device())).orElse(""),
            o.expected().map(inode -> Long.toString(inode.number())).orElse(""),
            o.recursive() ? 1 : 0,
            MountAttribute.attributeBits(o.attributes()),
            o.ids().users().text(),
            o.ids().groups().text()
        };
    }

    private static Object[] overlay(MountOverlay o) {
        return new Object[] {
            String.join(":", o.lowers()),
            o.upper(),
            o.work(),
            MountAttribute.flagBits(o.attributes()),
            OverlayOptions.further(o)
        };
    }

    private static Object[] execute(Execute o) {
        return Stream.of(
                        Stream.of(o.arguments().size()),
                        o.arguments().stream(),
                        o.environment().stream())
                .flatMap(part -> part)
                .toArray();
    }

    private static String joined(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Encoded fields(int kind, Object... values) {
        var fields = new ArrayList<byte[]>();
        for (var value : values) {
            fields.add(value.toString().getBytes(StandardCharsets.UTF_8));
        }
        return new Encoded(kind, fields);
    }

    private static byte[] number(int width, int value) {
        var bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
        return java.util.Arrays.copyOf(bytes, width);
    }
}
