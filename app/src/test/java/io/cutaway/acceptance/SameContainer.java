package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The container that is exported, and the comparison with what another tool has made of it.
final class SameContainer {

    /// With standard input: without it podman takes /dev/null, whose owner crun then makes the
    /// user, on the computer as well.
    private static final List<String> FLAGS =
            List.of(
                    "-i",
                    "--rm",
                    "--hostname",
                    "inside",
                    "-u",
                    "app",
                    "-w",
                    "/home/app",
                    "-e",
                    "WORDS=a 'b' $c",
                    "--ulimit",
                    "nofile=512:1024",
                    "--ulimit",
                    "nproc=4096:4096",
                    "--cap-drop",
                    "CHOWN",
                    "--tmpfs",
                    "/run:size=1m,mode=755");

    private SameContainer() {}

    /// Every difference is a known one, and every known one is still there.
    static void compare(Cutaway cutaway, String printed, Set<Forced> known) {
        var differences =
                Probe.of(cutaway.run(words("run")).answer()).differences(Probe.of(printed));
        assertEquals(
                List.of(),
                differences.stream()
                        .filter(line -> known.stream().noneMatch(forced -> forced.isSeenIn(line)))
                        .toList());
        for (var forced : known) {
            assertTrue(differences.stream().anyMatch(forced::isSeenIn), forced::toString);
        }
    }

    static Outcome export(Cutaway cutaway, String format, String... more) {
        var command = new ArrayList<>(List.of("plan", "--as", format));
        command.addAll(List.of(more));
        var outcome = cutaway.run(words(command.toArray(String[]::new)));
        assertEquals(0, outcome.code(), outcome::toString);
        return outcome;
    }

    /// A command of the program for the container.
    static String[] words(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(FLAGS);
        all.addAll(List.of("busybox", "sh", "-c", Probe.SCRIPT));
        return all.toArray(String[]::new);
    }
}
