package io.cutaway.app.container;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.problem.Explanation;

import java.time.Clock;
import java.util.function.Consumer;

/// Puts the containers page together.
public final class ContainersPage {

    private ContainersPage() {}

    /// The page that lists them.
    ///
    /// @param tell called on the JavaFX thread with what is worth knowing
    /// @param failed called on the JavaFX thread
    public static Page create(
            EngineClient client,
            Background background,
            ContainerActions actions,
            StarterImageMaker maker,
            Navigation navigation,
            Consumer<String> tell,
            Consumer<Explanation> failed) {
        var model = new ContainersModel(client, background, Clock.systemUTC(), failed);
        var first = new FirstStartModel(client, background, actions, maker, tell, failed);
        return new ContainersView(
                model, actions, navigation, new FirstStartView(first, navigation));
    }
}
