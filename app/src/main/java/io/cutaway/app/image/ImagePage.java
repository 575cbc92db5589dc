package io.cutaway.app.image;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.compare.ComparisonModel;
import io.cutaway.app.compare.ComparisonView;
import io.cutaway.app.layer.LayersModel;
import io.cutaway.app.layer.LayersView;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.transfer.Transfers;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;

import java.time.Clock;
import java.util.function.Consumer;

/// Puts the pages of one image together.
public final class ImagePage {

    private ImagePage() {}

    /// The pages of the image that `screen` names.
    ///
    /// @param transfers those of the window
    /// @param failed called on the JavaFX thread
    public static Page create(
            EngineClient client,
            Background background,
            Transfers transfers,
            Navigation navigation,
            Screen.Image screen,
            Consumer<Explanation> failed) {
        var model = new ImageModel(client, background, screen.image(), Clock.systemUTC(), failed);
        var subject = new LayerSubject(LayerSubject.Kind.IMAGE, screen.image());
        return new ImageView(
                model,
                new ImageActions(client, background, failed),
                transfers,
                navigation,
                tab ->
                        switch (tab) {
                            case OVERVIEW -> new OverviewView(model);
                            case HISTORY -> new HistoryView(model);
                            case LAYERS ->
                                    new LayersView(
                                            new LayersModel(client, background, subject, failed));
                            case COMPARE ->
                                    new ComparisonView(
                                            new ComparisonModel(
                                                    client, background, screen.image(), failed));
                        },
                screen.tab());
    }
}
