package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cutaway.engine.system.ProcessCalls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Who runs the program. Root runs the tests, and gives up its powers for the ordinary user.
enum Lane {
    ROOT("root"),
    USER("cutaway-test");

    private final String user;

    Lane(String user) {
        this.user = user;
    }

    /// What comes before a command to run it as this user.
    List<String> prefix() {
        var isRoot = ProcessCalls.geteuid() == 0;
        return switch (this) {
            case ROOT -> {
                assumeTrue(isRoot, "the tests do not run as root");
                yield List.of();
            }
            case USER -> {
                if (!isRoot) {
                    yield List.of();
                }
                makeUser();
                yield List.of("setpriv", "--reuid", user, "--regid", user, "--init-groups");
            }
        };
    }

    String home() {
        return this == ROOT ? "/root" : "/home/" + user;
    }

    /// Makes a folder, and all that is in it, this user's.
    void give(Path folder) {
        if (!prefix().isEmpty()) {
            Host.run("chown", "-R", user + ":" + user, folder.toString());
        }
    }

    /// An account with subordinate ids, where the computer has none yet.
    private void makeUser() {
        if (!hasLine(Path.of("/etc/passwd"))) {
            Host.run("useradd", "-m", user);
        }
        for (var kind : List.of("uid", "gid")) {
            if (!hasLine(Path.of("/etc/sub" + kind))) {
                Host.run("usermod", "--add-sub" + kind + "s", "100000-165535", user);
            }
        }
    }

    private boolean hasLine(Path file) {
        try {
            return Files.readAllLines(file).stream().anyMatch(line -> line.startsWith(user + ":"));
        } catch (IOException _) {
            return false;
        }
    }
}
