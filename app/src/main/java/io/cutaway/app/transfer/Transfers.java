package io.cutaway.app.transfer;

import io.cutaway.app.archive.ArchiveFormat;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Everything that is on its way, several at once. It goes on when its page is left.
public final class Transfers {

    private final ObservableList<Transfer> all = FXCollections.observableArrayList();
    private final Background background;
    private final TransferJobs jobs;

    /// @param environment of the caller: where credentials, proxies and folders of images are
    public Transfers(EngineClient client, Background background, Map<String, String> environment) {
        this.background = background;
        this.jobs = new TransferJobs(client, environment);
    }

    /// In the order they began.
    public ObservableList<Transfer> all() {
        return all;
    }

    /// Whether `text` can name an image.
    public static boolean isName(String text) {
        try {
            ImageName.parse(text.strip());
            return true;
        } catch (ImageFormatException _) {
            return false;
        }
    }

    // Commands

    /// Gets an image from its registry, or from a folder of images.
    ///
    /// @param image a name, for which [#isName] holds
    public void pull(String image) {
        var name = ImageName.parse(image.strip());
        begin(name.toString(), jobs.pull(name));
    }

    /// Loads the images of an archive or a layout, or asks for a name when it has none.
    public void load(Path file) {
        begin(nameOf(file), jobs.load(file));
    }

    /// Loads each of some files and folders.
    public void loadAll(List<Path> files) {
        files.forEach(this::load);
    }

    /// Writes an image to a file.
    public void save(String image, ArchiveFormat format, Path file) {
        begin(nameOf(file), jobs.save(image, format, file));
    }

    /// Imports the archive of a transfer that needed a name.
    public void name(Transfer transfer, String name) {
        if (transfer.state().get() instanceof TransferState.Nameless(var file, _)) {
            all.remove(transfer);
            begin(nameOf(file), jobs.importRoot(file, ImageName.parse(name.strip()).toString()));
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void begin(String title, TransferWork work) {
        all.removeIf(transfer -> transfer.state().get() instanceof TransferState.Done);
        var transfer = new Transfer(title, work, background);
        all.add(transfer);
        start(transfer);
    }

    private void start(Transfer transfer) {
        transfer.start(() -> all.remove(transfer));
    }

    public void cancel(Transfer transfer) {
        transfer.cancel();
    }

    /// Tries one again that failed.
    public void retry(Transfer transfer) {
        if (transfer.state().get() instanceof TransferState.Failed) {
            start(transfer);
        }
    }

    /// Puts one away that is over.
    public void dismiss(Transfer transfer) {
        all.remove(transfer);
    }
}
