package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

@DisplayName("The umask")
class UmaskTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    022, 0644, true
                    022, 0755, true
                    022, 0664, false
                    022, 0666, false
                    000, 0777, true
                    077, 0600, true
                    077, 0644, false
                    # above the permissions: set-user-id, set-group-id, sticky
                    000, 4755, false
                    000, 2755, false
                    000, 1777, false
                    """)
    void saysWhichModesAFileCanBeMadeWith(String bits, String mode, boolean expected) {
        var umask = new Umask(Integer.parseInt(bits, 8));
        assertEquals(expected, umask.leaves(Integer.parseInt(mode, 8)));
    }

    @Test
    void isThatOfThisProcess(@TempDir Path folder) throws IOException {
        var open =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"));
        var file = Files.createFile(folder.resolve("file"), open);
        int mode = (int) Files.getAttribute(file, "unix:mode");
        assertEquals(0777 & ~mode, Umask.ofThisProcess().bits());
    }
}
