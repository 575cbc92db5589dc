package io.cutaway.app.tour;

import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.text.PseudoLocale;
import io.cutaway.app.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/// Takes a picture of the window in each theme, and looks at each for labels that are cut.
final class Camera {

    private static final int SETTLE_PULSES = 3;

    /// What a frame may take of a node, in pixels.
    private static final int EDGE = 12;

    /// As many pixels as a few lines of text have, and a cursor has not.
    private static final int LINES_OF_TEXT = 2000;

    private final MainWindow window;
    private final Path directory;
    private final List<String> complaints = new ArrayList<>();
    private int number;

    Camera(MainWindow window, Path directory) {
        this.window = window;
        this.directory = directory;
    }

    /// Pictures what is on screen, light and dark.
    void take(String name) {
        take(name, List.of(Theme.LIGHT, Theme.DARK));
    }

    /// Pictures it for a projector, too.
    void takeForARoom(String name) {
        take(name, List.of(Theme.values()));
    }

    private void take(String name, List<Theme> themes) {
        number++;
        for (var theme : themes) {
            FxThread.run(() -> window.model().theme().set(theme));
            FxThread.waitForPulses(SETTLE_PULSES);
            save(String.format(Locale.ROOT, "%02d-%s-%s.png", number, name, word(theme)));
            look(name);
        }
    }

    /// Whether a node shows some lines of text. A terminal paints its canvas some time after it has
    /// the text.
    boolean showsText(Node node) {
        var image = node.snapshot(null, null);
        var pixels = image.getPixelReader();
        // Its scroll bar is in the right half.
        var right = (int) image.getWidth() / 2;
        var bottom = (int) image.getHeight();
        var background = pixels.getArgb(right, bottom - EDGE);
        var drawn = 0;
        for (var y = EDGE; y < bottom - EDGE; y++) {
            for (var x = EDGE; x < right; x++) {
                drawn += pixels.getArgb(x, y) == background ? 0 : 1;
            }
        }
        return drawn > LINES_OF_TEXT;
    }

    private static String word(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }

    private void save(String file) {
        var image =
                FxThread.get(() -> SwingFXUtils.fromFXImage(window.scene().snapshot(null), null));
        try {
            ImageIO.write(image, "png", directory.resolve(file).toFile());
        } catch (IOException e) {
            throw new TourFailedException(TourMessage.NOT_WRITTEN.text(file, e.toString()));
        }
    }

    private void look(String name) {
        for (var text : FxThread.get(() -> CutLabels.below(window.scene().getRoot()))) {
            complain(TourMessage.CUT.text(name, text));
        }
        if (PseudoLocale.isChosen()) {
            for (var text : FxThread.get(() -> ForeignTexts.below(window.scene().getRoot()))) {
                complain(TourMessage.FOREIGN.text(name, text));
            }
        }
    }

    private void complain(String complaint) {
        if (!complaints.contains(complaint)) {
            complaints.add(complaint);
        }
    }

    /// What was wrong in the pictures.
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
