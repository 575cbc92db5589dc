package io.cutaway.icons.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.icons.CutawayIcon;
import io.cutaway.icons.CutawayIkonHandler;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;

/// The font as another program reads it: the Java desktop's own font code.
@DisplayName("The icon font")
class IconFontTest {

    private static final int TOP = FontTables.EM - FontTables.DESCENT;

    @Test
    void isWhatTheDrawingsGive() throws Exception {
        assertArrayEquals(
                DrawIcons.font(),
                committed(),
                "changed a drawing? ./mvnw -Dquick -pl icons test-compile exec:exec@draw");
    }

    @Test
    void addsUpToTheNumberThatFontFilesAddUpTo() throws IOException {
        assertEquals(TrueTypeFile.WHOLE, TrueTypeFile.sum(committed()));
    }

    @Test
    void hasTheFamilyThatTheHandlerNames() throws Exception {
        assertEquals(CutawayIkonHandler.FAMILY, font().getFamily());
    }

    @Test
    void hasNothingButTheIcons() throws Exception {
        assertEquals(CutawayIcon.values().length + 1, font().getNumGlyphs());
        assertFalse(font().canDisplay(0xE900 + CutawayIcon.values().length));
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryIconInsideTheEmSquare(CutawayIcon icon) throws Exception {
        assertTrue(font().canDisplay(icon.getCode()));
        var bounds = outline(icon).getBounds2D();
        assertFalse(bounds.isEmpty());
        var square = new Rectangle2D.Double(0, -TOP, FontTables.EM, FontTables.EM);
        assertTrue(square.contains(bounds), bounds::toString);
    }

    /// Holes, curves and corners: a grid of points, each of which has to be covered in both or in
    /// neither. At an edge they may differ by rounding.
    @ParameterizedTest
    @EnumSource
    void coversWhatTheDrawingCovers(CutawayIcon icon) throws Exception {
        var drawn = DrawIcons.silhouette(icon);
        var glyph = AffineTransform.getScaleInstance(1, -1).createTransformedShape(outline(icon));
        var covered = 0;
        var different = 0;
        for (var x = 5; x < FontTables.EM; x += 11) {
            for (var y = -FontTables.DESCENT + 5; y < TOP; y += 11) {
                covered += drawn.contains(x, y) ? 1 : 0;
                different += drawn.contains(x, y) == glyph.contains(x, y) ? 0 : 1;
            }
        }
        assertTrue(covered > 2000, "covered " + covered);
        assertTrue(different < covered / 100, "of " + covered + " different " + different);
    }

    private static Shape outline(CutawayIcon icon) throws Exception {
        var context = new FontRenderContext(null, true, true);
        return font().deriveFont((float) FontTables.EM)
                .createGlyphVector(context, Character.toString(icon.getCode()))
                .getOutline();
    }

    private static Font font() throws Exception {
        try (var file = new CutawayIkonHandler().getFontResourceAsStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        }
    }

    private static byte[] committed() throws IOException {
        try (var file = new CutawayIkonHandler().getFontResourceAsStream()) {
            return file.readAllBytes();
        }
    }
}
