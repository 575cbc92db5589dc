package io.cutaway.app.resource;

import static io.cutaway.app.resource.ResourceMessage.*;

import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.resource.Resources;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a container uses at one moment.
///
/// @param summary in a sentence; empty while nothing is known yet
/// @param used empty when nothing runs, or nothing is known yet
/// @param command that shows the same in a terminal; empty when nothing runs
record ResourcesSnapshot(
        String summary, Optional<Resources> used, List<Usage> usages, String command) {

    static final ResourcesSnapshot EMPTY =
            new ResourcesSnapshot("", Optional.empty(), List.of(), "");

    private static final double MICROS_PER_SECOND = 1e6;

    ResourcesSnapshot {
        usages = List.copyOf(usages);
    }

    static ResourcesSnapshot of(Details details, Optional<Resources> used) {
        return new ResourcesSnapshot(
                used.map(now -> SUMMARY.text(Usage.measure(now.measure())))
                        .orElseGet(() -> lives(details) ? "" : NOTHING.text()),
                used,
                Usage.of(used, details.summary().writtenBytes()),
                used.map(now -> command(details.summary().state(), now)).orElse(""));
    }

    /// Of the first process; a cgroup's numbers are below the path that its file names.
    private static String command(ContainerState state, Resources used) {
        return switch (state) {
            case ContainerState.Running(var pid, _, _) ->
                    COMMAND.text(
                            String.valueOf(pid),
                            switch (used.measure()) {
                                case CGROUP -> "cgroup";
                                case PROPORTIONAL, RESIDENT ->
                                        Usage.Kind.MEMORY.file(used.measure());
                            });
            case ContainerState.Created _,
                    ContainerState.Starting _,
                    ContainerState.Exited _,
                    ContainerState.Failed _,
                    ContainerState.Lost _ ->
                    "";
        };
    }

    private static boolean lives(Details details) {
        return details.summary().state().isLive();
    }

    /// What limits it, and what else there is to say of it.
    String note(Usage usage) {
        var limit =
                usage.isLimited()
                        ? usage.most().map(LIMIT::text).orElse("")
                        : usage.most()
                                .map(most -> NO_LIMIT.text() + ", " + OF_COMPUTER.text(most))
                                .orElseGet(NO_LIMIT::text);
        return usage.kind() == Usage.Kind.PROCESSOR
                ? limit + used.map(now -> ", " + time(now)).orElse("")
                : limit;
    }

    private static String time(Resources used) {
        var seconds = used.cpuMicros() / MICROS_PER_SECOND;
        return TIME.text(String.format(Locale.ROOT, "%.2f", seconds));
    }

    /// The file that has the number; empty when nothing runs.
    String file(Usage usage) {
        return used.map(now -> usage.kind().file(now.measure())).orElse("");
    }
}
