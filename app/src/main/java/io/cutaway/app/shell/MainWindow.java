package io.cutaway.app.shell;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.Locations;
import io.cutaway.app.container.ContainerActions;
import io.cutaway.app.container.ContainerPage;
import io.cutaway.app.container.ContainersPage;
import io.cutaway.app.container.LaunchPage;
import io.cutaway.app.container.Starter;
import io.cutaway.app.container.StarterImageMaker;
import io.cutaway.app.image.ImagePage;
import io.cutaway.app.image.ImagesPage;
import io.cutaway.app.lesson.LessonDesk;
import io.cutaway.app.lesson.LessonPages;
import io.cutaway.app.lesson.LessonShelf;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.FileDrop;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.recording.RecordingFile;
import io.cutaway.app.terminal.TerminalSessions;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.app.transfer.Transfers;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.icons.ApplicationIcon;

import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The window, put together: the only place that knows every page.
public final class MainWindow {

    private final EngineClient client;
    private final Background background;
    private final StarterImageMaker maker;
    private final Navigation navigation = new Navigation(new Screen.Containers());
    private final TerminalSessions sessions = new TerminalSessions();
    private final Transfers transfers;
    private final LessonPages lessons;
    private final ShellModel model;
    private final ContainerActions actions;
    private final ShellView view;
    private final Scene scene;

    /// @param maker makes an image when the store has none
    /// @param environment of the caller: where credentials, proxies, folders of images and the desk
    ///   of lessons are
    public MainWindow(
            EngineClient client,
            Background background,
            StarterImageMaker maker,
            Map<String, String> environment) {
        this.client = client;
        this.background = background;
        this.maker = maker;
        transfers = new Transfers(client, background, environment);
        model = new ShellModel(client, background, navigation);
        lessons =
                new LessonPages(
                        client,
                        background,
                        navigation,
                        new LessonShelf(),
                        desk(environment),
                        maker,
                        model::tell,
                        model::fail);
        var starter = new Starter(client, this::connect);
        actions = new ContainerActions(client, background, starter, model::fail);
        view = new ShellView(model, this::page);
        FileDrop.on(view.node(), RecordingFile::isNamedSo, this::openRecordings);
        scene = new Scene(view.node(), Sizes.WINDOW_WIDTH, Sizes.WINDOW_HEIGHT);
        model.theme().subscribe(theme -> Stylesheets.apply(scene, theme));
    }

    private static LessonDesk desk(Map<String, String> environment) {
        var account = Account.current(environment);
        return new LessonDesk(Locations.of(environment, account).lessons());
    }

    private void connect(ContainerId id, AttachStream stream) {
        background.ui().execute(() -> sessions.connect(id, stream));
    }

    private Page page(Screen screen) {
        return switch (screen) {
            case Screen.Containers() ->
                    ContainersPage.create(
                            client,
                            background,
                            actions,
                            maker,
                            navigation,
                            model::tell,
                            model::fail);
            case Screen.Images() ->
                    ImagesPage.create(
                            client, background, transfers, navigation, model::tell, model::fail);
            case Screen.Image image ->
                    ImagePage.create(client, background, transfers, navigation, image, model::fail);
            case Screen.Lessons() -> lessons.list();
            case Screen.Lesson(var lesson, var language) -> lessons.lesson(lesson, language);
            case Screen.StepByStep(var spec) -> lessons.launch(spec);
            case Screen.Recorded(var file) -> lessons.recording(file);
            case Screen.Launch(var image) ->
                    LaunchPage.create(client, background, actions, navigation, image, model::fail);
            case Screen.Container container ->
                    ContainerPage.create(
                            client,
                            background,
                            sessions,
                            actions,
                            navigation,
                            container,
                            model::fail);
        };
    }

    /// What surrounds the pages.
    public ShellModel model() {
        return model;
    }

    /// The terminals that were opened.
    public TerminalSessions sessions() {
        return sessions;
    }

    /// The images that are on their way.
    public Transfers transfers() {
        return transfers;
    }

    /// Opens what was dropped on the window.
    public void openRecordings(List<Path> files) {
        files.stream().limit(1).forEach(lessons::openRecording);
    }

    /// With everything in it.
    public Scene scene() {
        return scene;
    }

    /// Shows the window and asks for the helper.
    public void show(Stage stage) {
        stage.setTitle(ShellMessage.NAME.text());
        ApplicationIcon.SIZES.forEach(
                size -> stage.getIcons().add(new Image(ApplicationIcon.of(size).toString())));
        stage.setScene(scene);
        stage.setMinWidth(Sizes.WINDOW_MIN_WIDTH);
        stage.setMinHeight(Sizes.WINDOW_MIN_HEIGHT);
        stage.setOnHidden(_ -> close());
        stage.show();
        model.greet();
    }

    /// Ends every stream. Containers run on.
    public void close() {
        view.close();
        sessions.closeAll();
    }
}
