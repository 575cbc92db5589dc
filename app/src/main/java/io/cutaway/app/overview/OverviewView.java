package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import java.util.function.Consumer;

/// The drawing, as large as the page is, and the ways to save it.
public final class OverviewView implements Page {

    /// The size from which on the drawing grows with the window, instead of showing more.
    private static final double GROWS_FROM_WIDTH = 1060;

    private static final double GROWS_FROM_HEIGHT = 640;
    private static final double MOST_GROWTH = 2.5;

    private final OverviewModel model;
    private final DrawingPane pane;
    private final ScrollPane scroll;
    private final HBox actions;
    private final StackPane root;

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
        var growth =
                Math.clamp(
                        Math.min(
                                room.getWidth() / GROWS_FROM_WIDTH,
                                room.getHeight() / GROWS_FROM_HEIGHT),
                        1,
                        MOST_GROWTH);
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
        model.open();
    }

    @Override
    public void hidden() {
        model.close();
    }

    @Override
    public void focus() {
        pane.doors().stream().findFirst().ifPresentOrElse(Node::requestFocus, root::requestFocus);
    }
}
