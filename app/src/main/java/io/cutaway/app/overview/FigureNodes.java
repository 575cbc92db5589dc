package io.cutaway.app.overview;

import io.cutaway.app.theme.Ink;
import io.cutaway.app.theme.Tone;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import java.util.List;
import java.util.stream.DoubleStream;

/// The figures of a drawing as nodes of JavaFX.
final class FigureNodes {

    private static final double DASH = 5;

    private FigureNodes() {}

    static Group of(Part part) {
        var group = new Group(part.figures().stream().map(FigureNodes::of).toList());
        group.setMouseTransparent(true);
        return group;
    }

    private static Node of(Figure figure) {
        return switch (figure) {
            case Figure.Box box -> box(box);
            case Figure.Stratum stratum -> stratum(stratum);
            case Figure.Stroke stroke -> stroke(stroke);
            case Figure.Polygon polygon -> polygon(polygon);
            case Figure.Words words -> words(words);
        };
    }

    private static Node box(Figure.Box box) {
        var area = box.area();
        var node = new Rectangle(area.x(), area.y(), area.width(), area.height());
        node.setArcWidth(2 * box.radius());
        node.setArcHeight(2 * box.radius());
        if (box.dashed()) {
            node.getStrokeDashArray().setAll(DASH, DASH);
        }
        Ink.paint(node, box.fill(), box.line(), box.width());
        return node;
    }

    private static Node stratum(Figure.Stratum stratum) {
        var node = new SVGPath();
        node.setContent(Outline.of(stratum));
        Ink.paint(node, stratum.fill(), stratum.line(), stratum.width());
        return node;
    }

    private static Node stroke(Figure.Stroke stroke) {
        var node = new Polyline(coordinates(stroke.points()));
        Ink.paint(node, Tone.NONE, stroke.line(), stroke.width());
        return node;
    }

    private static Node polygon(Figure.Polygon polygon) {
        var node = new javafx.scene.shape.Polygon(coordinates(polygon.points()));
        Ink.paint(node, polygon.fill(), Tone.NONE, 0);
        return node;
    }

    private static double[] coordinates(List<Figure.Point> points) {
        return points.stream()
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .toArray();
    }

    private static Node words(Figure.Words words) {
        var node = new Text(words.text());
        node.setTextOrigin(VPos.BASELINE);
        var width = FxMeasure.INSTANCE.width(words.text(), words.lettering());
        node.setX(words.toRight() ? words.x() - width : words.x());
        node.setY(words.baseline());
        Ink.write(node, words.lettering(), words.tone());
        return node;
    }
}
