package io.cutaway.app.image;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.transfer.Transfers;

import java.time.Clock;
import java.util.function.Consumer;

/// Puts the images page together.
public final class ImagesPage {

    private ImagesPage() {}

    /// The page that lists them.
    ///
    /// @param transfers those of the window, which go on when the page is left
    /// @param tell called on the JavaFX thread with what is worth knowing
    /// @param failed called on the JavaFX thread
    public static Page create(
            EngineClient client,
            Background background,
            Transfers transfers,
            Navigation navigation,
            Consumer<String> tell,
            Consumer<Explanation> failed) {
        var model = new ImagesModel(client, background, Clock.systemUTC(), failed);
        var actions = new ImageActions(client, background, failed);
        return new ImagesView(model, actions, transfers, navigation, tell);
    }
}
