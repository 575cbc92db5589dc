package io.cutaway.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

@DisplayName("The drawing")
class OverviewLayoutTest {

    /// What the page has at 1280×800.
    private static final double WIDTH = 1060;

    private static final double HEIGHT = 640;
    private static final double THINNEST = 8;

    private static Drawing draw(OverviewSnapshot snapshot) {
        return OverviewLayout.draw(snapshot, WIDTH, HEIGHT, TextMeasure.ESTIMATE);
    }

    /// When this fails, the message holds what the resource should have, if the change is meant.
    @ParameterizedTest
    @CsvSource({"1,2,0,small", "500,60,20,large", "6,5,2,usual"})
    void isTheOneThatWasLookedAt(int processes, int layers, int binds, String golden)
            throws IOException {
        assertEquals(
                golden(golden), DrawingText.of(draw(Samples.running(processes, layers, binds))));
    }

    @Test
    void ofAContainerThatHasEndedShowsWhatRemainsTrue() throws IOException {
        assertEquals(golden("ended"), DrawingText.of(draw(Samples.still("It ended.", false))));
    }

    @Test
    void ofAFailedLaunchShowsWhereItFailed() throws IOException {
        assertEquals(golden("failed"), DrawingText.of(draw(Samples.still("It failed.", true))));
    }

    private static String golden(String name) throws IOException {
        try (var file = OverviewLayoutTest.class.getResourceAsStream(name + ".txt")) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Stream<OverviewSnapshot> all() {
        return Stream.of(1, 4, 9, 500)
                .flatMap(
                        processes ->
                                Stream.of(1, 2, 9, 60)
                                        .flatMap(
                                                layers ->
                                                        Stream.of(0, 1, 5, 12, 20)
                                                                .map(
                                                                        binds ->
                                                                                Samples.running(
                                                                                        processes,
                                                                                        layers,
                                                                                        binds))));
    }

    @ParameterizedTest
    @CsvSource({
        "1060,640,1,1",
        "1120,680,1.25,1.2",
        "1700,960,1,1.5",
        "1768,960,1.25,1.7",
        "600,300,1.25,1"
    })
    void growsWithTheWindowAndMoreForARoom(
            double width, double height, double type, double expected) {
        var growth = Frame.growth(width, height, type);
        assertEquals(expected, growth, 0.02);
        assertTrue(growth == 1 || width / growth >= Frame.MIN_WIDTH);
        assertTrue(growth == 1 || height / growth >= Frame.MIN_HEIGHT);
    }

    private static List<Drawing> sizes(OverviewSnapshot snapshot) {
        return Stream.of(
                        new Area(0, 0, 100, 100),
                        new Area(0, 0, WIDTH, HEIGHT),
                        new Area(0, 0, 1900, 950))
                .map(
                        size ->
                                OverviewLayout.draw(
                                        snapshot,
                                        size.width(),
                                        size.height(),
                                        TextMeasure.ESTIMATE))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void neverLetsTwoDoorsShareAPlace(OverviewSnapshot snapshot) {
        for (var drawing : sizes(snapshot)) {
            var doors = drawing.parts().stream().filter(p -> p.door().isPresent()).toList();
            for (var one : doors) {
                for (var other : doors) {
                    assertTrue(
                            one.equals(other)
                                    || isPipe(one)
                                    || isPipe(other)
                                    || !one.area().overlaps(other.area()),
                            one + " lies on " + other);
                }
            }
        }
    }

    /// A pipe reaches through the wall into what is there.
    private static boolean isPipe(Part part) {
        return part.id().startsWith("path-");
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsEverythingWithinItself(OverviewSnapshot snapshot) {
        for (var drawing : sizes(snapshot)) {
            var whole = new Area(0, 0, drawing.width(), drawing.height());
            drawing.parts()
                    .forEach(part -> assertTrue(whole.contains(part.area()), part.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNoTextThatIsWiderThanItsPart(OverviewSnapshot snapshot) {
        for (var drawing : sizes(snapshot)) {
            for (var part : drawing.parts()) {
                part.figures().stream()
                        .filter(Figure.Words.class::isInstance)
                        .map(Figure.Words.class::cast)
                        .forEach(words -> assertTrue(fits(words, part.area()), part.toString()));
            }
        }
    }

    private static boolean fits(Figure.Words words, Area area) {
        var width = TextMeasure.ESTIMATE.width(words.text(), words.lettering());
        var left = words.toRight() ? words.x() - width : words.x();
        return left >= area.x() - 1 && left + width <= area.right() + 1;
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNoStratumThatCannotBeHit(OverviewSnapshot snapshot) {
        for (var drawing : sizes(snapshot)) {
            drawing.parts().stream()
                    .filter(part -> part.id().startsWith("layer"))
                    .forEach(part -> assertTrue(part.area().height() >= THINNEST, part.id()));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesEachPartOnce(OverviewSnapshot snapshot) {
        for (var drawing : sizes(snapshot)) {
            var ids = new HashSet<String>();
            drawing.parts().forEach(part -> assertTrue(ids.add(part.id()), part.id()));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void leadsToAPageFromEveryPartButTheFrames(OverviewSnapshot snapshot) {
        for (var drawing : sizes(snapshot)) {
            var frames =
                    drawing.parts().stream().filter(part -> part.door().isEmpty()).map(Part::id);
            assertEquals(List.of("host", "wall", "rule"), frames.toList());
        }
    }

    @Test
    void saysHowManyItLeftOut() {
        var text = DrawingText.of(draw(Samples.running(500, 60, 20)));
        assertTrue(text.contains("+ 493 worker"), text);
        assertTrue(text.contains("+ 10 more host paths"), text);
        assertTrue(text.contains("layers 1 to 29 | 29 layers"), text);
    }

    @Test
    void neverHidesAWritableHostPathBehindAnInnocentOne() {
        var text = DrawingText.of(draw(Samples.running(1, 2, 20)));
        for (var writable : List.of("/d3", "/d7", "/d11", "/d15", "/d19")) {
            assertTrue(text.contains("path-" + writable + " "), writable);
        }
    }

    @Test
    void holdsLongAndHostileNames() {
        var evil = "\u202e\u0000<&>\"\ud800" + "x".repeat(5000);
        var process = new OverviewSnapshot.Running(0, evil, evil, 1, 2);
        var sample = Samples.running(1, 2, 1);
        var snapshot =
                new OverviewSnapshot(
                        evil,
                        true,
                        "",
                        sample.namespaces(),
                        List.of(process),
                        evil,
                        List.of(new OverviewSnapshot.Stratum("l", evil, evil, 5, false)),
                        evil,
                        List.of(new OverviewSnapshot.KernelView("/proc", evil, Standing.BAD)),
                        evil,
                        List.of(new OverviewSnapshot.HostPath(evil, evil, evil, Standing.BAD)),
                        sample.gauges(),
                        evil,
                        sample.network(),
                        sample.findings(),
                        sample.launch());
        var drawing = draw(snapshot);
        hasNoTextThatIsWiderThanItsPart(snapshot);
        drawing.parts()
                .forEach(
                        part -> {
                            assertFalse(part.says().contains("\u202e"), part.id());
                            assertFalse(part.says().contains("\u0000"), part.id());
                        });
    }
}
