package io.cutaway.engine.launch;

import static io.cutaway.engine.mount.MountAttribute.NO_DEVICES;
import static io.cutaway.engine.mount.MountAttribute.NO_EXECUTE;
import static io.cutaway.engine.mount.MountAttribute.NO_SET_ID;

import io.cutaway.engine.launch.Operation.BindDevice;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.MakeSymbolicLink;
import io.cutaway.engine.launch.Operation.Mount;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Plans `/dev`: a tmpfs with the nodes and links every Linux program may expect (OCI runtime spec,
/// "Default Devices" and "Dev symbolic links"). The nodes are the host's, bound, because a user
/// namespace can't make any (user_namespaces(7)).
final class DevicePlanner {

    private static final List<String> NODES =
            List.of("null", "zero", "full", "random", "urandom", "tty");
    private static final long TTY_GROUP = 5;

    private DevicePlanner() {}

    static List<Operation> operations(HostAbilities host, IdMaps ids) {
        var plan = new ArrayList<Operation>();
        plan.add(
                new Mount(
                        "tmpfs",
                        "tmpfs",
                        "/dev",
                        EnumSet.of(NO_SET_ID, NO_EXECUTE),
                        List.of("mode=755", "size=65536k")));
        for (var node : NODES) {
            plan.add(
                    new BindDevice(
                            "/dev/" + node, "/dev/" + node, EnumSet.of(NO_SET_ID, NO_EXECUTE)));
        }
        plan.add(new MakeSymbolicLink("/proc/self/fd", "/dev/fd"));
        plan.add(new MakeSymbolicLink("/proc/self/fd/0", "/dev/stdin"));
        plan.add(new MakeSymbolicLink("/proc/self/fd/1", "/dev/stdout"));
        plan.add(new MakeSymbolicLink("/proc/self/fd/2", "/dev/stderr"));
        plan.add(new MakeSymbolicLink("pts/ptmx", "/dev/ptmx"));
        plan.add(terminals(ids));
        plan.add(
                new Mount(
                        "tmpfs",
                        "shm",
                        "/dev/shm",
                        EnumSet.of(NO_SET_ID, NO_DEVICES, NO_EXECUTE),
                        List.of("mode=1777", "size=65536k")));
        if (host.messageQueues()) {
            plan.add(
                    new Mount(
                            "mqueue",
                            "mqueue",
                            "/dev/mqueue",
                            EnumSet.of(NO_SET_ID, NO_DEVICES, NO_EXECUTE),
                            List.of()));
        }
        return plan;
    }

    private static Mount terminals(IdMaps ids) {
        var options = new ArrayList<>(List.of("newinstance", "ptmxmode=0666", "mode=0620"));
        if (ids.groups().maps(TTY_GROUP)) {
            options.add("gid=" + TTY_GROUP);
        }
        return new Mount(
                "devpts", "devpts", "/dev/pts", EnumSet.of(NO_SET_ID, NO_EXECUTE), options);
    }
}
