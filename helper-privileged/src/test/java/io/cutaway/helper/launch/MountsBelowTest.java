package io.cutaway.helper.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.mount.MountTable;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

@DisplayName("The mounts below a folder")
class MountsBelowTest {

    private static final MountTable MOUNTS =
            MountTable.parse(
                    """
                    1 0 8:1 / / rw - ext4 /dev/sda1 rw
                    2 1 8:2 / /home rw - ext4 /dev/sda2 rw
                    3 2 8:2 /u/store/layers /home/u/part rw - ext4 /dev/sda2 rw
                    4 1 8:2 / /mnt/again/whole rw - ext4 /dev/sda2 rw
                    5 1 8:2 /u/other /mnt/other rw - ext4 /dev/sda2 rw
                    6 1 0:40 / /mnt/disk rw - tmpfs tmpfs rw
                    """);

    @Test
    void mayShowTheStoreAgain() {
        check(true, "/home/u/part");
        check(true, "/mnt");
        check(true, "/mnt/again");
        check(false, "/mnt/other");
        check(false, "/mnt/disk");
        check(false, "/home/u/documents");
        check(false, "/mnt/aga");
    }

    private static void check(boolean expected, String folder) {
        var store = Path.of("/home/u/store");
        assertEquals(expected, MountsBelow.show(MOUNTS, Path.of(folder), store), folder);
    }
}
