package io.cutaway.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.theme.Palette;
import io.cutaway.app.theme.Theme;
import io.cutaway.app.theme.Tone;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

@DisplayName("The drawing as SVG")
class SvgTextTest {

    private static Drawing drawing(String name) {
        var sample = Samples.running(3, 4, 2);
        var evil = new OverviewSnapshot.Running(0, name, name, 1, 2);
        return OverviewLayout.draw(
                new OverviewSnapshot(
                        sample.host(),
                        true,
                        "",
                        sample.namespaces(),
                        List.of(evil),
                        sample.root(),
                        sample.layers(),
                        sample.foot(),
                        sample.views(),
                        sample.hidden(),
                        sample.paths(),
                        sample.gauges(),
                        sample.measure(),
                        sample.network(),
                        sample.findings(),
                        sample.launch()),
                1060,
                640,
                TextMeasure.ESTIMATE);
    }

    private static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @EnumSource
    void isWellFormedAndHasEveryTextOfTheDrawing(Theme theme) throws Exception {
        var drawing = drawing("sh");
        var texts = parse(SvgText.of(drawing, Palette.of(theme))).getElementsByTagName("text");
        var found = new ArrayList<String>();
        for (var i = 0; i < texts.getLength(); i++) {
            found.add(texts.item(i).getTextContent());
        }
        var drawn =
                drawing.parts().stream()
                        .flatMap(part -> part.figures().stream())
                        .flatMap(
                                figure ->
                                        figure instanceof Figure.Words words
                                                ? Optional.of(words.text()).stream()
                                                : Optional.<String>empty().stream())
                        .toList();
        assertEquals(drawn, found);
    }

    @Test
    void staysWellFormedWhateverAProcessIsCalled() throws Exception {
        var evil = "]]></text><script>&x;\u0000\u0001\ufffe\ud800\u202e'\"";
        var svg = SvgText.of(drawing(evil), Palette.of(Theme.LIGHT));
        var document = parse(svg);
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertTrue(document.getDocumentElement().getTextContent().contains("]]></text><script>"));
    }

    @Test
    void needsNothingBesideIt() {
        var svg = SvgText.of(drawing("sh"), Palette.of(Theme.DARK));
        assertFalse(svg.contains("href") || svg.contains("url("), svg);
        assertTrue(svg.contains("sans-serif") && svg.contains("monospace"), svg);
    }

    @Test
    void hasTheColoursOfItsTheme() {
        var light = Palette.of(Theme.LIGHT);
        var dark = Palette.of(Theme.DARK);
        for (var tone : Tone.values()) {
            assertTrue(light.colour(tone).matches("#[0-9a-f]{6}|none"), tone.name());
            assertTrue(dark.colour(tone).matches("#[0-9a-f]{6}|none"), tone.name());
        }
        assertNotEquals(light.colour(Tone.PANEL), dark.colour(Tone.PANEL));
    }
}
