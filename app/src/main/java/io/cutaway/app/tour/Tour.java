package io.cutaway.app.tour;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.container.StarterImageMaker;
import io.cutaway.app.page.Background;
import io.cutaway.app.shell.MainWindow;

import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Shows the real window on a real engine, goes through the main job, takes pictures and looks for
/// defects that a person would see.
public final class Tour {

    private static final String PLATFORM = "glass.platform";
    private static final String IN_MEMORY = "Headless";

    private final EngineClient client;
    private final StarterImageMaker maker;
    private final Map<String, String> environment;
    private final TourOptions options;

    /// @param client of an empty store, which the tour fills
    /// @param environment of the caller
    public Tour(
            EngineClient client,
            StarterImageMaker maker,
            Map<String, String> environment,
            TourOptions options) {
        this.client = client;
        this.environment = environment;
        this.maker = maker;
        this.options = options;
    }

    /// Without a display the window is drawn in memory. Must be called before anything of JavaFX.
    public static void choosePlatform(Map<String, String> environment) {
        System.setProperty("prism.order", "sw");
        if (!environment.containsKey("DISPLAY") && !environment.containsKey("WAYLAND_DISPLAY")) {
            System.setProperty(PLATFORM, IN_MEMORY);
            System.setProperty("java.awt.headless", "true");
        }
    }

    private static boolean isInMemory() {
        return IN_MEMORY.equals(System.getProperty(PLATFORM));
    }

    /// Goes through it once for each process.
    ///
    /// @return what was wrong, as sentences; empty when nothing was
    public List<String> run() throws IOException {
        Files.createDirectories(options.directory());
        try (var warnings = StylesheetWarnings.listen()) {
            Platform.setImplicitExit(false);
            Platform.startup(() -> {});
            var wrong = new ArrayList<>(visit());
            warnings.seen().stream()
                    .distinct()
                    .map(warning -> TourMessage.STYLESHEET.text(warning))
                    .forEach(wrong::add);
            return wrong;
        }
    }

    private List<String> visit() throws IOException {
        var window =
                FxThread.get(
                        () -> new MainWindow(client, Background.forWindow(), maker, environment));
        FxThread.run(() -> window.show(stage()));
        var camera = new Camera(window, options);
        try {
            var wrong = new ArrayList<>(walk(window, camera));
            camera.develop();
            wrong.addAll(camera.complaints());
            return wrong;
        } finally {
            // A copy: hiding changes the list.
            FxThread.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
            Platform.exit();
        }
    }

    private List<String> walk(MainWindow window, Camera camera) throws IOException {
        var wrong = new ArrayList<String>();
        try (var exhibit = new Exhibit(client)) {
            var guide = new Guide(window, camera, exhibit);
            guide.go();
            new ImagesGuide(guide, window, camera, client).go();
            new LessonGuide(window, camera, client).go("starter");
        } catch (TourFailedException e) {
            camera.take("stopped-here");
            wrong.add(e.getMessage());
            FxThread.get(() -> window.model().notice().get())
                    .ifPresent(shown -> wrong.add(shown.toString()));
        }
        return wrong;
    }

    private Stage stage() {
        var stage = new Stage();
        stage.setWidth(options.width());
        stage.setHeight(options.height());
        // In memory nobody sees it, painting it takes half of the time, and there is no room for a
        // large one: the pictures are made of the scene.
        stage.setIconified(isInMemory());
        stage.setOnShown(_ -> stage.requestFocus());
        return stage;
    }
}
