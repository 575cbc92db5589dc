package io.cutaway.app.cli;

import io.cutaway.engine.mount.MountComparison;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Lists the mounts that a container or a process sees, or compares them with others.
@Command(name = "mounts")
final class MountsCommand implements Callable<Integer> {

    private static final String HOST = "host";

    private final CommandContext context;

    @Option(names = "--compare", paramLabel = "host|CONTAINER|PID")
    @Nullable String compare;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", paramLabel = "CONTAINER|PID")
    String subject = "";

    MountsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var here = table(subject);
        if (compare == null) {
            print(here);
        } else {
            print(MountComparison.of(here, table(compare)));
        }
        return 0;
    }

    private MountTable table(String name) {
        if (name.equals(HOST)) {
            return read("self", name);
        }
        return switch (Subject.parse(name)) {
            case Subject.RunningProcess(var pid) -> read(Integer.toString(pid), name);
            case Subject.Container(var container) ->
                    new MountTable(context.engine().call(new ListMounts(container)).inside());
        };
    }

    private static MountTable read(String process, String name) {
        try {
            return MountTable.read(Path.of("/proc", process, "mountinfo"));
        } catch (IOException _) {
            throw new CliException(CliMessage.NO_SUCH_PROCESS, name);
        }
    }

    private void print(MountTable mounts) {
        if (json) {
            context.console().json(mounts.mounts());
            return;
        }
        var table = new Table("TARGET", "SOURCE", "FSTYPE", "OPTIONS", "PROPAGATION");
        for (var mount : mounts.mounts()) {
            var hidden = mounts.isHidden(mount) ? " (" + CliMessage.HIDDEN.text() + ")" : "";
            table.add(
                    mount.target() + hidden,
                    source(mount),
                    mount.filesystemType(),
                    String.join(",", mount.effectiveOptions()),
                    mount.propagation().text());
        }
        table.print(context.console());
    }

    /// As findmnt(8): the directory of the file system in brackets, unless it is all of it.
    private static String source(MountPoint mount) {
        return mount.root().equals("/")
                ? mount.source()
                : mount.source() + "[" + mount.root() + "]";
    }

    private void print(MountComparison comparison) {
        if (json) {
            context.console().json(comparison);
            return;
        }
        var table = new Table("", "TARGET", "HERE", "THERE");
        for (var row : comparison.rows()) {
            switch (row) {
                case MountComparison.Same(var here, var there) ->
                        table.add("=", row.target(), brief(here), brief(there));
                case MountComparison.Differs(var here, var there, _) ->
                        table.add("~", row.target(), brief(here), brief(there));
                case MountComparison.OnlyHere(var here, var same) ->
                        table.add("<", row.target(), brief(here), same.orElse(""));
                case MountComparison.OnlyThere(var there, var same) ->
                        table.add(">", row.target(), same.orElse(""), brief(there));
            }
        }
        table.print(context.console());
    }

    private static String brief(MountPoint mount) {
        return mount.filesystemType()
                + " "
                + source(mount)
                + " "
                + String.join(",", mount.options());
    }
}
