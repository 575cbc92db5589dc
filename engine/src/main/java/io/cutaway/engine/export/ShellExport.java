package io.cutaway.engine.export;

import static io.cutaway.engine.shell.ShellWords.quote;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.ManagedFiles;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.FilterSyscalls;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.SetHostname;
import io.cutaway.engine.launch.ShellCommands;
import io.cutaway.engine.process.NamespaceKind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/// The launch as a POSIX shell script for util-linux and coreutils. `ShellScript.txt`, a resource,
/// is its frame and says how it works; what stands here fills in the plan's own lines.
final class ShellExport {

    private static final String SETPRIV = "setpriv ";

    private final PlanFacts facts;
    private final ShellCommands shell;

    private ShellExport(PlanFacts facts) {
        this.facts = facts;
        this.shell = new ShellCommands(this::word);
    }

    static Exported of(LaunchPlan plan) {
        var facts = new PlanFacts(plan);
        return new Exported(ExportFormat.SHELL, new ShellExport(facts).text(), warnings(facts));
    }

    private static List<ExportWarning> warnings(PlanFacts facts) {
        var warnings = new ArrayList<ExportWarning>();
        warnings.add(ExportWarning.of(ExportWarning.Code.STREAMS_OF_CALLER));
        if (facts.isIdMapped()) {
            warnings.add(ExportWarning.of(ExportWarning.Code.IDS_DIFFER));
            facts.asked().stream()
                    .map(CloneTree::path)
                    .map(p -> ExportWarning.of(ExportWarning.Code.OWNERS_UNMAPPED, p))
                    .forEach(warnings::add);
        }
        if (facts.find(FilterSyscalls.class).isPresent()) {
            warnings.add(ExportWarning.of(ExportWarning.Code.FILTER_NEEDS_SETPRIV));
        }
        return warnings;
    }

    private String text() {
        var ids = facts.plainIds();
        var hostname = facts.find(SetHostname.class).map(SetHostname::hostname).orElse("");
        return new ScriptFrame()
                .put("enter", facts.isIdMapped() ? "root" : facts.isSingleId() ? "single" : "user")
                .put("trees", lines(outside()))
                .put("namespaces", namespaces())
                .put("uid-map", quote(ids.users().text()))
                .put("gid-map", quote(ids.groups().text()))
                .put("set-groups", facts.the(MapIds.class).setGroupsAllowed() ? "allow" : "deny")
                .put(
                        "owner",
                        ids.users().ranges().getFirst().outside()
                                + ":"
                                + ids.groups().ranges().getFirst().outside())
                .put("hosts", quote(ManagedFiles.hosts(hostname)))
                .put("hostname", quote(ManagedFiles.hostname(hostname)))
                .put("resolv", facts.hasResolver() ? "/etc/resolv.conf" : "/dev/null")
                .put("filter", filter())
                .put("inside", lines(inside()))
                .put("setpriv", setpriv())
                .put("environment", words(facts.execute().environment()))
                .put("arguments", words(facts.execute().arguments()))
                .put("directory", quote(directory()))
                .text();
    }

    /// Paths of the container's folder in the store are those of the script's own.
    private String word(String path) {
        return facts.isOwn(path)
                ? "\"$work\"" + quote(path.substring(facts.folder().length()))
                : quote(path);
    }

    private List<String> outside() {
        return facts.all(CloneTree.class).flatMap(tree -> shell.of(tree).stream()).toList();
    }

    private List<String> inside() {
        return facts.plan().operations().stream()
                .flatMap(operation -> inside(operation).stream())
                .toList();
    }

    /// What the first process does. Before a mount inside the root, the script looks where links of
    /// the image lead.
    private List<String> inside(Operation operation) {
        return switch (operation) {
            case Operation.MakePrivate _,
                    Operation.PrepareStage _,
                    Operation.AttachTree _,
                    Operation.MountOverlay _,
                    Operation.MaskPath _,
                    Operation.ReadOnlyPath _,
                    Operation.SetMountAttributes _,
                    Operation.SetHostname _,
                    Operation.RaiseLoopback _,
                    Operation.SetResourceLimit _ ->
                    shell.of(operation);
            case Operation.Mount o -> guarded(o.target(), o);
            case Operation.BindTree o -> guarded(o.target(), o);
            case Operation.BindDevice o -> guarded(o.target(), o);
            case Operation.BindHostTree o -> guarded(o.target(), o);
            case Operation.MakeDirectory o -> guarded(o.target(), o);
            case Operation.MakeSymbolicLink o -> guarded(o.target(), o);
            case Operation.CloneTree _,
                    Operation.JoinNamespaces _,
                    Operation.NewNamespaces _,
                    Operation.MapIds _,
                    Operation.PivotRoot _,
                    Operation.ChangeRoot _,
                    Operation.OpenTerminal _,
                    Operation.OpenPipes _,
                    Operation.SetUser _,
                    Operation.SetCapabilities _,
                    Operation.SetNoNewPrivileges _,
                    Operation.FilterSyscalls _,
                    Operation.ChangeDirectory _,
                    Operation.Execute _ ->
                    List.of();
        };
    }

    private List<String> guarded(String target, Operation operation) {
        var lines = new ArrayList<String>();
        lines.add("within " + quote("root" + target));
        lines.addAll(shell.of(operation));
        return lines;
    }

    /// The holder has the user namespace; the first process's parent makes the others but PID's.
    private String namespaces() {
        var kinds = EnumSet.copyOf(facts.the(NewNamespaces.class).namespaces());
        kinds.remove(NamespaceKind.USER);
        kinds.remove(NamespaceKind.PID);
        return shell.of(new NewNamespaces(kinds)).getFirst().replace(" --fork", "");
    }

    /// All in one setpriv(1), which knows the order.
    private String setpriv() {
        var groups = facts.the(MapIds.class).setGroupsAllowed();
        return facts.plan().operations().stream()
                .filter(ShellExport::isPrivilege)
                .map(operation -> shell.of(operation).getFirst().substring(SETPRIV.length()))
                .map(words -> groups ? words : words.replace("--clear-groups", "--keep-groups"))
                .collect(Collectors.joining(" "));
    }

    private static boolean isPrivilege(Operation operation) {
        return operation instanceof Operation.SetUser
                || operation instanceof Operation.SetCapabilities
                || operation instanceof Operation.SetNoNewPrivileges;
    }

    private String filter() {
        return facts.find(FilterSyscalls.class).map(o -> o.program().base64()).orElse("");
    }

    private String directory() {
        return facts.find(Operation.ChangeDirectory.class)
                .map(Operation.ChangeDirectory::path)
                .orElse("/");
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> quote(word)).collect(Collectors.joining(" "));
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }
}
