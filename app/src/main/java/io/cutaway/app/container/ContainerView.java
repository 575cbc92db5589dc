package io.cutaway.app.container;

import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One container: its state and what can be done, and its pages as tabs. Only the tab on screen has
/// a stream.
final class ContainerView implements Page {

    private final ContainerModel model;
    private final Navigation navigation;
    private final TabFactory factory;
    private final Map<Screen.Tab, Page> pages = new EnumMap<>(Screen.Tab.class);
    private final Map<Screen.Tab, ToggleButton> buttons = new EnumMap<>(Screen.Tab.class);
    private final StackPane body = new StackPane();
    private final VBox root;
    private Screen.Tab tab;

    ContainerView(
            ContainerModel model,
            ContainerActions actions,
            Navigation navigation,
            TabFactory factory,
            Screen.Tab tab) {
        this.model = model;
        this.navigation = navigation;
        this.factory = factory;
        this.tab = tab;
        var header = new ContainerHeader(model, actions, navigation).node();
        root = Nodes.column(StyleClasses.PAGE, header, tabs(), Nodes.grow(body));
        body.getChildren().setAll(page().node());
    }

    private HBox tabs() {
        var group = new ToggleGroup();
        var row = Nodes.row(StyleClasses.TABS);
        for (var each : Screen.Tab.values()) {
            var button = new ToggleButton(title(each).text());
            button.getStyleClass().setAll(StyleClasses.TAB);
            button.setToggleGroup(group);
            button.setSelected(each == tab);
            button.setOnAction(_ -> navigation.replace(new Screen.Container(model.id(), each)));
            buttons.put(each, button);
            row.getChildren().add(button);
        }
        return row;
    }

    private static Message title(Screen.Tab tab) {
        return switch (tab) {
            case TERMINAL -> ContainerMessage.TAB_TERMINAL;
            case LOGS -> ContainerMessage.TAB_LOGS;
            case LAYERS -> ContainerMessage.TAB_LAYERS;
            case MOUNTS -> ContainerMessage.TAB_MOUNTS;
            case PROCESSES -> ContainerMessage.TAB_PROCESSES;
        };
    }

    private Page page() {
        return pages.computeIfAbsent(tab, factory::create);
    }

    @Override
    public boolean accept(Screen screen) {
        if (!(screen instanceof Screen.Container(var id, var wanted)) || !id.equals(model.id())) {
            return false;
        }
        buttons.forEach((each, button) -> button.setSelected(each == wanted));
        if (wanted != tab) {
            page().hidden();
            tab = wanted;
            body.getChildren().setAll(page().node());
            page().shown();
            page().focus();
        }
        return true;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open();
        page().shown();
    }

    @Override
    public void hidden() {
        page().hidden();
        model.close();
    }

    @Override
    public void turn(int step) {
        var tabs = List.of(Screen.Tab.values());
        var next = tabs.get(Math.floorMod(tabs.indexOf(tab) + step, tabs.size()));
        navigation.replace(new Screen.Container(model.id(), next));
    }

    @Override
    public void find() {
        page().find();
    }

    @Override
    public void focus() {
        page().focus();
    }
}
