package io.cutaway.icons.drawing;

import org.w3c.dom.Element;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/// An SVG file of paths alone, as the areas to fill, back to front. A stroke becomes the outline of
/// what the pen covers, with round ends and corners: a font knows no pens.
record SvgDrawing(double width, List<Part> parts) {

    record Part(Shape shape, Color colour) {}

    SvgDrawing {
        parts = List.copyOf(parts);
    }

    static SvgDrawing read(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        var root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        var box = root.getAttribute("viewBox").split(" ");
        var parts = new ArrayList<Part>();
        var paths = root.getElementsByTagName("path");
        for (var i = 0; i < paths.getLength(); i++) {
            parts.addAll(parts(root, (Element) paths.item(i)));
        }
        return new SvgDrawing(Double.parseDouble(box[2]), parts);
    }

    /// Everything that is covered, joined to one area, in which no two outlines cross.
    Area silhouette(AffineTransform to) {
        var whole = new Area();
        parts.forEach(part -> whole.add(new Area(to.createTransformedShape(part.shape()))));
        return whole;
    }

    void paint(Graphics2D canvas) {
        for (var part : parts) {
            canvas.setColor(part.colour());
            canvas.fill(part.shape());
        }
    }

    private static List<Part> parts(Element root, Element path) {
        var line = PathData.parse(path.getAttribute("d"));
        var fill = attribute(root, path, "fill");
        var stroke = attribute(root, path, "stroke");
        var parts = new ArrayList<Part>();
        if (!fill.equals("none")) {
            parts.add(new Part(line, Color.decode(fill)));
        }
        if (!stroke.equals("none")) {
            var width = Float.parseFloat(attribute(root, path, "stroke-width"));
            var pen = new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            parts.add(new Part(pen.createStrokedShape(line), Color.decode(stroke)));
        }
        return parts;
    }

    private static String attribute(Element root, Element path, String name) {
        return Stream.of(path, root)
                .map(element -> element.getAttribute(name))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("none");
    }
}
