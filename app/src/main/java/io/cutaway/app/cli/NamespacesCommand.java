package io.cutaway.app.cli;

import io.cutaway.app.client.OwnNamespaces;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.NamespaceTable;
import io.cutaway.engine.process.ProcessNode;
import io.cutaway.engine.process.ProcessReader;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Lists the namespaces of the computer, or those of one container or process beside the caller's.
@Command(name = "namespaces")
final class NamespacesCommand implements Callable<Integer> {

    private final CommandContext context;
    private final ProcessReader proc = new ProcessReader(Path.of("/proc"));

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONTAINER|PID")
    @Nullable String subject;

    NamespacesCommand(CommandContext context) {
        this.context = context;
    }

    /// What one process is in, beside what the caller is in.
    record Beside(
            Map<NamespaceKind, NamespaceId> inside, Map<NamespaceKind, NamespaceId> outside) {}

    @Override
    public Integer call() throws IOException {
        if (subject == null) {
            print(NamespaceTable.of(proc.readAll()));
        } else {
            print(beside(Subject.parse(subject)));
        }
        return 0;
    }

    private Beside beside(Subject of) throws IOException {
        return switch (of) {
            case Subject.Container(var name) -> {
                var reply = context.engine().call(new ListProcesses(name));
                var first = reply.tree().first();
                yield new Beside(
                        first.map(ProcessNode::namespaces).orElse(Map.of()), OwnNamespaces.all());
            }
            case Subject.RunningProcess(var pid) -> {
                var process = proc.read(pid);
                if (process.isEmpty()) {
                    throw new CliException(CliMessage.NO_SUCH_PROCESS, Integer.toString(pid));
                }
                yield new Beside(process.get().namespaces(), OwnNamespaces.all());
            }
        };
    }

    private void print(NamespaceTable namespaces) {
        if (json) {
            context.console().json(namespaces.entries());
            return;
        }
        var table = new Table("NS", "TYPE", "NPROCS", "PID", "UID", "COMMAND");
        for (var entry : namespaces.entries()) {
            table.add(
                    Long.toString(entry.id().inode()),
                    entry.id().kind().linkName(),
                    Integer.toString(entry.processes()),
                    Integer.toString(entry.lowestPid()),
                    Long.toString(entry.owner()),
                    entry.command());
        }
        table.print(context.console());
    }

    private void print(Beside beside) {
        if (json) {
            context.console().json(beside);
            return;
        }
        var table = new Table("TYPE", "INSIDE", "OUTSIDE", "");
        for (var kind : List.of(NamespaceKind.values())) {
            var inside = Optional.ofNullable(beside.inside().get(kind));
            var outside = Optional.ofNullable(beside.outside().get(kind));
            var shared = inside.isPresent() && inside.equals(outside);
            table.add(
                    kind.linkName(),
                    text(inside),
                    text(outside),
                    shared ? CliMessage.SHARED.text() : "");
        }
        table.print(context.console());
    }

    private static String text(Optional<NamespaceId> id) {
        return id.map(i -> Long.toString(i.inode())).orElse("?");
    }
}
