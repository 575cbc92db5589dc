package io.cutaway.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.launch.HostAbilities;
import io.cutaway.engine.launch.LaunchPlanner;
import io.cutaway.engine.launch.LaunchRequest;
import io.cutaway.engine.launch.LaunchRequest.CheckedBind;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.Inode;
import io.cutaway.engine.launch.ProcessSpec;
import io.cutaway.engine.launch.UserIds;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.Capability;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.IdMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Read back with the model of a client library, of which each class has the fields of the API.
@DisplayName("An exported Pod")
class KubernetesExportTest {

    private static final IdMaps IDS = new IdMaps(IdMap.of(0, 0, 65536), IdMap.of(0, 0, 65536));

    /// Words that a reader of YAML could take for something else.
    private static final List<String> WORDS =
            List.of(
                    "sh",
                    "-c",
                    "yes",
                    "0x1F",
                    "1e3",
                    "null",
                    "~",
                    "2026-01-01",
                    "a: b # c",
                    "*x",
                    "- a",
                    "\ttab\nand \"line\" \\",
                    "",
                    " ",
                    "été 😀",
                    "\u0001\u007f\u0085\u009b\u2028\ufeff",
                    "{{ x }}",
                    "%TAG",
                    "'");

    private static final YAMLMapper STRICT =
            YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .annotationIntrospector(new NoUnknownFields())
                    .build();

    /// The model keeps what it does not know; so it would not be seen.
    private static final class NoUnknownFields extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    @Test
    void hasTheFieldsOfTheApiAndNoOther() {
        var text = yaml(everything());
        assertTrue(read(text).getSpec().getContainers().size() == 1, text);
        isRefused(text + "extra: 1\n");
        isRefused(text.replace("hostUsers:", "hostUser:"));
        isRefused(text.replace("runAsGroup:", "runsAsGroup:"));
        isRefused(text.replace("medium:", "media:"));
        isRefused(text + "kind: \"Pod\"\n");
    }

    private static void isRefused(String text) {
        assertThrows(JsonProcessingException.class, () -> STRICT.readValue(text, Pod.class), text);
    }

    @Test
    void isOneContainerThatNobodyStartsAgain() {
        var pod = read(yaml(everything()));
        assertEquals("v1", pod.getApiVersion());
        assertEquals("Pod", pod.getKind());
        assertEquals("web-1-x", pod.getMetadata().getName());
        var spec = pod.getSpec();
        assertEquals("Never", spec.getRestartPolicy());
        assertEquals("inside", spec.getHostname());
        assertEquals(false, spec.getHostUsers());
        assertEquals(false, spec.getHostNetwork());
        assertEquals(false, spec.getAutomountServiceAccountToken());
        assertEquals(List.of(44L), spec.getSecurityContext().getSupplementalGroups());
        assertEquals(true, read(yaml(host())).getSpec().getHostNetwork());
    }

    @Test
    void runsTheSameWordsInTheSameEnvironment() {
        var container = container(everything());
        assertEquals(WORDS, container.getCommand());
        assertEquals(List.of(), container.getArgs());
        assertEquals(
                List.of(
                        new EnvVar("A", "b c", null),
                        new EnvVar("B", "$$(A)", null),
                        new EnvVar("C", "no", null)),
                container.getEnv());
        assertEquals("/srv", container.getWorkingDir());
        assertEquals("Never", container.getImagePullPolicy());
        assertEquals(true, container.getTty());
    }

    @Test
    void mayWhatTheContainerMay() {
        var security = container(everything()).getSecurityContext();
        assertEquals(33, security.getRunAsUser());
        assertEquals(34, security.getRunAsGroup());
        assertEquals(true, security.getReadOnlyRootFilesystem());
        assertEquals(false, security.getAllowPrivilegeEscalation());
        var capabilities = security.getCapabilities();
        assertEquals(List.of("SYS_ADMIN"), capabilities.getAdd());
        assertEquals(12, capabilities.getDrop().size(), capabilities::toString);
        assertTrue(capabilities.getDrop().contains("SETUID"), capabilities::toString);
        assertTrue(capabilities.getDrop().contains("NET_RAW"), capabilities::toString);
        assertFalse(capabilities.getDrop().contains("KILL"), capabilities::toString);
    }

    @Test
    void tellsPodmanWhatAPodHasNoWordFor() {
        assertEquals(
                Map.of(
                        "io.podman.annotations.userns",
                        "keep-id:uid=0,gid=0",
                        "io.podman.annotations.ulimit",
                        "nofile=10:20"),
                read(yaml(everything())).getMetadata().getAnnotations());
    }

    @Test
    void hasTheFoldersInTheSamePlaces() {
        var spec = read(yaml(everything())).getSpec();
        var mounts = spec.getContainers().getFirst().getVolumeMounts();
        assertEquals("/data: 1", mounts.getFirst().getMountPath());
        assertEquals(true, mounts.getFirst().getReadOnly());
        assertEquals("/srv/a b", spec.getVolumes().getFirst().getHostPath().getPath());
        assertEquals("/run", mounts.getLast().getMountPath());
        var memory = spec.getVolumes().getLast().getEmptyDir();
        assertEquals("Memory", memory.getMedium());
        assertEquals(new Quantity("2Mi"), memory.getSizeLimit());
        for (var mount : mounts) {
            assertTrue(
                    spec.getVolumes().stream().anyMatch(v -> v.getName().equals(mount.getName())));
        }
    }

    @Test
    void saysWhatItCannotSay() {
        var codes = export(everything()).warnings().stream().map(ExportWarning::code).toList();
        assertTrue(codes.contains(ExportWarning.Code.LIMIT_LOST), codes::toString);
        assertTrue(codes.contains(ExportWarning.Code.LIMITS_OF_PODMAN), codes::toString);
        assertTrue(codes.contains(ExportWarning.Code.CAPABILITIES_HELD), codes::toString);
        assertTrue(codes.contains(ExportWarning.Code.OPTIONS_LOST), codes::toString);
        assertTrue(codes.contains(ExportWarning.Code.TMPFS_OPTIONS_LOST), codes::toString);
        assertTrue(codes.contains(ExportWarning.Code.NETWORK_OF_CLUSTER), codes::toString);
        var hidden = ExportWarning.of(ExportWarning.Code.HIDDEN_LOST, "/sys/dev/block");
        assertTrue(export(everything()).warnings().contains(hidden));
        var few = export(host()).warnings().stream().map(ExportWarning::code).toList();
        assertFalse(few.contains(ExportWarning.Code.NETWORK_OF_CLUSTER), few::toString);
        assertTrue(few.contains(ExportWarning.Code.HOSTNAME_OF_COMPUTER), few::toString);
        assertFalse(few.contains(ExportWarning.Code.LIMITS_OF_PODMAN), few::toString);
    }

    private static ContainerSpec everything() {
        return ContainerSpecBuilder.of("registry.example:5000/a/b@sha256:" + "0".repeat(64))
                .name("Web_1.x")
                .hostname("inside")
                .readOnly(true)
                .terminal(true)
                .interactive(true)
                .limits(List.of(new ResourceLimit("nofile", 10, 20), new ResourceLimit("as", 9, 9)))
                .bind(
                        new HostBind(
                                "/srv/a b",
                                "/data: 1",
                                Set.of(MountAttribute.READ_ONLY, MountAttribute.NO_EXECUTE)))
                .temporaryFilesystem(
                        new TemporaryFilesystem("/run", List.of("size=2m", "mode=700")))
                .build();
    }

    private static ContainerSpec host() {
        return ContainerSpecBuilder.of("a").network(NetworkMode.HOST).build();
    }

    private static Container container(ContainerSpec spec) {
        return read(yaml(spec)).getSpec().getContainers().getFirst();
    }

    private static String yaml(ContainerSpec spec) {
        return export(spec).text();
    }

    private static Exported export(ContainerSpec spec) {
        var process =
                new ProcessSpec(
                        WORDS,
                        List.of("A=b c", "B=$(A)", "C=no", "HOSTNAME=inside"),
                        "/srv",
                        new UserIds(33, 34, List.of(44L)),
                        CapabilitySet.of(Capability.CHOWN, Capability.KILL, Capability.SYS_ADMIN)
                                .mask(),
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
                        spec.binds().stream()
                                .map(b -> new CheckedBind(b, new Inode(1, 2)))
                                .toList(),
                        IDS,
                        IdMaps.NONE,
                        IdMaps.NONE,
                        Optional.empty());
        var paths = Set.of("/proc/keys", "/sys/dev/block");
        var host = new HostAbilities(paths, true, true, IDS, true);
        return Exports.of(ExportFormat.KUBERNETES, spec, LaunchPlanner.plan(request, host));
    }

    private static Pod read(String text) {
        try {
            return STRICT.readValue(text, Pod.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
