package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.theme.Stylesheets;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import java.util.function.Consumer;

/// The drawing, as large as the page is, and the ways to save it.
public final class OverviewView implements Page {

    private final OverviewModel model;
    private final DrawingPane pane;
    private final ScrollPane scroll;
    private final HBox actions;
    private final StackPane root;
    private Subscription theme = Subscription.EMPTY;

    /// @param doors opens the page of a part
    public OverviewView(OverviewModel model, Consumer<Screen.Tab> doors) {
        this.model = model;
        pane = new DrawingPane(doors);
        scroll = Nodes.styled(new ScrollPane(pane), StyleClasses.SCROLL);
        var export = new OverviewExport(model, pane);
        actions =
                Nodes.row(
                        StyleClasses.OVERVIEW_ACTIONS,
                        Nodes.button(SAVE_SVG, export::saveSvg, StyleClasses.FLAT),
                        Nodes.button(SAVE_PNG, export::savePng, StyleClasses.FLAT));
        actions.setPickOnBounds(false);
        root = Nodes.styled(new StackPane(scroll, actions), StyleClasses.OVERVIEW);
        StackPane.setAlignment(actions, Pos.TOP_RIGHT);
        model.snapshot().subscribe(_ -> draw());
        scroll.viewportBoundsProperty().subscribe(_ -> draw());
    }

    private void draw() {
        var room = scroll.getViewportBounds();
        Nodes.setShown(actions, model.snapshot().get().isPresent());
        if (room.getWidth() > 0 && room.getHeight() > 0) {
            model.snapshot().get().ifPresent(snapshot -> draw(snapshot, room));
        }
    }

    private void draw(OverviewSnapshot snapshot, Bounds room) {
        var type = Stylesheets.shown().get().type();
        var growth = Frame.growth(room.getWidth(), room.getHeight(), type);
        pane.show(
                OverviewLayout.draw(
                        snapshot,
                        room.getWidth() / growth,
                        room.getHeight() / growth,
                        FxMeasure.INSTANCE),
                growth);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        theme = Stylesheets.shown().subscribe(_ -> draw());
        model.open();
    }

    @Override
    public void hidden() {
        theme.unsubscribe();
        model.close();
    }

    @Override
    public void focus() {
        pane.doors().stream().findFirst().ifPresentOrElse(Node::requestFocus, root::requestFocus);
    }
}
