package io.cutaway.acceptance;

import io.cutaway.engine.protocol.ContainerRequest.WaitContainer;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;

/// What a computer lacks is said in one sentence.
class BadComputerIT {

    /// A user namespace around everything, in which no more may be made (namespaces(7)).
    private static final String FORBIDDEN =
            """
            unshare -U sleep 100 &
            until [ "$(readlink /proc/$!/ns/user)" != "$(readlink /proc/$$/ns/user)" ]; do
                sleep 0.01
            done
            echo 0 0 1000000 >/proc/$!/uid_map
            echo 0 0 1000000 >/proc/$!/gid_map
            exec nsenter -U -t $! -S 0 -G 0 sh -euc '
                kill "$0"
                echo 0 >/proc/sys/user/max_user_namespaces
                exec "$@"' $! "$@"
            """;

    @ParameterizedTest
    @EnumSource(value = Lane.class, names = "USER")
    void userNamespacesAreForbidden(Lane lane) {
        try (var cutaway = new Cutaway(lane)) {
            cutaway.runBehind(FORBIDDEN, "ps").isRefused(125, "user namespaces", "ENOSPC");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Lane.class, names = "USER")
    void newuidmapIsMissing(Lane lane) {
        var hidden =
                """
                mount -t tmpfs tmpfs /mnt
                mkdir /mnt/upper /mnt/work
                mount -t overlay -o lowerdir=/usr/bin,upperdir=/mnt/upper,workdir=/mnt/work o /usr/bin
                rm /usr/bin/newuidmap /usr/bin/newgidmap
                exec "$@"
                """;
        try (var cutaway = new Cutaway(lane)) {
            cutaway.runBehind(inMountNamespace(hidden), "ps").isRefused(125, "newuidmap", "uidmap");
        }
    }

    /// A kernel without FAT has it by FUSE, and one without that has another one that can't:
    /// overlay itself.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void theStoreLiesOnAFileSystemThatCannotHoldIt(Lane lane) throws IOException {
        try (var cutaway = new Cutaway(lane)) {
            var mounted =
                    """
                    cd %1$s
                    mkfs.vfat -C image 16384 >/dev/null
                    modprobe vfat 2>/dev/null || true
                    mine=umask=077,uid=$(stat -c %%u .)
                    if grep -q vfat /proc/filesystems; then
                        mount -o loop,$mine image store
                    elif fusefat -o rw+,allow_other,$mine image store >/dev/null 2>&1; then
                        : mounted
                    else
                        mkdir lower upper work
                        chown --reference=. upper
                        chmod 700 upper
                        mount -t overlay -o lowerdir=lower,upperdir=upper,workdir=work none store
                    fi
                    trap "umount -l store" EXIT
                    "$@"
                    """
                            .formatted(cutaway.folder());
            Files.createDirectory(cutaway.store());
            lane.give(cutaway.store());
            cutaway.runBehind(inMountNamespace(mounted), "ps")
                    .isRefused(125, "store", "can not hold");
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aHelperOfAnotherBuildIsReplaced(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            cutaway.run("run", "-d", "--name", "kept", "busybox", "sleep", "1000").answer();
            var old = cutaway.helper();
            cutaway.ofAnotherBuild().run("exec", "kept", "true").answer();
            Host.await("the old one has ended", () -> ProcessHandle.of(old).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aHelperOfAnotherBuildThatIsBusyStays(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            cutaway.run("run", "-d", "--name", "kept", "busybox", "sleep", "1000").answer();
            var old = cutaway.helper();
            try (var call = cutaway.startAsking(new GetInfo(), new WaitContainer("kept"))) {
                Host.await("it has the call", () -> call.out().lines().count() == 1);
                cutaway.ofAnotherBuild().run("ps").isRefused(125, "another build", "" + old);
            }
            Host.await("the old one has ended", () -> ProcessHandle.of(old).isEmpty());
        }
    }

    private static String inMountNamespace(String script) {
        return "exec unshare -m --propagation private sh -euc '" + script + "' sh \"$@\"";
    }
}
