package io.cutaway.app.container;

import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.PageTabs;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// One container: its state and what can be done, and its pages as tabs.
final class ContainerView implements Page {

    private final ContainerModel model;
    private final Navigation navigation;
    private final PageTabs<Screen.Tab> tabs;
    private final VBox root;

    ContainerView(
            ContainerModel model,
            ContainerActions actions,
            Navigation navigation,
            TabFactory factory,
            Screen.Tab tab) {
        this.model = model;
        this.navigation = navigation;
        this.tabs = new PageTabs<>(tab, ContainerView::title, factory::create, this::choose);
        var header = new ContainerHeader(model, actions, navigation).node();
        root = Nodes.column(StyleClasses.PAGE, header, tabs.bar(), Nodes.grow(tabs.body()));
    }

    private void choose(Screen.Tab tab) {
        navigation.replace(new Screen.Container(model.id(), tab));
    }

    private static Message title(Screen.Tab tab) {
        return switch (tab) {
            case OVERVIEW -> ContainerMessage.TAB_OVERVIEW;
            case TERMINAL -> ContainerMessage.TAB_TERMINAL;
            case LOGS -> ContainerMessage.TAB_LOGS;
            case LAYERS -> ContainerMessage.TAB_LAYERS;
            case MOUNTS -> ContainerMessage.TAB_MOUNTS;
            case PROCESSES -> ContainerMessage.TAB_PROCESSES;
            case RESOURCES -> ContainerMessage.TAB_RESOURCES;
            case SECURITY -> ContainerMessage.TAB_SECURITY;
            case LAUNCH -> ContainerMessage.TAB_LAUNCH;
        };
    }

    @Override
    public boolean accept(Screen screen) {
        if (!(screen instanceof Screen.Container(var id, var wanted)) || !id.equals(model.id())) {
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
        model.close();
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
