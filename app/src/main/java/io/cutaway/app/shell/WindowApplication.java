package io.cutaway.app.shell;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.container.StarterImageMaker;
import io.cutaway.app.page.Background;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The program as a window.
public final class WindowApplication {

    private WindowApplication() {}

    /// Shows the window and returns when it was closed. Once for each process.
    ///
    /// @param maker makes an image when the store has none
    /// @param environment of the caller
    /// @throws UnsupportedOperationException when there is no display
    public static void run(
            EngineClient client, StarterImageMaker maker, Map<String, String> environment) {
        var closed = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(
                () -> {
                    var stage = new Stage();
                    var window = new MainWindow(client, Background.forWindow(), maker, environment);
                    window.show(stage);
                    stage.setOnHidden(
                            _ -> {
                                window.close();
                                closed.countDown();
                            });
                });
        awaitClosing(closed);
        Platform.exit();
    }

    private static void awaitClosing(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
