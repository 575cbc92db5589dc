package io.cutaway.app.overview;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.theme.Palette;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.Theme;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;
import io.cutaway.engine.protocol.InspectionRequest.ListLayers;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses;
import io.cutaway.engine.protocol.InspectionRequest.ReadConfinement;
import io.cutaway.engine.protocol.InspectionRequest.ReadResources;
import io.cutaway.engine.protocol.ProblemException;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// The drawing without a window.
public final class OverviewPicture {

    private static final Area SIZE = new Area(0, 0, Sizes.WINDOW_WIDTH, Sizes.WINDOW_HEIGHT);

    private final OverviewSnapshot snapshot;

    private OverviewPicture(OverviewSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// A container as it is now.
    ///
    /// @param container name or id
    /// @param home the user's, which paths are shortened by
    public static OverviewPicture of(EngineClient client, String container, String home) {
        return new OverviewPicture(Snapshots.of(ask(client, container, home)));
    }

    /// As an SVG document of the window's usual size.
    public String svg(Theme theme) {
        var drawing =
                OverviewLayout.draw(snapshot, SIZE.width(), SIZE.height(), TextMeasure.ESTIMATE);
        return SvgText.of(drawing, Palette.of(theme));
    }

    /// As a PNG file with two pixels a unit. Where no window is shown, and once in a program.
    public byte[] png(Theme theme) throws IOException {
        return PngPicture.withoutAWindow(snapshot, SIZE, theme);
    }

    private static OverviewFacts ask(EngineClient client, String container, String home) {
        var details = client.call(new InspectContainer(container));
        var name = details.summary().id().hex();
        var subject = new LayerSubject(LayerSubject.Kind.CONTAINER, name);
        var lives = details.summary().state().isLive();
        return new OverviewFacts(
                client.call(new GetInfo()).kernel(),
                home,
                details,
                lives ? Optional.of(client.call(new ListProcesses(name))) : Optional.empty(),
                lives ? Optional.of(client.call(new ListMounts(name))) : Optional.empty(),
                lives ? Optional.of(client.call(new ReadResources(name))) : Optional.empty(),
                lives ? Optional.of(client.call(new ReadConfinement(name))) : Optional.empty(),
                Optional.of(client.call(new ListLayers(subject))),
                made(client, details));
    }

    /// Nothing when the image is gone; its layers remain.
    private static Map<String, String> made(EngineClient client, Details details) {
        try {
            return LayerFacts.made(client.call(new InspectImage(details.imageDigest())));
        } catch (ProblemException _) {
            return Map.of();
        }
    }
}
