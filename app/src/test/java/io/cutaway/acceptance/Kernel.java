package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.ProcessStatus;
import io.cutaway.engine.step.StepView;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the test itself reads, as the helper would: ids are told as the reader's namespace has them
/// (user_namespaces(7)).
record Kernel(int helper) {

    String read(StepView view, String file) {
        var path = "/proc/" + view.pid() + "/" + file;
        var own = "/proc/self/ns/user";
        return Host.link(own).equals(Host.link("/proc/" + helper + "/ns/user"))
                ? Host.text(path)
                : Host.run("nsenter", "-t", "" + helper, "-U", "cat", path);
    }

    void agreesWith(StepView view) throws IOException {
        var proc = Path.of("/proc", "" + view.pid());
        assertEquals(MountTable.read(proc.resolve("mountinfo")).mounts(), view.mounts());
        assertEquals(IdMap.parse(read(view, "uid_map")), view.ids().maps().users());
        assertEquals(IdMap.parse(read(view, "gid_map")), view.ids().maps().groups());
        assertEquals(read(view, "setgroups").strip(), view.ids().setGroups());
        assertEquals(namespaces(view.pid()), view.namespaces());
        assertEquals(namespaces(helper), view.outside());
        assertEquals(Host.link(proc + "/cwd"), view.workingDirectory());
        var uts = List.of("nsenter", "-t", "" + view.pid(), "-u", "hostname");
        assertEquals(Host.run(uts.toArray(String[]::new)).strip(), view.hostname());
        status(view);
        files(proc, view);
    }

    private static Map<NamespaceKind, NamespaceId> namespaces(int pid) {
        var found = new EnumMap<NamespaceKind, NamespaceId>(NamespaceKind.class);
        for (var kind : NamespaceKind.values()) {
            var link = Host.link("/proc/" + pid + "/ns/" + kind.linkName());
            if (!link.isEmpty()) {
                found.put(kind, NamespaceId.parse(link));
            }
        }
        return found;
    }

    private void status(StepView view) {
        var status = ProcessStatus.parse(read(view, "status"));
        assertEquals(status.innermostPid(), view.pidInside());
        assertEquals(status.userIds(), view.ids().users());
        assertEquals(status.groupIds(), view.ids().groups());
        assertEquals(status.supplementaryGroups(), view.ids().supplementary());
        assertEquals(status.bounding().mask(), view.capabilities().bounding());
        assertEquals(status.permitted().mask(), view.capabilities().permitted());
        assertEquals(status.effective().mask(), view.capabilities().effective());
        assertEquals(status.inheritable().mask(), view.capabilities().inheritable());
        assertEquals(status.ambient().mask(), view.capabilities().ambient());
        assertEquals(status.noNewPrivileges(), view.noNewPrivileges());
        assertEquals(status.seccomp(), view.seccomp());
    }

    private static void files(Path proc, StepView view) throws IOException {
        var directory = Path.of(proc + "/root" + view.directory().path());
        try (var names = Files.list(directory)) {
            assertEquals(
                    names.map(name -> name.getFileName().toString()).sorted().toList(),
                    view.directory().files().stream().map(f -> f.name()).toList());
        }
    }

    /// What each operation is for has come about.
    void hasDone(Operation operation, StepView view) {
        switch (operation) {
            case NewNamespaces(var kinds) ->
                    kinds.forEach(
                            kind ->
                                    assertNotEquals(
                                            view.outside().get(kind), view.namespaces().get(kind)));
            case MapIds(var ids, var setGroups) -> {
                assertEquals(ids, view.ids().maps());
                assertEquals(setGroups ? "allow" : "deny", view.ids().setGroups());
            }
            case Operation.MakePrivate _ ->
                    assertTrue(
                            view.mounts().stream()
                                    .allMatch(m -> m.propagation().text().equals("private")));
            case Operation.PrepareStage() -> assertEquals("/tmp", view.builtRoot());
            case Operation.AttachTree o -> has(view, "/tmp/" + o.place(), "");
            case MountOverlay _ -> has(view, "/tmp/root", "overlay");
            case Operation.Mount o -> has(view, "/tmp/root" + o.target(), o.type());
            case Operation.BindDevice o -> has(view, "/tmp/root" + o.target(), "");
            case Operation.BindTree o -> has(view, "/tmp/root" + o.target(), "");
            case Operation.MaskPath o -> has(view, "/tmp/root" + o.target(), "");
            case Operation.ReadOnlyPath o ->
                    assertTrue(has(view, "/tmp/root" + o.target(), "").isReadOnly());
            case PivotRoot() -> {
                has(view, "/", "overlay");
                assertFalse(view.mounts().stream().anyMatch(m -> m.target().equals("/tmp")));
            }
            case Operation.SetHostname(var name) -> assertEquals(name, view.hostname());
            case Operation.SetCapabilities o ->
                    assertEquals(o.effective(), view.capabilities().effective());
            case Operation.SetNoNewPrivileges() -> assertTrue(view.noNewPrivileges());
            case Operation.FilterSyscalls _ -> assertEquals("FILTER", view.seccomp().name());
            default -> {}
        }
    }

    /// The last mount there; of any type when that is empty.
    private static MountPoint has(StepView view, String target, String type) {
        var mount =
                view.mounts().stream()
                        .filter(m -> m.target().equals(target))
                        .reduce((_, last) -> last)
                        .orElseThrow(() -> new AssertionError("no mount at " + target));
        assertTrue(type.isEmpty() || mount.filesystemType().equals(type), mount.toString());
        return mount;
    }
}
