package io.cutaway.app.container;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.problem.Explanation;

import java.util.Optional;
import java.util.function.Consumer;

/// Puts the launch form together.
public final class LaunchPage {

    private LaunchPage() {}

    /// The form.
    ///
    /// @param image chosen already, if any
    public static Page create(
            EngineClient client,
            Background background,
            ContainerActions actions,
            Navigation navigation,
            Optional<String> image,
            Consumer<Explanation> failed) {
        var model = new LaunchModel(client, background, actions, failed);
        return new LaunchView(model, navigation, image);
    }
}
