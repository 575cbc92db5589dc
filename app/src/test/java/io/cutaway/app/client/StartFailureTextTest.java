package io.cutaway.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

@DisplayName("What is said when the helper does not start")
class StartFailureTextTest {

    /// @param advice words that say what to do
    record Case(StartFailure failure, String advice) {}

    static final List<Case> CASES =
            List.of(
                    new Case(new StartFailure.ProgramIncomplete("lib"), "build it again"),
                    new Case(
                            new StartFailure.UserNamespacesForbidden("ENOSPC", ""),
                            "cutaway doctor"),
                    new Case(
                            new StartFailure.UserNamespacesForbidden(
                                    "EPERM", "kernel.unprivileged_userns_clone=1"),
                            "sudo sysctl -w kernel.unprivileged_userns_clone=1"),
                    new Case(
                            new StartFailure.AppArmorForbids("mount", "EACCES"),
                            "kernel.apparmor_restrict_unprivileged_userns=0"),
                    new Case(new StartFailure.NewuidmapMissing(), "sudo apt-get install uidmap"),
                    new Case(new StartFailure.NewuidmapFailed("denied"), "compare /etc/subuid"),
                    new Case(new StartFailure.StoreUnusable("/mnt", "EROFS"), "CUTAWAY_STORE"),
                    new Case(new StartFailure.UnsafeDirectory("/tmp/x"), "chmod 0700"),
                    new Case(new StartFailure.HelperDied("/s/log", "oom"), "/s/log"),
                    new Case(new StartFailure.HelperDied("/s/log", ""), "see /s/log"),
                    new Case(new StartFailure.StarterFailed("fork: EAGAIN"), "cutaway doctor"),
                    new Case(new StartFailure.TimedOut("/s", 10), "try again"),
                    new Case(new StartFailure.OtherBuildStays(4711), "process 4711"));

    @Test
    void isTriedForEachFailure() {
        var tried = CASES.stream().map(c -> c.failure().getClass()).collect(Collectors.toSet());
        assertEquals(Set.of(StartFailure.class.getPermittedSubclasses()), tried);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void isASentenceThatSaysWhatToDo(Case of) {
        var sentence = StartFailureText.sentence(of.failure());
        assertTrue(sentence.contains(of.advice()), sentence);
        assertFalse(sentence.matches("(?s).*\\{\\d.*"), sentence);
        assertFalse(sentence.contains("''"), sentence);
    }
}
