package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.client.OwnNamespaces;
import io.cutaway.app.overview.OverviewSnapshot.Namespace;
import io.cutaway.app.overview.OverviewSnapshot.Running;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.ProcessNode;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses.Processes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Says in words what the helper answered.
final class Snapshots {

    private Snapshots() {}

    static OverviewSnapshot of(OverviewFacts facts) {
        var mounts = new MountFacts(facts);
        return new OverviewSnapshot(
                facts.kernel().isEmpty() ? HOST.text() : HOST_KERNEL.text(facts.kernel()),
                facts.isLive(),
                stillness(facts.details().summary().state()),
                facts.processes().map(Snapshots::namespaces).orElse(List.of()),
                facts.processes().map(Snapshots::processes).orElse(List.of()),
                mounts.root(),
                LayerFacts.strata(facts),
                LayerFacts.sum(facts),
                mounts.views(),
                mounts.hidden(),
                mounts.paths(),
                UseFacts.gauges(facts),
                UseFacts.measure(facts),
                Optional.of(UseFacts.network(facts)),
                Findings.of(facts, mounts),
                LaunchFacts.of(facts.details()));
    }

    private static String stillness(ContainerState state) {
        return switch (state) {
            case ContainerState.Created _ -> STILL_CREATED.text();
            case ContainerState.Starting _ -> STILL_STARTING.text();
            case ContainerState.Running _ -> "";
            case ContainerState.Exited(var status, _) ->
                    status.signal() == 0
                            ? STILL_EXITED.text(status.code())
                            : STILL_SIGNALLED.text(status.signal());
            case ContainerState.Failed(var failure, _) ->
                    STILL_FAILED.text(failure.operation(), failure.call(), failure.error());
            case ContainerState.Lost _ -> STILL_LOST.text();
        };
    }

    /// Those that the container has or shares. Time is left out where it is the host's: no
    /// container has one of its own unless somebody made it.
    private static List<Namespace> namespaces(Processes answer) {
        var first = answer.tree().first();
        return first.stream()
                .flatMap(
                        process ->
                                Arrays.stream(NamespaceKind.values())
                                        .flatMap(
                                                kind ->
                                                        Optional.ofNullable(
                                                                process.namespaces().get(kind))
                                                                .stream()))
                .map(
                        id ->
                                new Namespace(
                                        id.kind(),
                                        id.inode(),
                                        !id.equals(OwnNamespaces.all().get(id.kind()))))
                .filter(each -> each.isOwn() || each.kind() != NamespaceKind.TIME)
                .toList();
    }

    private static List<Running> processes(Processes answer) {
        return answer.tree().processes().stream().map(Snapshots::process).toList();
    }

    private static Running process(ProcessNode process) {
        var line =
                process.commandLine().isEmpty()
                        ? "[" + process.command() + "]"
                        : String.join(" ", process.commandLine());
        return new Running(
                process.depth(),
                process.command(),
                line,
                process.pidInside(),
                process.pidOutside());
    }
}
