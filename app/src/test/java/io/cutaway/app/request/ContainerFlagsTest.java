package io.cutaway.app.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.protocol.Json;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

@DisplayName("The flags of run")
class ContainerFlagsTest {

    private static final Map<String, String> CALLER = Map.of("SHELL_OF_MINE", "/bin/zsh");

    /// The specification as JSON, so that one table reads every flag: a piece of it for each line.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    img                            | "command":[]
                    img sh -c x                    | "command":["sh","-c","x"]
                    img -d -t                      | "command":["-d","-t"]
                    img @file                      | "command":["@file"]
                    -i img                         | "interactive":true
                    -t img                         | "terminal":true
                    -it img                        | "terminal":true,"interactive":true
                    --rm img                       | "autoRemove":true
                    --name web img                 | "name":"web"
                    --name=web img                 | "name":"web"
                    -e A=b img                     | "environment":["A=b"]
                    -e A=b -e A=c img              | "environment":["A=c"]
                    -e A= img                      | "environment":["A="]
                    -e A=b=c img                   | "environment":["A=b=c"]
                    -e SHELL_OF_MINE img           | "environment":["SHELL_OF_MINE=/bin/zsh"]
                    -e NOBODY_HAS_THIS img         | "environment":[]
                    -w /srv img                    | "workingDirectory":"/srv"
                    -u 5:6 img                     | "user":"5:6"
                    -h box img                     | "hostname":"box"
                    --hostname box img             | "hostname":"box"
                    --read-only img                | "readOnly":true
                    --tmpfs /t img                 | {"target":"/t","options":[]}
                    --tmpfs /t:size=1m,ro img      | {"target":"/t","options":["size=1m","ro"]}
                    -v /a:/b img                   | "source":"/a","target":"/b"
                    -v /a/../c:/b img              | "source":"/c","target":"/b"
                    --cap-add net_raw,CHOWN img    | "capabilitiesAdded":["net_raw","CHOWN"]
                    --cap-drop ALL img             | "capabilitiesDropped":["ALL"]
                    --network none img             | "network":"NONE"
                    --network host img             | "network":"HOST"
                    img                            | "network":"PRIVATE"
                    --entrypoint /x img            | "entrypoint":["/x"]
                    --entrypoint ["/x","y"] img    | "entrypoint":["/x","y"]
                    --ulimit nofile=10:20 img      | {"name":"nofile","soft":10,"hard":20}
                    --ulimit core=unlimited img    | {"name":"core","soft":-1,"hard":-1}
                    """)
    void sayWhatTheContainerShallBe(String words, String expected) {
        var json = Json.MAPPER.writeValueAsString(parse(words.split(" ")));
        assertTrue(json.contains(expected), json);
    }

    @Test
    void removeTheEntryPointByAnEmptyText() {
        assertEquals(0, parse("--entrypoint", "", "img").entrypoint().orElseThrow().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --name a/b img            | --name a/b:
                    -e =x img                 | -e =x:
                    -v /a img                 | -v /a:
                    -v data:/b img            | -v data:
                    -v /a:/b:fast img         | no option fast
                    -v /a:b img               | target: not an absolute path: b
                    -v /a:/b -v /c:/b img     | target: two mounts on /b
                    --network bridge img      | --network bridge
                    --ulimit files=1 img      | files
                    --ulimit nofile=x img     | nofile=x
                    --ulimit nofile=9:3 img   | soft limit above the hard one
                    --entrypoint [1 img       | --entrypoint [1
                    --env-file /nowhere img   | /nowhere
                    --hostname -x img         | hostname: -x
                    -w srv img                | workingDirectory: not an absolute path: srv
                    """)
    void refuseWhatCanNotBe(String words, String expected) {
        var refused = assertThrows(RuntimeException.class, () -> parse(words.split(" ")), words);
        assertTrue(String.valueOf(refused.getMessage()).contains(expected), refused.toString());
    }

    @ParameterizedTest
    @CsvSource({"--nosuchflag img", "''", "-z img", "--name"})
    void refuseWordsThatAreNone(String words) {
        assertThrows(ParameterException.class, () -> parse(words.strip().split(" ")));
    }

    @Test
    void readFilesBeforeFlags(@TempDir Path folder) throws Exception {
        var file = folder.resolve("env");
        Files.writeString(file, "# a comment\n\nA=file\nB=file\nSHELL_OF_MINE\n");
        var spec = parse("--env-file", file.toString(), "-e", "A=flag", "img");
        assertEquals("[A=flag, B=file, SHELL_OF_MINE=/bin/zsh]", spec.environment().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /a:/b                  | nodev,nosuid
                    /a:/b:ro               | nodev,nosuid,ro
                    /a:/b:rw               | nodev,nosuid
                    /a:/b:noexec,dev       | noexec,nosuid
                    /a:/b:suid,dev         | ''
                    /a:/b:ro,rw            | nodev,nosuid
                    /a:/b:Z                | nodev,nosuid
                    """)
    void bindWithoutSetIdAndDevicesUnlessAsked(String value, String expected) {
        var attributes = VolumeFlag.parse(value).bind().attributes();
        var options = attributes.stream().map(a -> a.option()).sorted().toList();
        assertEquals(expected, String.join(",", options));
    }

    private static ContainerSpec parse(String... words) {
        var flags = new ContainerFlags();
        new CommandLine(new Holder(flags))
                .setStopAtPositional(true)
                .setExpandAtFiles(false)
                .parseArgs(words.length == 1 && words[0].isEmpty() ? new String[0] : words);
        return flags.spec(CALLER);
    }

    @CommandLine.Command
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private static final class Holder {
        @CommandLine.Mixin final ContainerFlags flags;

        Holder(ContainerFlags flags) {
            this.flags = flags;
        }
    }
}
