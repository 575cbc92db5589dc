package io.cutaway.app.tour;

import static io.cutaway.app.tour.TourMessage.*;

import io.cutaway.app.archive.ArchiveFormat;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Screen;
import io.cutaway.app.page.Screen.ImageTab;
import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.transfer.Transfer;
import io.cutaway.app.transfer.TransferState;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.CommitContainer;
import io.cutaway.engine.protocol.ImageUpkeepRequest.SettingsChanges;

import javafx.scene.control.ComboBox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through the images: one is made of a container, saved, loaded again, looked at from every
/// side and compared with the one it came from.
final class ImagesGuide {

    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final String CHANGED = "localhost/changed:latest";

    /// No registry is asked for a name without one, so this fails without a network.
    private static final String NOWHERE = "nowhere:1";

    private static final String CHANGES =
            "echo new >/etc/new; echo more >>/etc/os-release; chmod 700 /etc; rm /etc/motd;"
                    + " mkdir -p /srv/site; echo page >/srv/site/index.html; echo chang''ed\n";

    private final Guide guide;
    private final MainWindow window;
    private final Camera camera;
    private final EngineClient client;

    ImagesGuide(Guide guide, MainWindow window, Camera camera, EngineClient client) {
        this.guide = guide;
        this.window = window;
        this.camera = camera;
        this.client = client;
    }

    void go() throws IOException {
        var folder = Files.createTempDirectory("cutaway-tour-images");
        var archive = folder.resolve("changed.tar");
        try {
            commit();
            saveAndLoad(archive);
            pages();
            comparison();
        } finally {
            Files.deleteIfExists(archive);
            Files.delete(folder);
        }
    }

    private void commit() {
        var id = running();
        guide.type(id, CHANGES, "changed");
        var unchanged =
                new SettingsChanges(
                        Optional.empty(),
                        Optional.empty(),
                        List.of("COLOUR=blue"),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("org.example.made-by", "the tour"),
                        List.of(),
                        List.of(),
                        Optional.empty());
        client.call(
                new CommitContainer(
                        id.hex(),
                        Optional.of(CHANGED),
                        Optional.empty(),
                        Optional.of("changed in the tour"),
                        unchanged));
    }

    private ContainerId running() {
        return client.call(new ListContainers()).containers().stream()
                .filter(container -> container.state().isLive())
                .map(ContainerSummary::id)
                .findFirst()
                .orElseThrow();
    }

    /// By the same way as a file that is dropped on the page.
    private void saveAndLoad(Path archive) {
        var transfers = window.transfers();
        FxThread.run(() -> transfers.save(CHANGED, ArchiveFormat.DOCKER_ARCHIVE, archive));
        Guide.waitFor(WAIT_TRANSFER, SHORT, () -> isOver(transfers.all().getLast()));
        client.call(new RemoveImage(CHANGED, false));
        FxThread.run(() -> window.model().navigation().reset(new Screen.Images()));
        Guide.waitFor(WAIT_LIST, SHORT, () -> guide.rows() == 1);
        FxThread.run(() -> transfers.pull(NOWHERE));
        FxThread.run(() -> transfers.loadAll(List.of(archive)));
        Guide.waitFor(
                WAIT_TRANSFER,
                SHORT,
                () -> transfers.all().stream().allMatch(ImagesGuide::isOver) && guide.rows() == 2);
        FxThread.run(() -> guide.table().getSelectionModel().selectFirst());
        camera.take("images-came");
    }

    private static boolean isOver(Transfer transfer) {
        return switch (transfer.state().get()) {
            case TransferState.Running(_), TransferState.Cancelling() -> false;
            case TransferState.Failed(_), TransferState.Nameless(_, _), TransferState.Done(_) ->
                    true;
        };
    }

    private void pages() {
        open(ImageTab.OVERVIEW);
        Guide.waitFor(WAIT_IMAGE, SHORT, () -> guide.isShown(".fact"));
        camera.take("image");
        open(ImageTab.HISTORY);
        Guide.waitFor(WAIT_HISTORY, SHORT, () -> guide.rows() > 1);
        FxThread.run(() -> guide.table().getSelectionModel().selectFirst());
        camera.take("image-history");
        open(ImageTab.LAYERS);
        Guide.waitFor(WAIT_LAYERS, SHORT, () -> guide.rows() > 1 && guide.isShown(".stratum"));
        FxThread.run(() -> guide.table().getSelectionModel().selectFirst());
        Guide.waitFor(WAIT_LIFE, SHORT, () -> guide.isShown(".life-state"));
        camera.take("image-layers");
    }

    private void comparison() {
        open(ImageTab.COMPARE);
        Guide.waitFor(WAIT_LIST, SHORT, () -> !choice().getItems().isEmpty());
        FxThread.run(() -> choice().getSelectionModel().selectFirst());
        Guide.waitFor(WAIT_COMPARISON, SHORT, () -> guide.rows() > 2);
        camera.take("image-compare");
    }

    private ComboBox<?> choice() {
        return (ComboBox<?>) guide.find("#compare-with").orElseThrow();
    }

    private void open(ImageTab tab) {
        FxThread.run(() -> window.model().navigation().open(new Screen.Image(CHANGED, tab)));
    }
}
