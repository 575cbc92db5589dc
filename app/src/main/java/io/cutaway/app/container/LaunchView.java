package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.page.FileQuestion;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerId;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// The launch form beside what will happen.
final class LaunchView implements Page {

    private static final String LAUNCH_ID = "launch";
    private static final String TAKE_ID = "take-over";
    private static final String STEP_ID = "step-by-step";

    private final LaunchModel model;
    private final Navigation navigation;
    private final Optional<String> chosen;
    private final LaunchFields fields;
    private final VBox root;

    LaunchView(LaunchModel model, Navigation navigation, Optional<String> chosen) {
        this.model = model;
        this.navigation = navigation;
        this.chosen = chosen;
        this.fields = new LaunchFields(model);
        var body =
                Nodes.row(
                        StyleClasses.PAGE_COLUMNS,
                        panel(fields.node(), StyleClasses.FORM_PANEL),
                        panel(new PlanView(model.preview()).node(), StyleClasses.PLAN_PANEL));
        root = Nodes.column(StyleClasses.PAGE, header(), Nodes.grow(body));
    }

    private static Node panel(Node content, String styleClass) {
        var scroll = Nodes.styled(new ScrollPane(content), StyleClasses.SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var panel = Nodes.styled(new VBox(Nodes.grow(scroll)), StyleClasses.PANEL, styleClass);
        HBox.setHgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private HBox header() {
        var from = Nodes.name(StyleClasses.SUBTITLE);
        from.textProperty().bind(model.image().map(image -> LAUNCH_FROM.text(image)));
        var launch = Nodes.button(LAUNCH, this::launch, StyleClasses.ACCENT);
        launch.disableProperty().bind(model.spec().map(Optional::isEmpty));
        launch.setId(LAUNCH_ID);
        launch.setDefaultButton(true);
        return Nodes.row(
                StyleClasses.PAGE_HEADER,
                Nodes.column(
                        StyleClasses.STACK_TIGHT,
                        Nodes.label(LAUNCH_TITLE.text(), StyleClasses.TITLE),
                        from),
                Nodes.spacer(),
                Nodes.button(CANCEL, navigation::back),
                takeOver(),
                stepByStep(),
                launch);
    }

    private MenuButton takeOver() {
        var line = new MenuItem(PASTE_LINE.text());
        line.setOnAction(_ -> PasteQuestion.ask(root, model::take));
        var bundle = new MenuItem(OPEN_BUNDLE.text());
        bundle.setOnAction(_ -> chooseBundle());
        var menu = new MenuButton(TAKE_OVER.text(), null, line, bundle);
        menu.setId(TAKE_ID);
        menu.setMinWidth(Region.USE_PREF_SIZE);
        return menu;
    }

    private void chooseBundle() {
        FileQuestion.folder(root, OPEN_BUNDLE).ifPresent(model::takeBundle);
    }

    private Button stepByStep() {
        var button = Nodes.button(STEP_BY_STEP, this::launchStepByStep);
        button.setId(STEP_ID);
        button.disableProperty().bind(model.spec().map(Optional::isEmpty));
        return button;
    }

    private void launchStepByStep() {
        model.spec().get().ifPresent(spec -> navigation.open(new Screen.StepByStep(spec)));
    }

    private void launch() {
        model.launch(this::show);
    }

    private void show(ContainerId id) {
        var tab = model.terminal().get() ? Screen.Tab.TERMINAL : Screen.Tab.LOGS;
        navigation.replace(new Screen.Container(id, tab));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open(chosen);
    }

    @Override
    public void hidden() {}

    @Override
    public void focus() {
        fields.focus();
    }
}
