package io.cutaway.app.problem;

import static io.cutaway.app.problem.ProblemMessage.*;

import io.cutaway.app.client.HelperLostException;
import io.cutaway.app.text.Message;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.util.Locale;
import java.util.Optional;

/// The sentences for everything that can go wrong. A new problem breaks the build here until it has
/// one.
public final class ProblemText {

    private ProblemText() {}

    /// What an exception of the client's, or of this process's own work, means to a person.
    public static Explanation explain(Exception exception) {
        return switch (exception) {
            case ProblemException problem -> explain(problem.problem());
            case HelperLostException _ ->
                    new Explanation(HELPER_LOST.text(), "", HELPER_LOST_ADVICE.text());
            default -> new Explanation(FAILED.text(), reason(exception), "");
        };
    }

    private static String reason(Exception exception) {
        return Optional.ofNullable(exception.getMessage())
                .orElseGet(() -> exception.getClass().getSimpleName());
    }

    /// What a problem means to a person.
    public static Explanation explain(Problem problem) {
        return switch (problem) {
            case Problem.NoSuchContainer(var container) ->
                    of(NO_SUCH_CONTAINER, NO_SUCH_CONTAINER_ADVICE, container);
            case Problem.AmbiguousContainer(var container) ->
                    of(AMBIGUOUS_CONTAINER, AMBIGUOUS_ADVICE, container);
            case Problem.NameInUse(var name, var id) ->
                    of(NAME_IN_USE, NAME_IN_USE_ADVICE, name, shortId(id));
            case Problem.ContainerNotRunning(var container) ->
                    of(CONTAINER_NOT_RUNNING, CONTAINER_NOT_RUNNING_ADVICE, container);
            case Problem.ContainerRunning(var container) ->
                    of(CONTAINER_RUNNING, CONTAINER_RUNNING_ADVICE, container);
            case Problem.LaunchFailed(var container, var failure) ->
                    LaunchFailureText.explain(container, failure);
            case Problem.NoSuchImage(var image) -> of(NO_SUCH_IMAGE, NO_SUCH_IMAGE_ADVICE, image);
            case Problem.AmbiguousImage(var image) -> of(AMBIGUOUS_IMAGE, AMBIGUOUS_ADVICE, image);
            case Problem.ImageInUse(var image, var container) ->
                    of(IMAGE_IN_USE, IMAGE_IN_USE_ADVICE, image, container);
            case Problem.NoSuchUser(var user) -> of(NO_SUCH_USER, NO_SUCH_USER_ADVICE, user);
            case Problem.NoCommand(var image) -> of(NO_COMMAND, NO_COMMAND_ADVICE, image);
            case Problem.NoSuchCapability(var capability) ->
                    of(NO_SUCH_CAPABILITY, NO_SUCH_CAPABILITY_ADVICE, capability);
            case Problem.NoSuchPath(var path) -> of(NO_SUCH_PATH, NO_SUCH_PATH_ADVICE, path);
            case Problem.PermissionDenied(var uid, var action) ->
                    of(PERMISSION_DENIED, PERMISSION_DENIED_ADVICE, String.valueOf(uid), action);
            case Problem.NoSuchStepping(var session) ->
                    of(NO_SUCH_STEPPING, STEPPING_ADVICE, session);
            case Problem.SteppingEnded ended -> explain(ended);
            case Problem.StepRefused refused -> explain(refused);
            case Problem.Retiring() -> of(RETIRING, RETIRING_ADVICE);
            case Problem.BadImage bad -> explain(bad);
            case Problem.ContentMoved(var digest, var offset) ->
                    of(CONTENT_MOVED, CONTENT_MOVED_ADVICE, digest, String.valueOf(offset));
            case Problem.ContentTruncated(var digest, var received) ->
                    of(
                            CONTENT_TRUNCATED,
                            CONTENT_TRUNCATED_ADVICE,
                            digest,
                            String.valueOf(received));
            case Problem.NoSuchContent(var digest) ->
                    of(NO_SUCH_CONTENT, NO_SUCH_CONTENT_ADVICE, digest);
            case Problem.BindRefused refused -> explain(refused);
            case Problem.StoreUnsuitable(var store, var fileSystem) ->
                    of(STORE_UNSUITABLE, STORE_UNSUITABLE_ADVICE, store, fileSystem);
            case Problem.StoreFailed(var path, var error) ->
                    new Explanation(
                            STORE_FAILED.text(path),
                            ErrnoText.meaning(error).orElse(error),
                            ErrnoText.advice(error).orElseGet(ADVICE_STORE::text));
            case Problem.InvalidRequest(var field, var because) ->
                    new Explanation(
                            INVALID_REQUEST.text(field), because, INVALID_REQUEST_ADVICE.text());
            case Problem.InternalError(var because) ->
                    new Explanation(INTERNAL_ERROR.text(), because, INTERNAL_ERROR_ADVICE.text());
        };
    }

    private static Explanation explain(Problem.BadImage bad) {
        return switch (bad.code()) {
            case "damaged-image" -> of(DAMAGED_IMAGE, DAMAGED_IMAGE_ADVICE, bad.subject());
            case "damaged-index" -> of(DAMAGED_INDEX, DAMAGED_INDEX_ADVICE, bad.subject());
            default ->
                    new Explanation(
                            BAD_IMAGE.text(),
                            BAD_IMAGE_WHY.text(bad.code(), bad.subject()),
                            BAD_IMAGE_ADVICE.text());
        };
    }

    private static Explanation explain(Problem.StepRefused refused) {
        var what =
                switch (refused.code()) {
                    case "needed" -> STEP_NEEDED;
                    case "no-inside" -> STEP_NO_INSIDE;
                    default -> STEPS_OVER;
                };
        return of(what, STEP_REFUSED_ADVICE, Integer.toString(refused.index() + 1));
    }

    private static Explanation explain(Problem.SteppingEnded ended) {
        var why =
                switch (ended.code()) {
                    case "time-out" -> STEPPING_TIME_OUT.text();
                    case "killed" -> STEPPING_KILLED.text();
                    case "helper" -> RETIRING.text();
                    case "exited" -> STEPPING_EXITED.text();
                    default -> "";
                };
        return new Explanation(STEPPING_ENDED.text(), why, STEPPING_ADVICE.text());
    }

    private static Explanation explain(Problem.BindRefused refused) {
        var why =
                switch (refused.code()) {
                    case "not-open" -> BIND_NOT_OPEN.text();
                    case "path-only" -> BIND_PATH_ONLY.text();
                    case "changed" -> BIND_CHANGED.text();
                    case "store" -> BIND_STORE.text();
                    case "kind" -> BIND_KIND.text();
                    case "file-system" -> BIND_FILE_SYSTEM.text();
                    default -> refused.code().toLowerCase(Locale.ROOT);
                };
        return new Explanation(BIND_REFUSED.text(refused.path()), why, BIND_ADVICE.text());
    }

    private static Explanation of(Message what, ProblemMessage advice, String... arguments) {
        return new Explanation(
                what.text((Object[]) arguments), "", advice.text((Object[]) arguments));
    }

    private static String shortId(String id) {
        return id.length() > 12 ? id.substring(0, 12) : id;
    }
}
