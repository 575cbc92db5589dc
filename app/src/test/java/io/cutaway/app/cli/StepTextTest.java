package io.cutaway.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.SetHostname;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.Ids;
import io.cutaway.engine.process.SeccompMode;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewedCapabilities;
import io.cutaway.engine.step.ViewedDirectory;
import io.cutaway.engine.step.ViewedFile;
import io.cutaway.engine.step.ViewedIds;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

@DisplayName("Steps as text")
class StepTextTest {

    private static final String EVIL = "\u001B]0;evil\u0007";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final StepText text =
            new StepText(new Console(InputStream.nullInputStream(), stream, stream));

    private static StepView view() {
        var file = new ViewedFile(EVIL + "file", "-", 0644, 0, 0, 1, 1);
        return new StepView(
                7,
                1,
                EVIL + "host",
                Map.of(),
                Map.of(),
                MountTable.parse("1 1 0:1 / /" + EVIL + "mount rw - tmpfs tmpfs rw\n").mounts(),
                new ViewedIds(
                        IdMaps.NONE, "allow", new Ids(0, 0, 0, 0), new Ids(0, 0, 0, 0), List.of()),
                new ViewedCapabilities(0, 0, 0, 0, 0),
                false,
                SeccompMode.DISABLED,
                "/",
                "/",
                "",
                new ViewedDirectory("/" + EVIL, "", List.of(file), true));
    }

    /// Names come from a container, or from whoever wrote a recording.
    @Test
    void leavesTheTerminalAlone() {
        text.begun("x", List.<Operation>of(new SetHostname(EVIL)), view());
        text.view(view());
        var printed = out.toString(StandardCharsets.UTF_8);
        assertEquals(5, printed.split("evil", -1).length - 1, printed);
        assertTrue(printed.startsWith("  1  "), printed);
        assertFalse(printed.contains("\u001B") || printed.contains("\u0007"), printed);
    }
}
