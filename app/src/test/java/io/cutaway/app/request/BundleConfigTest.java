package io.cutaway.app.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.mount.MountAttribute;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

@DisplayName("A bundle's configuration")
class BundleConfigTest {

    private static final String PROCESS =
            "\"process\":{\"args\":[\"sh\"],\"cwd\":\"/\",\"user\":{\"uid\":1,\"gid\":2}}";

    @Test
    void saysWhatAContainerShallBe() {
        var read =
                parse(
                        """
                        {"ociVersion": "1.0.2", "hostname": "box", "hooks": {"prestart": []},
                         "root": {"path": "rootfs", "readonly": true},
                         "process": {"terminal": true, "user": {"uid": 33, "gid": 34, "umask": 7},
                           "args": ["sh", "-c", "echo"], "env": ["A=b"], "cwd": "/srv",
                           "capabilities": {"bounding": ["CAP_CHOWN", "CAP_NET_ADMIN"]},
                           "rlimits": [{"type": "RLIMIT_NOFILE", "soft": 5,
                                        "hard": 18446744073709551615}],
                           "apparmorProfile": "x", "noNewPrivileges": true},
                         "mounts": [
                           {"destination": "/proc", "type": "proc", "source": "proc"},
                           {"destination": "/etc/hosts", "type": "bind", "source": "etc/hosts"},
                           {"destination": "/run", "type": "tmpfs", "source": "tmpfs",
                            "options": ["nosuid", "size=1m"]},
                           {"destination": "/data", "source": "/srv/data",
                            "options": ["rbind", "rprivate", "ro", "suid", "idmap"]},
                           {"destination": "/d", "type": "ext4", "source": "/dev/sda1"}],
                         "linux": {"namespaces": [{"type": "network"}, {"type": "pid"}],
                           "resources": {"pids": {"limit": 5}}, "devices": []}}
                        """);
        assertEquals(
                ContainerSpecBuilder.of("img")
                        .hostname("box")
                        .readOnly(true)
                        .entrypoint(List.of())
                        .command(List.of("sh", "-c", "echo"))
                        .environment("A=b")
                        .workingDirectory("/srv")
                        .terminal(true)
                        .interactive(true)
                        .user("33:34")
                        .capabilities(
                                List.of("NET_ADMIN"),
                                List.of(
                                        "DAC_OVERRIDE",
                                        "FOWNER",
                                        "FSETID",
                                        "KILL",
                                        "SETGID",
                                        "SETUID",
                                        "SETPCAP",
                                        "NET_BIND_SERVICE",
                                        "SYS_CHROOT",
                                        "SETFCAP"))
                        .limits(List.of(new ResourceLimit("nofile", 5, -1)))
                        .temporaryFilesystem(
                                new TemporaryFilesystem("/run", List.of("nosuid", "size=1m")))
                        .bind(
                                new HostBind(
                                        "/srv/data",
                                        "/data",
                                        Set.of(
                                                MountAttribute.READ_ONLY,
                                                MountAttribute.NO_DEVICES)))
                        .network(NetworkMode.PRIVATE)
                        .build(),
                read.spec());
        assertEquals(
                List.of(
                        "linux.resources",
                        "process.apparmorProfile",
                        "process.user.umask",
                        "mounts[3].options: idmap",
                        "mounts[4]"),
                read.left());
    }

    @Test
    void hasTheComputersNetworkWhereItHasNoneOfItsOwn() {
        assertEquals(NetworkMode.HOST, parse("{" + PROCESS + "}").spec().network());
    }

    /// `P` is a process that there is nothing to say against.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"hooks":{"poststop":[{"path":"/bin/sh"}]},P}       | hooks.poststop: programs
                    {"hooks":{"new":[{"path":"/bin/sh"}]},P}            | hooks.new: programs
                    {"hooks":"x",P}                                     | hooks: not an object
                    {"linux":{"namespaces":[{"type":"pid","path":"/proc/1/ns/pid"}]},P} | linux.namespaces[0].path: the namespace
                    {"linux":{"namespaces":[{"type":"network","path":""}]},P} | linux.namespaces[0].path: the namespace
                    {"linux":{"namespaces":{}},P}                       | linux.namespaces: not a list
                    {"root":{"path":"/"},P}                             | root.path: a root on this computer
                    {"root":{"path":"../.."},P}                         | root.path: a root on this computer
                    {"root":{"path":"a/../../b"},P}                     | root.path: a root on this computer
                    {"root":{"path":".."},P}                            | root.path: a root on this computer
                    {"root":{},P}                                       | root.path: this is missing
                    {"root":{"path":["x"]},P}                           | root.path: not a text
                    {}                                                  | process: this is missing
                    []                                                  | $: not an object
                    {"process":{"cwd":"/"}}                             | process.args: this is missing
                    {"process":{"args":"sh","cwd":"/"}}                 | process.args: not a list
                    {"process":{"args":["a\\u0000b"],"cwd":"/"}}        | process.args[0]: not a text
                    {"process":{"args":[1],"cwd":"/"}}                  | process.args[0]: not a text
                    {"process":{"args":["a"],"cwd":"/","terminal":1}}   | process.terminal: neither true nor false
                    {"process":{"args":["a"],"cwd":"/","user":{"uid":-1}}} | process.user.uid: not a whole number
                    {"process":{"args":["a"],"cwd":"/","user":{"uid":1.5}}} | process.user.uid: not a whole number
                    {"process":{"args":["a"],"cwd":"/","user":{"uid":99999999999999999999}}} | process.user.uid: not a whole number
                    {"process":{"args":["a"],"cwd":"/","capabilities":{"bounding":["CAP_ALL"]}}} | process.capabilities.bounding[0]: "CAP_ALL"
                    {"process":{"args":["a"],"cwd":"/","rlimits":[{"type":"RLIMIT_X","soft":1,"hard":1}]}} | process.rlimits[0].type: "RLIMIT_X"
                    {"process":{"args":["a"],"cwd":"/","rlimits":[{"type":"RLIMIT_CORE","soft":2,"hard":1}]}} | process.rlimits[0]: {
                    {"mounts":[{"type":"bind","source":"/a"}],P}        | mounts[0].destination: this is missing
                    {"mounts":[{"destination":"/a","type":"bind"}],P}   | mounts[0].source: this is missing
                    {"mounts":[{"destination":"/a","type":"bind","source":"../x"}],P} | mounts[0].source: "../x"
                    {"mounts":[{"destination":"/","type":"bind","source":"/"}],P} | mounts[0]: {
                    {"mounts":[{"destination":"a/../..","type":"bind","source":"/"}],P} | mounts[0]: {
                    {"mounts":[{"destination":"/t","type":"tmpfs","options":["size=1m,mode=4777"]}],P} | mounts[0]: {
                    """)
    void isRefusedWithTheField(String text, String sentence) {
        refused(text.replace(",P}", "," + PROCESS + "}"), "config.json, " + sentence);
    }

    private static void refused(String text, String sentence) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> parse(text), text);
        var said = String.valueOf(wrong.getMessage());
        assertEquals(sentence, said.substring(0, Math.min(sentence.length(), said.length())));
    }

    @Test
    void isRefusedWithTheLineWhenItIsNoJson() {
        refused("{\n\"a\": tru }", "config.json, line 2, column");
        refused("{\n\n\"a\": 1,\n\"a\": 1}", "config.json, line 4, column");
        refused("", "config.json, $: not an object");
        refused("[".repeat(100_000), "config.json, line 1, column");
        refused("{} {}", "config.json, line 1, column");
    }

    @Test
    void isNoFifoAndOfNoGreatLength(@TempDir Path folder) throws IOException {
        isRefusedHere(folder, "there is no such file");
        Files.createSymbolicLink(folder.resolve("config.json"), Path.of("/dev/zero"));
        isRefusedHere(folder, "there is no such file");
        Files.delete(folder.resolve("config.json"));
        Files.writeString(folder.resolve("config.json"), " ".repeat((1 << 20) + 1));
        isRefusedHere(folder, "more than");
    }

    private static void isRefusedHere(Path folder, String words) {
        var wrong =
                assertThrows(
                        IllegalArgumentException.class, () -> BundleConfig.read(folder, "img"));
        assertEquals(true, String.valueOf(wrong.getMessage()).contains(words), wrong.getMessage());
    }

    private static ReadBundle parse(String text) {
        return BundleConfig.parse(text.getBytes(StandardCharsets.UTF_8), "img");
    }
}
