package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.PageTabs;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.transfer.Transfers;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import java.util.function.Function;

/// One image: its name and what can be done, and its pages as tabs.
final class ImageView implements Page {

    private final ImageModel model;
    private final Navigation navigation;
    private final PageTabs<Screen.ImageTab> tabs;
    private final VBox root;

    ImageView(
            ImageModel model,
            ImageActions actions,
            Transfers transfers,
            Navigation navigation,
            Function<Screen.ImageTab, Page> factory,
            Screen.ImageTab tab) {
        this.model = model;
        this.navigation = navigation;
        this.tabs = new PageTabs<>(tab, ImageView::title, factory, this::choose);
        var commands = new ImageCommands(actions, transfers, navigation, this::node);
        var header = new ImageHeader(model, commands, navigation).node();
        root = Nodes.column(StyleClasses.PAGE, header, tabs.bar(), Nodes.grow(tabs.body()));
    }

    private void choose(Screen.ImageTab tab) {
        navigation.replace(new Screen.Image(model.image(), tab));
    }

    private static Message title(Screen.ImageTab tab) {
        return switch (tab) {
            case OVERVIEW -> TAB_OVERVIEW;
            case HISTORY -> TAB_HISTORY;
            case LAYERS -> TAB_LAYERS;
            case COMPARE -> TAB_COMPARE;
        };
    }

    @Override
    public boolean accept(Screen screen) {
        if (!(screen instanceof Screen.Image(var image, var wanted))
                || !image.equals(model.image())) {
            return false;
        }
        tabs.select(wanted);
        return true;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open();
        tabs.page().shown();
    }

    @Override
    public void hidden() {
        tabs.page().hidden();
    }

    @Override
    public void turn(int step) {
        choose(tabs.neighbour(step));
    }

    @Override
    public void find() {
        tabs.page().find();
    }

    @Override
    public void focus() {
        tabs.page().focus();
    }
}
