package io.cutaway.app.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.protocol.Problem;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@DisplayName("What is said of a problem")
class ProblemTextTest {

    static List<Problem> problems() {
        return List.of(
                new Problem.NoSuchContainer("web"),
                new Problem.AmbiguousContainer("a5"),
                new Problem.NameInUse("web", "a56098e01eb1a56098e01eb1a56098e0"),
                new Problem.ContainerNotRunning("web"),
                new Problem.ContainerRunning("web"),
                new Problem.LaunchFailed("web", failure("MountOverlay", "EINVAL")),
                new Problem.NoSuchImage("debian"),
                new Problem.AmbiguousImage("sha256:a5"),
                new Problem.ImageInUse("debian", "web"),
                new Problem.BadImage("truncated", "usr/bin/sh"),
                new Problem.BadImage("damaged-index", "/store/images/index.json"),
                new Problem.ContentMoved("sha256:a5", 100),
                new Problem.ContentTruncated("sha256:a5", 100),
                new Problem.NoSuchContent("sha256:a5"),
                new Problem.NoSuchUser("app"),
                new Problem.NoCommand("debian"),
                new Problem.NoSuchCapability("CAP_FLY"),
                new Problem.BindRefused("/srv", "store"),
                new Problem.NoSuchPath("/srv"),
                new Problem.StoreUnsuitable("/mnt", "vfat"),
                new Problem.StoreFailed("/mnt", "EIO"),
                new Problem.PermissionDenied(1000, "StartContainer"),
                new Problem.InvalidRequest("name", "empty"),
                new Problem.NoSuchStepping("a5"),
                new Problem.SteppingEnded("a5", "time-out"),
                new Problem.StepRefused(3, "needed"),
                new Problem.Retiring(),
                new Problem.InternalError("index 3"));
    }

    private static LaunchFailure failure(String operation, String error) {
        return new LaunchFailure(14, operation, "mount", error, "/srv");
    }

    @Test
    void isTriedForEachOfThem() {
        var tried = problems().stream().map(Problem::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(Problem.class.getPermittedSubclasses()), tried);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void isASentenceAndWhatToDo(Problem problem) {
        check(ProblemText.explain(problem));
    }

    @Test
    void saysInWordsWhatTheKernelAnswered() {
        var full = ProblemText.explain(new Problem.StoreFailed("/mnt", "ENOSPC"));
        assertEquals("no space left", full.why());
        assertEquals("EIO", ProblemText.explain(new Problem.StoreFailed("/mnt", "EIO")).why());
    }

    static Stream<LaunchFailure> launchFailures() {
        var operations =
                List.of("Execute", "NewNamespaces", "ChangeDirectory", "BindTree", "Mount");
        var errors = List.of("EPERM", "EACCES", "ENOENT", "ENOSPC", "EINVAL", "ESTALE", "EIO");
        return operations.stream().flatMap(o -> errors.stream().map(e -> failure(o, e)));
    }

    @ParameterizedTest
    @MethodSource("launchFailures")
    void isThereForEachFailureOfALaunch(LaunchFailure failure) {
        check(LaunchFailureText.explain("web", failure));
    }

    @Test
    void namesTheOperationByItsPlaceInThePlanFromOne() {
        assertEquals(
                "Container web did not start: operation 15 (MountOverlay) failed: mount on /srv"
                        + " answered ENOSPC, no space left. Free space on the disk that holds the"
                        + " store, then start it again.",
                LaunchFailureText.explain("web", failure("MountOverlay", "ENOSPC")).line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-open", "path-only", "changed", "store", "kind", "file-system"})
    void saysWhyAFolderIsRefused(String code) {
        var why = ProblemText.explain(new Problem.BindRefused("/srv", code)).why();
        assertFalse(why.isEmpty() || why.equals(code), why);
    }

    @ParameterizedTest
    @CsvSource({"ENOENT, full path", "EACCES, no program", "ENOSPC, Free space"})
    void saysWhatHelpsAgainstACommandThatIsNotRun(String error, String words) {
        var advice = LaunchFailureText.explain("web", failure("Execute", error)).advice();
        assertEquals(true, advice.contains(words), advice);
    }

    private static void check(Explanation explanation) {
        assertFalse(explanation.what().isBlank(), explanation.toString());
        assertFalse(explanation.advice().isBlank(), explanation.toString());
        // A place for an argument that was not given, or a quote that MessageFormat swallowed.
        assertFalse(explanation.line().matches("(?s).*\\{\\d.*"), explanation.line());
        assertFalse(explanation.line().contains("''"), explanation.line());
    }
}
