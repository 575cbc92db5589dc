package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.launch.KernelPaths;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.BindDevice;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.step.StepOutcome;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// For every operation, leaving it out does what `docs/STEP.md` says.
class StepWithoutIT {

    /// Prints what a container is like: each line begins with the word that the document uses.
    private static final String PROGRAM =
            """
            exec 2>/dev/null
            echo "image $(head -n 1 /etc/motd)"
            echo "root $(stat -f -c %%T /)"
            for p in /proc /dev /dev/pts /dev/shm /dev/mqueue /sys; do
                echo "$p $(stat -f -c %%T $p 2>&1)"
            done
            for n in null zero full random urandom tty; do
                [ -c /dev/$n ] || echo "device $n is missing"
            done
            for n in fd stdin stdout stderr ptmx; do [ -L /dev/$n ] || echo "link $n is missing"; done
            for f in hosts hostname; do [ -s /etc/$f ] || echo "file $f is empty"; done
            for p in %s; do
                [ -e $p ] && echo "masked $p $(stat -c %%F $p) $(stat -f -c %%T $p)"
            done
            for p in %s; do echo "read-only $p $(grep -c " $p ro" /proc/self/mountinfo)"; done
            echo "hostname $(hostname)"
            echo "loopback $(ip link show lo | grep -c LOOPBACK,UP)"
            echo "user $(id -u)"
            echo "capabilities $(grep CapBnd /proc/self/status)"
            echo "privileges $(grep NoNewPrivs /proc/self/status)"
            echo "filter $(grep Seccomp: /proc/self/status)"
            echo "directory $(pwd)"
            """
                    .formatted(
                            String.join(" ", KernelPaths.MASKED),
                            String.join(" ", KernelPaths.READ_ONLY));

    /// Some two thousand operations.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String NEEDS_A_ROOT = "all in the root";

    /// One launch without one operation.
    private record Run(List<StepOutcome> outcomes, Set<String> printed, boolean ran) {}

    @Test
    void everyOperationThatIsLeftOutDoesWhatIsWritten() throws IOException {
        try (var cutaway = Cutaway.withBusybox(Lane.USER)) {
            var operations = operations(cutaway);
            var runs = runs(cutaway, operations.size());
            var whole = runs.getLast();
            var seen = new TreeMap<String, Set<String>>();
            for (int i = 0; i < operations.size(); i++) {
                if (!(operations.get(i) instanceof NewNamespaces)) {
                    var row = fails(runs.get(i)) + " | " + is(whole, runs.get(i));
                    seen.computeIfAbsent(key(operations.get(i)), _ -> new TreeSet<>()).add(row);
                }
            }
            assertEquals(lines(written()), lines(seen));
        }
    }

    private static String[] words() {
        return new String[] {
            "step",
            "--json",
            "--user",
            "app",
            "--hostname",
            "stepped",
            "-w",
            "/tmp",
            "busybox",
            "sh",
            "-c",
            PROGRAM
        };
    }

    private static List<Operation> operations(Cutaway cutaway) {
        try (var talk = new StepTalk(cutaway.start(words()))) {
            return talk.operations();
        }
    }

    /// Each operation left out in turn, and at last none.
    private static List<Run> runs(Cutaway cutaway, int operations) {
        var input = new StringBuilder();
        for (int out = 0; out <= operations; out++) {
            for (int i = 0; i < operations; i++) {
                input.append(i == out ? "l\n" : "n\n");
            }
            input.append("b\n");
        }
        var runs = new ArrayList<Run>();
        var current = new ArrayList<JsonNode>();
        var answers = answers(cutaway, input.toString());
        for (var line : answers.subList(1, answers.size())) {
            var answer = Json.MAPPER.readTree(line);
            if (answer.has("plan")) {
                runs.add(run(current));
                current.clear();
            } else {
                current.add(answer);
            }
        }
        return runs;
    }

    private static List<String> answers(Cutaway cutaway, String input) {
        try (var started = cutaway.start(words())) {
            started.type(input);
            started.endInput();
            return started.outcome(PATIENCE).out().lines().toList();
        }
    }

    private static Run run(List<JsonNode> answers) {
        var outcomes = new ArrayList<StepOutcome>();
        var printed = new LinkedHashSet<String>();
        boolean ran = false;
        for (var answer : answers) {
            if (answer.has("outcome")) {
                outcomes.add(Json.MAPPER.treeToValue(answer.path("outcome"), StepOutcome.class));
            } else {
                ran = true;
                printed.addAll(answer.path("program").asString().lines().toList());
            }
        }
        return new Run(outcomes, printed, ran);
    }

    /// The later operations that fail, each with its errno.
    private static String fails(Run run) {
        var failed = new LinkedHashSet<String>();
        for (var outcome : run.outcomes()) {
            if (!outcome.error().isEmpty()) {
                failed.add("`" + outcome.operation() + "` " + outcome.error());
            }
        }
        if (failed.contains("`PivotRoot` EBADF")) {
            failed.removeIf(text -> text.endsWith("EBADF") && !text.startsWith("`AttachTree`"));
            failed.add(NEEDS_A_ROOT + " EBADF");
        }
        return failed.isEmpty() ? "–" : String.join(", ", failed);
    }

    /// What the program finds otherwise.
    private static String is(Run whole, Run run) {
        if (!run.ran()) {
            return "no program";
        }
        if (run.printed().isEmpty()) {
            return "no output";
        }
        var changed = new TreeSet<String>();
        changed.addAll(only(whole.printed(), run.printed()));
        changed.addAll(only(run.printed(), whole.printed()));
        if (changed.contains("image")) {
            // Programs and files are this computer's: what else differs depends on that.
            return "`image`";
        }
        return changed.isEmpty() ? "–" : "`" + String.join("` `", changed) + "`";
    }

    private static Set<String> only(Set<String> some, Set<String> others) {
        var words = new TreeSet<String>();
        some.stream()
                .filter(line -> !others.contains(line))
                .forEach(line -> words.add(line.split(" ")[0]));
        return words;
    }

    private static String key(Operation operation) {
        var what =
                switch (operation) {
                    case CloneTree o when o.path().endsWith("/fs") -> " of a layer";
                    case CloneTree o when o.path().endsWith("/w") -> " of the writable directory";
                    case CloneTree _ -> " of a file";
                    case AttachTree o ->
                            o.place().equals("w") ? " of the writable directory" : " of a layer";
                    case Mount o -> " of " + o.target();
                    case BindDevice o -> o.target().equals("/dev/null") ? " of /dev/null" : "";
                    default -> "";
                };
        return "`" + operation.name() + "`" + what;
    }

    private static Map<String, Set<String>> written() throws IOException {
        var rows = new TreeMap<String, Set<String>>();
        for (var line : Files.readAllLines(Program.TARGET.resolve("../../docs/STEP.md"))) {
            var cells = line.split(" \\| ");
            if (line.startsWith("| `") && cells.length == 3) {
                rows.computeIfAbsent(cells[0].substring(2), _ -> new TreeSet<>())
                        .add(cells[1] + " | " + cells[2].replaceAll(" \\|$", ""));
            }
        }
        return rows;
    }

    private static String lines(Map<String, Set<String>> rows) {
        var text = new StringBuilder();
        rows.forEach(
                (key, row) ->
                        row.forEach(
                                each ->
                                        text.append("| ")
                                                .append(key)
                                                .append(" | ")
                                                .append(each)
                                                .append(" |\n")));
        return text.toString();
    }
}
