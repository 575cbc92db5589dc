package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

@DisplayName("The tour")
class TourIT {

    /// It builds an image, starts the helper and goes through every page.
    private static final int LIMIT_MINUTES = 4;

    /// A page has text, whose edges alone have more colours.
    private static final int FEWEST_COLOURS = 50;

    /// In the order in which they are pictured.
    private static final List<String> PAGES =
            """
            empty
            terminal
            logs
            layers
            mounts
            timeline
            containers
            images
            launch
            failed
            overview
            processes
            resources
            security
            overview-stopped
            containers-many
            images-came
            image
            image-history
            image-layers
            image-compare
            lessons
            step
            recording
            lesson-directory-as-root
            lesson-chroot
            lesson-mount-namespace
            lesson-pivot-root
            lesson-pid-namespace
            lesson-uts-ipc-network
            lesson-user-namespace
            lesson-overlay
            lesson-privileges
            """
                    .lines()
                    .toList();

    private static final String SHEET = "contact-sheet.png";

    private static final Set<String> FOR_A_ROOM =
            Set.of("terminal", "timeline", "launch", "overview", "lessons", "step", "recording");

    @Test
    void picturesEveryPageInItsThemesWithoutADisplay() throws IOException, InterruptedException {
        goOn(Lane.ROOT, List.of());
    }

    /// Every sentence is bracketed and a quarter longer. The tour complains of one that is in no
    /// bundle, and of a label that is cut.
    @Test
    void findsNoForeignSentenceAndNoCutLabelInALongerLanguage()
            throws IOException, InterruptedException {
        goOn(Lane.USER, List.of("--pseudo"));
    }

    private static void goOn(Lane lane, List<String> options)
            throws IOException, InterruptedException {
        try (var cutaway = new Cutaway(lane)) {
            var pictures = cutaway.folder().resolve("pictures");
            var words = Stream.of(List.of("tour"), options, List.of(pictures.toString()));
            try (var started = cutaway.start(words.flatMap(List::stream).toArray(String[]::new))) {
                assertTrue(started.process().waitFor(LIMIT_MINUTES, TimeUnit.MINUTES));
                started.outcome().answer();
            }
            assertEquals(withSheet(expected()), names(pictures));
            for (var name : expected()) {
                isNotBlank(pictures.resolve(name));
            }
            isNotBlank(pictures.resolve(SHEET));
            for (var theme : themes("terminal")) {
                hasLinesInItsTerminal(pictures.resolve("02-terminal-" + theme + ".png"));
            }
        }
    }

    private static Set<String> withSheet(Set<String> pages) {
        var files = new TreeSet<>(pages);
        files.add(SHEET);
        return files;
    }

    private static Set<String> expected() {
        var files = new TreeSet<String>();
        for (var i = 0; i < PAGES.size(); i++) {
            for (var theme : themes(PAGES.get(i))) {
                files.add("%02d-%s-%s.png".formatted(i + 1, PAGES.get(i), theme));
            }
        }
        return files;
    }

    /// What is shown to a class is also pictured as a projector shows it.
    private static List<String> themes(String page) {
        return FOR_A_ROOM.contains(page) || page.startsWith("lesson-")
                ? List.of("dark", "light", "projector")
                : List.of("dark", "light");
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void isNotBlank(Path file) throws IOException {
        var picture = ImageIO.read(file.toFile());
        var colours = colours(picture);
        assertTrue(colours > FEWEST_COLOURS, () -> file + " has " + colours + " colours");
    }

    private static long colours(BufferedImage picture) {
        var width = picture.getWidth();
        var pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        return Arrays.stream(pixels).distinct().count();
    }

    /// An empty terminal has one line at most, that of its cursor; the answer to `ls` has more.
    private static void hasLinesInItsTerminal(Path file) throws IOException {
        var picture = ImageIO.read(file.toFile());
        var lines = 0;
        var wasInk = false;
        for (var y = picture.getHeight() / 6; y < picture.getHeight(); y++) {
            var isInk = hasInk(picture, y);
            lines += isInk && !wasInk ? 1 : 0;
            wasInk = isInk;
        }
        var seen = lines;
        assertTrue(lines >= 10, () -> file + " has " + seen + " lines of text");
    }

    /// Whether something is written in this row of pixels of the terminal's left half, to the right
    /// of the sidebar and the frame.
    private static boolean hasInk(BufferedImage picture, int y) {
        var left = picture.getWidth() * 69 / 400;
        var background = picture.getRGB(left, y);
        for (var x = left; x < picture.getWidth() / 2; x++) {
            if (picture.getRGB(x, y) != background) {
                return true;
            }
        }
        return false;
    }
}
