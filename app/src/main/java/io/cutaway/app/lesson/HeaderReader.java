package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.process.Capability;
import io.cutaway.engine.shell.ShellWords;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what stands at the top of a lesson.
final class HeaderReader {

    static final int TITLE_MOST = 100;

    /// There is none for folders of the computer: a lesson may come from anybody.
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "language",
                    "title",
                    "image",
                    "command",
                    "hostname",
                    "user",
                    "network",
                    "read-only",
                    "cap-add",
                    "cap-drop",
                    "changes",
                    "needs");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int ID_MOST = 60;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern HOSTNAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern USER = Pattern.compile("[a-z0-9_][a-z0-9_:-]{0,60}");

    private final Fields fields;

    private HeaderReader(Fields fields) {
        this.fields = fields;
    }

    /// @param lines between the two rows of dashes, of which the first is line 1
    static LessonHeader read(List<String> lines, LessonProblems problems) {
        return new HeaderReader(Fields.read(1, lines, KEYS, problems)).header(problems);
    }

    private LessonHeader header(LessonProblems problems) {
        var id = checked("id", HeaderReader::isId, ID_WRONG);
        var language = checked("language", LANGUAGE.asMatchPredicate()::test, LANGUAGE_WRONG);
        var title = checked("title", text -> text.length() <= TITLE_MOST, TITLE_TOO_LONG);
        var needs = Set.copyOf(fields.list("needs", Need::ofWord, NEED_UNKNOWN));
        var changes = ChangeWords.read(fields, "changes", problems);
        return new LessonHeader(id, language, title, spec(), changes, needs);
    }

    private static boolean isId(String text) {
        return text.length() <= ID_MOST && ID.matcher(text).matches();
    }

    private interface Test {
        boolean passes(String text);
    }

    private String checked(String key, Test test, LessonMessage wrong) {
        fields.required(key);
        return fields.value(key, text -> only(text, test), wrong).orElse("");
    }

    private static Optional<String> only(String text, Test test) {
        return test.passes(text) ? Optional.of(text) : Optional.empty();
    }

    /// Its program is somebody's to type at: without a terminal a shell would end at once.
    private ContainerSpec spec() {
        var builder = ContainerSpecBuilder.of(image()).terminal(true).interactive(true);
        fields.text("command").ifPresent(text -> builder.command(ShellWords.split(text)));
        fields.value("hostname", t -> only(t, HOSTNAME.asMatchPredicate()::test), HOSTNAME_WRONG)
                .ifPresent(builder::hostname);
        fields.value("user", t -> only(t, USER.asMatchPredicate()::test), USER_WRONG)
                .ifPresent(builder::user);
        fields.value("network", HeaderReader::network, NETWORK_WRONG).ifPresent(builder::network);
        fields.value("read-only", HeaderReader::yesOrNo, YES_OR_NO).ifPresent(builder::readOnly);
        builder.capabilities(
                fields.list("cap-add", HeaderReader::capability, CAPABILITY_UNKNOWN),
                fields.list("cap-drop", HeaderReader::capability, CAPABILITY_UNKNOWN));
        return builder.build();
    }

    /// A name that stands for one when the file has none, so that reading goes on.
    private String image() {
        fields.required("image");
        return fields.value("image", text -> only(text, HeaderReader::isImage), IMAGE_WRONG)
                .orElse("none");
    }

    private static boolean isImage(String text) {
        try {
            return !ImageName.parse(text).repository().isEmpty();
        } catch (ImageFormatException _) {
            return false;
        }
    }

    private static Optional<NetworkMode> network(String text) {
        return switch (text) {
            case "private" -> Optional.of(NetworkMode.PRIVATE);
            case "host" -> Optional.of(NetworkMode.HOST);
            case "none" -> Optional.of(NetworkMode.NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<String> capability(String text) {
        return text.equals("ALL")
                ? Optional.of(text)
                : Capability.named(text).map(Capability::fullName);
    }
}
