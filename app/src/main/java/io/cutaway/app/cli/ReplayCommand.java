package io.cutaway.app.cli;

import io.cutaway.app.recording.RecordingFile;
import io.cutaway.engine.step.StepPhase;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Shows a launch that `step --record` has kept: what was done, and what the kernel said there and
/// then. Needs no helper, no store and no privilege.
@Command(name = "replay")
final class ReplayCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "FILE")
    Path file = Path.of("");

    @Option(names = "--json")
    boolean json;

    ReplayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var console = context.console();
        var recording = RecordingFile.read(file);
        StepPrinter printer = json ? new StepJson(console) : new StepText(console);
        console.say(
                CliMessage.REPLAY_RECORDED.text(
                        recording.image(), recording.made().toString(), recording.kernel()));
        printer.begun(file.toString(), recording.plan().operations(), recording.first());
        recording.taken().forEach(step -> printer.taken(step, StepPhase.ENDED));
        return 0;
    }
}
