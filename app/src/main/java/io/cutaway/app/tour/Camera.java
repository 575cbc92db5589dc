package io.cutaway.app.tour;

import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.text.PseudoLocale;
import io.cutaway.app.theme.Theme;

import javafx.scene.Node;
import javafx.scene.image.WritableImage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/// Takes a picture of the window in each theme, and looks at each for labels that are cut.
final class Camera {

    private static final int SETTLE_PULSES = 3;

    /// What a frame may take of a node, in pixels.
    private static final int EDGE = 12;

    /// As many pixels as a few lines of text have, and a cursor has not.
    private static final int LINES_OF_TEXT = 2000;

    private final MainWindow window;
    private final TourOptions options;
    private final Darkroom darkroom;
    private final List<String> complaints = new ArrayList<>();
    private int number;

    Camera(MainWindow window, TourOptions options) {
        this.window = window;
        this.options = options;
        darkroom = new Darkroom(options);
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
        var pictures = new EnumMap<Theme, WritableImage>(Theme.class);
        for (var theme : fastest(themes)) {
            FxThread.run(() -> window.model().theme().set(theme));
            FxThread.waitForPulses(SETTLE_PULSES);
            pictures.put(theme, picture());
            look(name);
        }
        pictures.forEach((theme, picture) -> darkroom.develop(file(number, name, theme), picture));
    }

    private static String file(int number, String name, Theme theme) {
        var word = theme.name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%02d-%s-%s", number, name, word);
    }

    /// Begins with the theme that the page before was left in: a change costs more than a picture,
    /// most of all where the controls' own stylesheet changes with it.
    private List<Theme> fastest(List<Theme> themes) {
        var now = FxThread.get(() -> window.model().theme().get());
        var controls = now.userAgentStylesheet();
        return themes.stream()
                .filter(options.themes()::contains)
                .sorted(
                        Comparator.comparing((Theme theme) -> theme != now)
                                .thenComparing(t -> !t.userAgentStylesheet().equals(controls)))
                .toList();
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

    private WritableImage picture() {
        return FxThread.get(() -> window.scene().snapshot(null));
    }

    /// Waits for the pictures, and puts all on one sheet.
    void develop() {
        darkroom.close();
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
