package io.cutaway.app.tour;

import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.text.PseudoLocale;
import io.cutaway.app.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;

import java.awt.image.BufferedImage;
import java.io.IOException;
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

    private static final String PNG = ".png";

    private final MainWindow window;
    private final TourOptions options;
    private final ContactSheet sheet;
    private final List<String> complaints = new ArrayList<>();
    private int number;

    Camera(MainWindow window, TourOptions options) {
        this.window = window;
        this.options = options;
        sheet = new ContactSheet(options);
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
        for (var theme : themes.stream().filter(options.themes()::contains).toList()) {
            FxThread.run(() -> window.model().theme().set(theme));
            FxThread.waitForPulses(SETTLE_PULSES);
            var picture = picture();
            var file = String.format(Locale.ROOT, "%02d-%s-%s", number, name, word(theme));
            save(file, picture);
            sheet.add(file, picture);
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

    private BufferedImage picture() {
        return FxThread.get(() -> SwingFXUtils.fromFXImage(window.scene().snapshot(null), null));
    }

    private void save(String name, BufferedImage picture) {
        var file = options.directory().resolve(name + PNG).toFile();
        try {
            ImageIO.write(picture, "png", file);
        } catch (IOException e) {
            throw new TourFailedException(
                    TourMessage.NOT_WRITTEN.text(file.getName(), e.toString()));
        }
    }

    /// Puts what was pictured on one sheet.
    void develop() {
        save("contact-sheet", FxThread.get(sheet::picture));
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
