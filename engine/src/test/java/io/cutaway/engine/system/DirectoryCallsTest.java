package io.cutaway.engine.system;

import static io.cutaway.engine.system.FileFlags.*;
import static io.cutaway.engine.system.Refusals.refused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

class DirectoryCallsTest {

    @TempDir Path path;

    private Descriptor directory = Descriptor.CURRENT_DIRECTORY;

    @BeforeEach
    void open() {
        directory = FileCalls.open(path.toString(), O_RDONLY | O_DIRECTORY);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void listsEveryKindOfName() {
        DirectoryCalls.mkdirat(directory, "directory", 0700);
        DirectoryCalls.symlinkat("to/nowhere", directory, "link");
        DirectoryCalls.mknodat(directory, "fifo", FileType.FIFO.bits() | 0600, 0);
        create("file");
        DirectoryCalls.linkat(directory, "file", directory, "same", 0);
        var types = new TreeMap<String, FileType>();
        DirectoryCalls.list(directory).forEach(entry -> types.put(entry.name(), entry.type()));
        assertEquals(
                "{directory=DIRECTORY, fifo=FIFO, file=REGULAR_FILE, link=SYMBOLIC_LINK,"
                        + " same=REGULAR_FILE}",
                types.toString());
        assertEquals(2, status("same").links());
        assertTrue(status("same").isSameFile(status("file")));
    }

    @Test
    void listsABigDirectoryTwice() throws IOException {
        for (int i = 0; i < 2000; i++) {
            Files.createFile(path.resolve("a-file-with-a-rather-long-name-" + i));
        }
        for (int time = 0; time < 2; time++) {
            var names = new HashSet<String>();
            DirectoryCalls.list(directory).forEach(entry -> names.add(entry.name()));
            assertEquals(2000, names.size());
        }
    }

    @Test
    void aNameThatIsNoTextIsListedAndRemoved() {
        var name = NativeText.decode(new byte[] {'x', (byte) 0xff, 'y'});
        create(name);
        assertEquals(
                List.of(name),
                DirectoryCalls.list(directory).stream().map(DirectoryEntry::name).toList());
        DirectoryCalls.unlinkat(directory, name, 0);
        assertEquals(List.of(), DirectoryCalls.list(directory));
    }

    @Test
    void readsLinksOfAnyLength() {
        var target = "a/".repeat(2000) + "end";
        DirectoryCalls.symlinkat(target, directory, "long");
        DirectoryCalls.symlinkat("x".repeat(256), directory, "as-long-as-the-buffer");
        assertEquals(target, DirectoryCalls.readlinkat(directory, "long"));
        assertEquals(
                "x".repeat(256), DirectoryCalls.readlinkat(directory, "as-long-as-the-buffer"));
        create("file");
        refused(Errno.EINVAL, () -> DirectoryCalls.readlinkat(directory, "file"));
    }

    @Test
    void removesAndRenamesAsTold() {
        DirectoryCalls.mkdirat(directory, "full", 0700);
        create("full/file");
        create("other");
        refused(Errno.EEXIST, () -> DirectoryCalls.mkdirat(directory, "full", 0700));
        refused(Errno.ENOTEMPTY, () -> DirectoryCalls.unlinkat(directory, "full", AT_REMOVEDIR));
        refused(Errno.EISDIR, () -> DirectoryCalls.unlinkat(directory, "full", 0));
        refused(
                Errno.EEXIST,
                () ->
                        DirectoryCalls.renameat2(
                                directory, "other", directory, "full", RENAME_NOREPLACE));
        DirectoryCalls.renameat(directory, "other", directory, "full/file");
        assertEquals(1, DirectoryCalls.list(directory).size());
    }

    @Test
    void statusIsWhatTheKernelSays() throws IOException {
        create("file");
        Files.write(path.resolve("file"), new byte[5000]);
        DirectoryCalls.symlinkat("file", directory, "link");
        var time = new Timespec(-5, 123_456_789);
        StatusCalls.utimensat(directory, "link", time, time, AT_SYMLINK_NOFOLLOW);
        StatusCalls.fchmodat(directory, "file", 04751);
        var file = StatusCalls.statx(directory, "link", 0);
        assertEquals(5000, file.size());
        assertEquals(04751, file.permissions());
        assertEquals(FileType.REGULAR_FILE, file.type());
        assertEquals(ProcessCalls.geteuid(), file.uid());
        assertEquals(Files.getAttribute(path.resolve("file"), "unix:ino"), file.inode());
        assertEquals(Files.getAttribute(path.resolve("file"), "unix:dev"), file.device());
        var link = status("link");
        assertEquals(FileType.SYMBOLIC_LINK, link.type());
        assertEquals(time, link.modified());
        assertFalse(link.isSameFile(file));
    }

    @Test
    void deviceNumbersAreThoseOfTheCLibrary() {
        var nul = StatusCalls.statx(Descriptor.CURRENT_DIRECTORY, "/dev/null", 0);
        assertEquals(FileType.CHARACTER_DEVICE, nul.type());
        assertEquals(StatusCalls.device(1, 3), nul.specialDevice());
        // what makedev(3) of glibc gives: the halves are interleaved
        assertEquals(0x1234_5067_abcd_ef89L, StatusCalls.device(0x12345def, 0x67abc89));
    }

    @Test
    void ownersAreSetOnALinkItself() {
        DirectoryCalls.symlinkat("nowhere", directory, "link");
        int uid = ProcessCalls.geteuid();
        int gid = ProcessCalls.getegid();
        StatusCalls.fchownat(directory, "link", uid, gid, AT_SYMLINK_NOFOLLOW);
        refused(Errno.ENOENT, () -> StatusCalls.fchownat(directory, "link", uid, gid, 0));
        assertEquals(gid, status("link").gid());
    }

    @Test
    void aFileSystemTellsItsTypeAndRoom() {
        try (var proc = FileCalls.open("/proc", O_RDONLY)) {
            assertEquals(FileSystemStatus.PROC, StatusCalls.fstatfs(proc).type());
        }
        var here = StatusCalls.fstatfs(directory);
        assertTrue(here.availableBytes() > 0, here.toString());
        assertTrue(here.blocks() >= here.free(), here.toString());
    }

    @Test
    void attributesAreBytes() {
        create("file");
        var file = path.resolve("file").toString();
        var value = new byte[] {0x76, 0x00, (byte) 0xff, (byte) 0xc3};
        AttributeCalls.setxattr(file, "user.binary", value, AttributeCalls.XATTR_CREATE);
        assertArrayEquals(value, AttributeCalls.getxattr(file, "user.binary"));
        assertArrayEquals(value, AttributeCalls.lgetxattr(file, "user.binary"));
        refused(Errno.EEXIST, () -> AttributeCalls.lsetxattr(file, "user.binary", value, 1));
        try (var open = FileCalls.open(file, O_RDONLY)) {
            AttributeCalls.fsetxattr(open, "user.empty", new byte[0], 0);
            assertArrayEquals(new byte[0], AttributeCalls.fgetxattr(open, "user.empty"));
            check(AttributeCalls.flistxattr(open), "[user.binary, user.empty]");
            AttributeCalls.fremovexattr(open, "user.empty");
        }
        check(AttributeCalls.listxattr(file), "[user.binary]");
        AttributeCalls.removexattr(file, "user.binary");
        check(AttributeCalls.llistxattr(file), "[]");
        refused(Errno.ENODATA, () -> AttributeCalls.getxattr(file, "user.binary"));
        refused(Errno.ENODATA, () -> AttributeCalls.lremovexattr(file, "user.binary"));
    }

    @Test
    void attributesOfALinkAreNotThoseOfItsTarget() {
        create("file");
        DirectoryCalls.symlinkat("file", directory, "link");
        var link = SocketCalls.pathIn(directory, "link");
        AttributeCalls.setxattr(link, "user.of", new byte[] {1}, 0);
        var file = path.resolve("file").toString();
        assertArrayEquals(new byte[] {1}, AttributeCalls.getxattr(file, "user.of"));
        refused(Errno.EPERM, () -> AttributeCalls.lsetxattr(link, "user.of", new byte[1], 0));
    }

    private static void check(List<String> names, String expected) {
        // SELinux adds a label of its own to every file.
        var own = names.stream().filter(name -> name.startsWith("user.")).sorted().toList();
        assertEquals(expected, own.toString());
    }

    private FileStatus status(String name) {
        return StatusCalls.statx(directory, name, AT_SYMLINK_NOFOLLOW);
    }

    private void create(String name) {
        FileCalls.openat(directory, name, O_WRONLY | O_CREAT | O_EXCL, 0600).close();
    }
}
