package io.cutaway.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.MakePrivate;
import io.cutaway.engine.launch.Operation.SetHostname;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.Ids;
import io.cutaway.engine.process.SeccompMode;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepResult;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewedCapabilities;
import io.cutaway.engine.step.ViewedDirectory;
import io.cutaway.engine.step.ViewedIds;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@DisplayName("A recording")
class RecordingFileTest {

    private static final LaunchPlan PLAN =
            new LaunchPlan(
                    List.of(
                            new MakePrivate("/"),
                            new SetHostname("a"),
                            new Execute(List.of("sh"), List.of())));

    private static final String MOUNT = "1 1 0:1 / / rw - tmpfs tmpfs rw\n";

    @TempDir Path folder;

    private static Recording recording() {
        return new Recording(
                Recording.FORMAT,
                Instant.parse("2026-11-28T02:03:04Z"),
                "6.18.0",
                "localhost/starter:latest",
                PLAN,
                view("host"),
                List.of(
                        new Recording.Step(outcome(0, ""), Optional.of(view("host"))),
                        new Recording.Step(outcome(1, ""), Optional.of(view("a"))),
                        new Recording.Step(outcome(2, "ENOENT"), Optional.empty())));
    }

    private static StepOutcome outcome(int index, String error) {
        var result = error.isEmpty() ? StepResult.DONE : StepResult.FAILED;
        return new StepOutcome(
                index, result, PLAN.operations().get(index).name(), "call", error, 1000);
    }

    private static StepView view(String hostname) {
        return new StepView(
                7,
                1,
                hostname,
                Map.of(),
                Map.of(),
                List.of(),
                new ViewedIds(
                        IdMaps.NONE, "allow", new Ids(0, 0, 0, 0), new Ids(0, 0, 0, 0), List.of()),
                new ViewedCapabilities(0, 0, 0, 0, 0),
                false,
                SeccompMode.DISABLED,
                "/",
                "/",
                "",
                new ViewedDirectory("/", "", List.of(), true));
    }

    @Test
    void isTheSameAfterItWasReadAgain() {
        var file = folder.resolve("launch.json");
        RecordingFile.write(recording(), file);
        assertEquals(recording(), RecordingFile.read(file));
    }

    @Test
    void showsWhatEachStepChanged() {
        var taken = recording().taken();
        assertEquals("host", taken.get(1).before().hostname());
        assertEquals(1, taken.get(1).difference().orElseThrow().facts().size());
        assertEquals("a", taken.get(2).before().hostname());
        assertEquals(Optional.empty(), taken.get(2).difference());
    }

    @Test
    void doesNotReplaceAFile() throws IOException {
        var file = Files.writeString(folder.resolve("mine"), "kept");
        refused("is there already", () -> RecordingFile.write(recording(), file));
        assertEquals("kept", Files.readString(file));
    }

    @Test
    void isReadStrictly() throws IOException {
        var file = folder.resolve("launch.json");
        RecordingFile.write(recording(), file);
        var text = Files.readString(file);
        check("", "is no recording");
        check("[]", "is no recording");
        check("{\"format\": 1}", "is no recording");
        check(text.substring(0, text.length() / 2), "is no recording");
        check(text.replace("\"format\":1", "\"format\":2"), "form 2");
        check(text.replace("\"index\":1", "\"index\":0"), "is no recording");
        check(text.replace("\"image\"", "\"image\":\"x\",\"other\""), "is no recording");
        check(text.replace("MakePrivate", "MakePublic"), "is no recording");
        check("[".repeat(100_000), "is no recording");
    }

    @Test
    void saysWhereItIsWrong() throws IOException {
        var file = folder.resolve("launch.json");
        RecordingFile.write(recording(), file);
        var text = Files.readString(file);
        check(text.replace("\"index\":1", "\"index\":\"1\""), "in steps[1].outcome.index: ");
        check(
                text.replace("\"hostname\":\"a\"", "\"hostname\":2"),
                "in plan.operations[1].hostname: ");
        check(text.replace("\"first\":{", "\"first\":{\"\u202Eevil\":1,"), "in first.\uFFFDevil: ");
        check("{\n\"format\": !", "in line 2, column 11: ");
        check("[]", "in the whole file: ");
    }

    /// Each view is compared with the one before it, mount by mount.
    @Test
    void isNotReadWhenAViewHasMoreThanAnyContainer() throws IOException {
        var file = folder.resolve("launch.json");
        RecordingFile.write(recording(), file);
        var mount = Json.MAPPER.writeValueAsString(MountTable.parse(MOUNT).mounts().getFirst());
        var many = String.join(",", Collections.nCopies(4097, mount));
        var text = Files.readString(file);
        check(text.replaceFirst("\"mounts\":\\[", "\"mounts\":[" + many), "more than 4096 mounts");
    }

    @Test
    void isNotReadWhenItIsTooLarge() throws IOException {
        var file = folder.resolve("large");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(RecordingFile.LARGEST + 1L);
        }
        refused("more than 64 MiB", () -> RecordingFile.read(file));
    }

    @Test
    void thatIsNotThereIsSaidToBeMissing() {
        refused("there is no file", () -> RecordingFile.read(folder.resolve("none")));
    }

    private void check(String text, String words) throws IOException {
        var file = Files.writeString(folder.resolve("wrong"), text);
        refused(words, () -> RecordingFile.read(file));
    }

    private static void refused(String words, Runnable work) {
        var refusal = assertThrows(RecordingException.class, work::run);
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
    }
}
