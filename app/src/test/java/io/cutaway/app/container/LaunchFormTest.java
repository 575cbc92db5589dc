package io.cutaway.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.app.request.RunLine;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.mount.MountAttribute;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@DisplayName("The launch form, as the command line that does the same,")
class LaunchFormTest {

    private static final String NOTHING = "(nothing to launch)";

    @Test
    void isOnlyTheImageAtFirst() {
        check(form("starter", "", "", ""), "cutaway run -it starter");
    }

    @Test
    void hasTheNameAndTheCommandInTheShellsQuotes() {
        check(
                form("starter", " web ", "sh -c 'while sleep 1; do echo \"$HOME\"; done'", ""),
                """
                cutaway run -it --name web starter sh -c \\
                    'while sleep 1; do echo "$HOME"; done'\
                """);
    }

    @Test
    void hasTheEnvironmentALineEach() {
        check(
                form("starter", "", "env", " A=1 \n\nB=two words\n"),
                "cutaway run -it -e A=1 -e 'B=two words' starter env");
    }

    @Test
    void hasTheFoldersWithTheirOptions() {
        var attributes = Set.of(MountAttribute.NO_SET_ID, MountAttribute.READ_ONLY);
        var folder = new HostBind("/srv/my site", "/www", attributes);
        check(
                form("starter", List.of(Optional.of(folder)), NetworkMode.PRIVATE, false, true),
                "cutaway run -it -v '/srv/my site:/www:ro,nosuid,dev' starter");
    }

    @Test
    void hasWhatDiffersFromTheUsual() {
        check(
                form("starter", List.of(), NetworkMode.HOST, true, false),
                "cutaway run -d --read-only --network host starter");
    }

    @Test
    void isNothingWhileSomethingIsMissingOrWrong() {
        check(form("", "", "", ""), NOTHING);
        check(form("starter", "no/name", "", ""), NOTHING);
        check(form("starter", "", "", "=value"), NOTHING);
        check(
                form("starter", List.of(Optional.empty()), NetworkMode.PRIVATE, false, true),
                NOTHING);
    }

    /// Also when it has more than the form has fields for.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cutaway run a",
                "cutaway run -d a sh -c 'echo \"$A\"'",
                "cutaway run -t a",
                "cutaway run -i a",
                "docker run -it --rm --name web -e A='b c' -e 'B= c ' -w /srv -u 5:6 -h box"
                        + " -v /a:/b:ro,suid --read-only --net host --entrypoint '[\"a\",\"b c\"]'"
                        + " --tmpfs /run:size=1m --cap-drop ALL --cap-add CHOWN"
                        + " --ulimit nofile=5:-1 a '' '*'"
            })
    void saysWhatALineSaysThatWasTakenOver(String line) {
        var spec = RunLine.parse(line, Map.of());
        var taken = LaunchForm.taken(spec).spec().orElseThrow();
        assertEquals(spec, taken);
        var again = CommandLine.of(taken).replace("\\\n", "");
        assertEquals(spec, RunLine.parse(again, Map.of()), again);
    }

    @Test
    void tellsWhichFieldIsWrong() {
        assertEquals(false, form("starter", "no/name", "", "").isNameValid());
        assertEquals(true, form("starter", " ", "", "").isNameValid());
        assertEquals(false, form("starter", "", "", "A=1\nB").isEnvironmentValid());
        assertEquals(true, form("starter", "", "", "A=\n").isEnvironmentValid());
    }

    private static LaunchForm form(String image, String name, String command, String environment) {
        return new LaunchForm(
                image,
                name,
                command,
                environment,
                List.of(),
                NetworkMode.PRIVATE,
                false,
                true,
                Optional.empty());
    }

    private static LaunchForm form(
            String image,
            List<Optional<HostBind>> folders,
            NetworkMode network,
            boolean readOnly,
            boolean terminal) {
        return new LaunchForm(
                image, "", "", "", folders, network, readOnly, terminal, Optional.empty());
    }

    private static void check(LaunchForm form, String expected) {
        assertEquals(expected, form.spec().map(CommandLine::of).orElse(NOTHING));
    }
}
