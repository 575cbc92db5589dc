package io.cutaway.helper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The ordinary user with subordinate ids that rootless tests are run as, made when there is none.
///
/// @param subordinate the first of 65 536 ids (subuid(5)), the same for users and groups
record TestUser(int uid, int gid, long subordinate) {

    private static final String NAME = "cutaway-test";

    static synchronized TestUser get() throws IOException, InterruptedException {
        if (line("/etc/passwd").isEmpty()) {
            new ProcessBuilder("useradd", "--create-home", NAME).inheritIO().start().waitFor();
        }
        var account = line("/etc/passwd").split(":");
        var ids = line("/etc/subuid").split(":");
        return new TestUser(
                Integer.parseInt(account[2]), Integer.parseInt(account[3]), Long.parseLong(ids[1]));
    }

    private static String line(String file) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(NAME + ":"))
                .findFirst()
                .orElse("");
    }

    /// Arguments of the starter: the user is root, the subordinate ids are the others.
    List<String> maps() {
        return List.of(
                "--uid-map",
                "0 %d 1,1 %d 65536".formatted(uid, subordinate),
                "--gid-map",
                "0 %d 1,1 %d 65536".formatted(gid, subordinate));
    }

    /// What runs a command as the user.
    List<String> command() {
        return List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + gid,
                "--clear-groups",
                "env",
                "-i",
                "PATH=/usr/bin:/bin");
    }
}
