package io.cutaway.app.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.export.ExportText;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.export.ExportFormat;
import io.cutaway.engine.launch.HostAbilities;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchPlanner;
import io.cutaway.engine.launch.LaunchRequest;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.ProcessSpec;
import io.cutaway.engine.launch.UserIds;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.IdMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@DisplayName("A pasted line")
class RunLineTest {

    private static final Map<String, String> CALLER = Map.of("LANG", "C.UTF-8");

    @Test
    void saysTheSameAsTheFlagsOfRun() {
        var spec =
                parse(
                        "docker run -it --rm --name web -e LANG -e A='b c' -w /srv -u app:app \\\n"
                                + "  -v /srv/site:/srv:ro --cap-drop ALL --cap-add NET_BIND_SERVICE"
                                + " --ulimit nofile=100:200 --tmpfs /run:size=1m,exec nginx sh -c"
                                + " 'echo \"$A\"'");
        assertEquals("nginx", spec.image());
        assertEquals(List.of("sh", "-c", "echo \"$A\""), spec.command());
        assertEquals(List.of("LANG=C.UTF-8", "A=b c"), spec.environment());
        assertEquals(
                List.of(new TemporaryFilesystem("/run", List.of("size=1m"))),
                spec.temporaryFilesystems());
        assertEquals(
                Set.of(
                        MountAttribute.READ_ONLY,
                        MountAttribute.NO_SET_ID,
                        MountAttribute.NO_DEVICES),
                spec.binds().getFirst().attributes());
        assertTrue(spec.terminal() && spec.interactive() && spec.autoRemove());
    }

    @Test
    void meansLoopbackWhereDockerSaysNoNetwork() {
        assertEquals(NetworkMode.PRIVATE, parse("podman run --network none a").network());
        assertEquals(NetworkMode.NONE, parse("cutaway run --network none a").network());
        assertEquals(NetworkMode.HOST, parse("podman run --net=host a").network());
    }

    @Test
    void isRefusedWithTheWordAndItsPosition() {
        refused("docker run --privileged a", "word 3, --privileged: there is no such flag here");
        refused("docker run -d --gpus all a", "word 4, --gpus: there is no such flag here");
        refused("docker run a $IMAGE", "word 4, $IMAGE: a shell would replace this;");
        refused("docker run a | sh", "word 4, |: one command alone");
        refused("docker run a 'b", "word 4, 'b: the quote is not closed");
        refused("docker run -v *:/a b", "word 4, *:/a: a shell would put file names here");
        refused("docker ps", "word 2, docker: not the beginning of docker run");
        refused("rm -rf /", "word 2, rm: not the beginning of docker run");
        refused("", "word 1, : not the beginning of docker run");
        refused(
                "podman run --security-opt mask=/proc/acpi:/etc a",
                "word 4, mask=/proc/acpi:/etc: there is no such flag here");
        refused("podman run --unsetenv PATH a", "word 4, PATH: there is no such flag here");
        refused(
                "podman run --security-opt seccomp=unconfined a",
                "word 4, seccomp=unconfined: there is no such flag here");
        refused("docker run -d", "IMAGE is missing in this line");
        refused("docker run -v data:/data a", "-v data: there are no named volumes");
        refused(
                "docker run --env-file /dev/zero a",
                "word 4, /dev/zero: a pasted line reads no file");
        refused("docker run --network bridge a", "--network bridge: there are none, host and");
    }

    private static void refused(String line, String sentence) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> parse(line), line);
        assertTrue(String.valueOf(wrong.getMessage()).startsWith(sentence), wrong.getMessage());
    }

    @Test
    void thatPodmanExportsComesBackAsTheSameSpecification() {
        back(ContainerSpec.of("localhost/a:1"));
        back(
                ContainerSpecBuilder.of("a")
                        .name("web")
                        .entrypoint(List.of("/bin/sh", "-c"))
                        .command(List.of("echo 'it is'\n\"$HOME\"", "", "-x", "*"))
                        .environment("A=b c $(id)")
                        .workingDirectory("/a b")
                        .user("1000:1000")
                        .hostname("inside")
                        .readOnly(true)
                        .capabilities(List.of("NET_ADMIN", "SYS_TIME"), List.of("CHOWN"))
                        .limits(List.of(new ResourceLimit("nofile", 10, -1)))
                        .temporaryFilesystem(
                                new TemporaryFilesystem("/run", List.of("size=1m", "mode=700")))
                        .temporaryFilesystem(new TemporaryFilesystem("/t", List.of("noexec")))
                        .bind(new HostBind("/srv", "/srv", Set.of(MountAttribute.READ_ONLY)))
                        .bind(new HostBind("/a b", "/b", Set.of(MountAttribute.values())))
                        .network(NetworkMode.HOST)
                        .terminal(true)
                        .interactive(true)
                        .autoRemove(true)
                        .build());
    }

    private static void back(ContainerSpec spec) {
        for (var isRoot : List.of(false, true)) {
            var text = ExportText.of(ExportFormat.PODMAN, spec, plan(spec, isRoot)).text();
            var line = text.substring(text.indexOf("\npodman run") + 1);
            assertEquals(dropping(spec), parse(line), line);
        }
    }

    /// What podman would give and Cutaway would not: dropped, it makes no difference here.
    private static ContainerSpec dropping(ContainerSpec spec) {
        var copy = RunLine.copy(spec);
        var dropped = new ArrayList<>(List.of("NET_RAW", "MKNOD", "AUDIT_WRITE"));
        dropped.addAll(spec.capabilitiesDropped());
        copy.capabilities(spec.capabilitiesAdded(), dropped).network(spec.network());
        spec.temporaryFilesystems().forEach(copy::temporaryFilesystem);
        return copy.build();
    }

    private static LaunchPlan plan(ContainerSpec spec, boolean isRoot) {
        var ids = isRoot ? ids(1 << 20) : ids(0);
        var process =
                new ProcessSpec(
                        List.of("sh"),
                        List.of(),
                        "/",
                        new UserIds(0, 0, List.of()),
                        0,
                        List.of(),
                        Optional.empty(),
                        false);
        var request =
                new LaunchRequest(
                        spec,
                        process,
                        "inside",
                        List.of("/layer"),
                        "/container/w",
                        List.of(),
                        List.of(),
                        ids,
                        isRoot ? ids : IdMaps.NONE,
                        IdMaps.NONE,
                        Optional.empty());
        return LaunchPlanner.plan(request, new HostAbilities(Set.of(), true, true, ids, true));
    }

    private static IdMaps ids(long outside) {
        return new IdMaps(IdMap.of(0, outside, 65536), IdMap.of(0, outside, 65536));
    }

    private static ContainerSpec parse(String line) {
        return RunLine.parse(line, CALLER);
    }
}
