package io.cutaway.icons.drawing;

import io.cutaway.icons.ApplicationIcon;
import io.cutaway.icons.CutawayIcon;
import io.cutaway.icons.CutawayIkonHandler;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/// Draws the font and the application's pictures anew, after a drawing was changed: `./mvnw -Dquick
/// -pl icons test-compile exec:exec@draw`.
public final class DrawIcons {

    static final Path RESOURCES = Path.of("src/main/resources/io/cutaway/icons");
    private static final Path DRAWINGS = Path.of("src/main/drawings");

    private DrawIcons() {}

    static void main() throws Exception {
        Files.write(RESOURCES.resolve("cutaway-icons.ttf"), font());
        for (var size : ApplicationIcon.SIZES) {
            var file = RESOURCES.resolve("application-" + size + ".png");
            ImageIO.write(application(size), "png", file.toFile());
        }
    }

    static byte[] font() throws Exception {
        var glyphs = new ArrayList<>(List.of(Glyph.MISSING));
        for (var icon : CutawayIcon.values()) {
            glyphs.add(new Glyph(icon.getCode(), Contours.of(silhouette(icon))));
        }
        return TrueTypeFile.of(new FontTables(CutawayIkonHandler.FAMILY, glyphs).all());
    }

    static BufferedImage application(int size) throws Exception {
        var drawing = SvgDrawing.read(RESOURCES.resolve("application.svg"));
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(size / drawing.width(), size / drawing.width());
        drawing.paint(canvas);
        canvas.dispose();
        return image;
    }

    /// What a glyph has to cover, in font units.
    static Area silhouette(CutawayIcon icon) throws Exception {
        var drawing = SvgDrawing.read(DRAWINGS.resolve(icon.drawing() + ".svg"));
        // A drawing's y points down, a font's up.
        var toFont = AffineTransform.getTranslateInstance(0, FontTables.EM - FontTables.DESCENT);
        toFont.scale(FontTables.EM / drawing.width(), -FontTables.EM / drawing.width());
        return drawing.silhouette(toFont);
    }
}
