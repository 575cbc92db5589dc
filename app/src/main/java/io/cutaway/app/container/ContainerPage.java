package io.cutaway.app.container;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.terminal.TerminalSessions;

import java.time.Clock;
import java.util.function.Consumer;

/// Puts the pages of one container together.
public final class ContainerPage {

    private ContainerPage() {}

    /// The pages of the container that `screen` names.
    ///
    /// @param failed called on the JavaFX thread
    public static Page create(
            EngineClient client,
            Background background,
            TerminalSessions sessions,
            ContainerActions actions,
            Navigation navigation,
            Screen.Container screen,
            Consumer<Explanation> failed) {
        var model = new ContainerModel(client, background, screen.id(), Clock.systemUTC(), failed);
        var tabs = new TabFactory(client, background, sessions, model, actions, navigation, failed);
        return new ContainerView(model, actions, navigation, tabs, screen.tab());
    }
}
