package io.cutaway.app.shell;

import static io.cutaway.app.shell.ShellMessage.*;

import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.protocol.HelperMode;
import io.cutaway.icons.CutawayIcon;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/// The left side: the places one can go to, and at the foot who does the work.
final class Sidebar {

    private final ShellModel model;
    private final Region dot = Nodes.styled(new Region(), StyleClasses.DOT);
    private final Label mode = Nodes.paragraph("");
    private final Label meaning = Nodes.paragraph("", StyleClasses.MUTED);
    private final ToggleButton containers;
    private final ToggleButton images;
    private final ToggleButton lessons;
    private final VBox node;

    Sidebar(ShellModel model) {
        this.model = model;
        containers = item(CONTAINERS, CutawayIcon.CONTAINER, new Screen.Containers());
        images = item(IMAGES, Feather.LAYERS, new Screen.Images());
        lessons = item(LESSONS, Feather.BOOK_OPEN, new Screen.Lessons());
        var foot =
                Nodes.column(
                        StyleClasses.SIDEBAR_FOOT,
                        Nodes.row(StyleClasses.LINE_TIGHT, dot, Nodes.grow(mode)),
                        meaning);
        node =
                Nodes.column(
                        StyleClasses.SIDEBAR,
                        Nodes.label(NAME.text(), StyleClasses.SIDEBAR_TITLE),
                        containers,
                        images,
                        lessons,
                        Nodes.grow(new Region()),
                        Nodes.styled(new Region(), StyleClasses.RULE),
                        foot);
        model.helper().subscribe(this::show);
        model.navigation().current().subscribe(this::show);
    }

    private ToggleButton item(Message title, Ikon icon, Screen screen) {
        var item = new ToggleButton(title.text(), Nodes.icon(icon));
        item.getStyleClass().setAll(StyleClasses.SIDEBAR_ITEM);
        item.setOnAction(
                _ -> {
                    model.navigation().reset(screen);
                    show(screen);
                });
        return item;
    }

    private void show(Screen screen) {
        var chosen =
                switch (screen) {
                    case Screen.Images(), Screen.Image(_, _) -> images;
                    case Screen.Lessons(),
                            Screen.Lesson(_, _),
                            Screen.StepByStep(_),
                            Screen.Recorded(_) ->
                            lessons;
                    case Screen.Containers(), Screen.Launch(_), Screen.Container(_, _) ->
                            containers;
                };
        List.of(containers, images, lessons).forEach(item -> item.setSelected(item.equals(chosen)));
    }

    private void show(HelperStatus status) {
        dot.getStyleClass().setAll(StyleClasses.DOT, colour(status));
        mode.setText(sentence(status).text());
        var means = meaning(status);
        meaning.setText(means.map(Message::text).orElse(""));
    }

    private static String colour(HelperStatus status) {
        return switch (status) {
            case HelperStatus.Starting() -> StyleClasses.QUIET;
            case HelperStatus.Ready(_) -> StyleClasses.GOOD;
            case HelperStatus.Missing() -> StyleClasses.BAD;
        };
    }

    private static Message sentence(HelperStatus status) {
        return switch (status) {
            case HelperStatus.Starting() -> HELPER_STARTING;
            case HelperStatus.Missing() -> HELPER_MISSING;
            case HelperStatus.Ready(var mode) ->
                    switch (mode) {
                        case ROOTLESS -> MODE_ROOTLESS;
                        case SINGLE_ID -> MODE_SINGLE_ID;
                        case ROOT -> MODE_ROOT;
                    };
        };
    }

    private static Optional<Message> meaning(HelperStatus status) {
        return status instanceof HelperStatus.Ready(var mode) && mode == HelperMode.SINGLE_ID
                ? Optional.of(MODE_SINGLE_ID_MEANS)
                : Optional.empty();
    }

    Node node() {
        return node;
    }
}
