package io.cutaway.app.cli;

import io.cutaway.app.problem.ProblemText;
import io.cutaway.app.recording.Recording;
import io.cutaway.app.recording.RecordingFile;
import io.cutaway.app.request.ContainerFlags;
import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.StepWish;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.step.StepChanges;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Builds a container one operation at a time, and shows what the kernel says in between.
@Command(name = "step")
final class StepCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin ContainerFlags flags = new ContainerFlags();
    @Mixin PullFlags pull = new PullFlags();

    @Option(names = "--without", split = ",", paramLabel = "pid|net|uts|ipc|cgroup")
    List<String> without = List.of();

    @Option(names = "--chroot")
    boolean chroot;

    @Option(names = "--allow", split = ",", paramLabel = "suid|dev|exec")
    List<String> allowed = List.of();

    @Option(names = "--script", paramLabel = "FILE")
    @Nullable Path script;

    @Option(names = "--record", paramLabel = "FILE")
    @Nullable Path record;

    @Option(names = "--json")
    boolean json;

    StepCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var spec = new RequestedContainer(context).spec(flags, pull);
        var size =
                spec.terminal()
                        ? Optional.of(Console.terminalSize())
                        : Optional.<TerminalSize>empty();
        var wish = new StepWish(spec, changes(), size);
        try (var words = words();
                var session = StepSession.begin(context.engine(), wish, this::ended)) {
            var code = new StepDialog(context.console(), session, words, json).run();
            record(session, spec.image());
            return code;
        }
    }

    private void record(StepSession session, String image) {
        if (record != null) {
            var kernel = context.engine().call(new GetInfo()).kernel();
            RecordingFile.write(Recording.of(Instant.now(), kernel, image, session), record);
        }
    }

    private void ended(Problem problem) {
        context.console().say(ProblemText.explain(problem).what());
    }

    private BufferedReader words() {
        try {
            return script == null
                    ? new BufferedReader(
                            new InputStreamReader(context.console().in(), StandardCharsets.UTF_8))
                    : Files.newBufferedReader(script);
        } catch (IOException _) {
            throw new CliException(CliMessage.NO_SUCH_FILE, String.valueOf(script));
        }
    }

    private StepChanges changes() {
        return new StepChanges(
                set(without, CliMessage.STEP_WITHOUT, NamespaceKind::named),
                chroot,
                set(allowed, CliMessage.STEP_ALLOW, word -> MountAttribute.ofOption("no" + word)));
    }

    private static <T> Set<T> set(
            List<String> words, CliMessage wrong, Function<String, Optional<T>> reader) {
        return words.stream()
                .map(word -> reader.apply(word).orElseThrow(() -> new CliException(wrong, word)))
                .collect(Collectors.toSet());
    }
}
