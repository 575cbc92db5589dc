package io.cutaway.app.overview;

import io.cutaway.app.theme.Fonts;
import io.cutaway.app.theme.Palette;
import io.cutaway.app.theme.Tone;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A drawing as an SVG document (SVG 1.1) that needs nothing beside it.
final class SvgText {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final XMLStreamWriter xml;
    private final Palette palette;

    private SvgText(XMLStreamWriter xml, Palette palette) {
        this.xml = xml;
        this.palette = palette;
    }

    static String of(Drawing drawing, Palette palette) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new SvgText(xml, palette).write(drawing);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }

    private void write(Drawing drawing) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attribute("width", drawing.width());
        attribute("height", drawing.height());
        xml.writeAttribute(
                "viewBox", "0 0 " + number(drawing.width()) + " " + number(drawing.height()));
        ground(drawing);
        for (var part : drawing.parts()) {
            write(part);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void ground(Drawing drawing) throws XMLStreamException {
        xml.writeEmptyElement("rect");
        attribute("width", drawing.width());
        attribute("height", drawing.height());
        xml.writeAttribute("fill", palette.colour(Tone.GROUND));
    }

    private void write(Part part) throws XMLStreamException {
        xml.writeStartElement("g");
        if (!part.says().isEmpty()) {
            xml.writeStartElement("title");
            xml.writeCharacters(part.says());
            xml.writeEndElement();
        }
        for (var figure : part.figures()) {
            write(figure);
        }
        xml.writeEndElement();
    }

    private void write(Figure figure) throws XMLStreamException {
        switch (figure) {
            case Figure.Box box -> box(box);
            case Figure.Stratum stratum -> {
                xml.writeEmptyElement("path");
                xml.writeAttribute("d", Outline.of(stratum));
                paint(stratum.fill(), stratum.line(), stratum.width());
            }
            case Figure.Stroke(var points, var line, var width) -> {
                xml.writeEmptyElement("polyline");
                xml.writeAttribute("points", points(points));
                paint(Tone.NONE, line, width);
            }
            case Figure.Polygon(var points, var fill) -> {
                xml.writeEmptyElement("polygon");
                xml.writeAttribute("points", points(points));
                paint(fill, Tone.NONE, 0);
            }
            case Figure.Words words -> words(words);
        }
    }

    private void box(Figure.Box box) throws XMLStreamException {
        xml.writeEmptyElement("rect");
        attribute("x", box.area().x());
        attribute("y", box.area().y());
        attribute("width", box.area().width());
        attribute("height", box.area().height());
        attribute("rx", box.radius());
        if (box.dashed()) {
            xml.writeAttribute("stroke-dasharray", "5 5");
        }
        paint(box.fill(), box.line(), box.width());
    }

    private void words(Figure.Words words) throws XMLStreamException {
        var lettering = words.lettering();
        xml.writeStartElement("text");
        attribute("x", words.x());
        attribute("y", words.baseline());
        xml.writeAttribute("text-anchor", words.toRight() ? "end" : "start");
        xml.writeAttribute("font-family", Fonts.families(lettering.isMonospace()));
        attribute("font-size", lettering.size());
        xml.writeAttribute("font-weight", lettering.isBold() ? "bold" : "normal");
        xml.writeAttribute("fill", palette.colour(words.tone()));
        xml.writeCharacters(words.text());
        xml.writeEndElement();
    }

    private void paint(Tone fill, Tone line, double width) throws XMLStreamException {
        xml.writeAttribute("fill", palette.colour(fill));
        if (line != Tone.NONE) {
            xml.writeAttribute("stroke", palette.colour(line));
            attribute("stroke-width", width);
        }
    }

    private void attribute(String name, double value) throws XMLStreamException {
        xml.writeAttribute(name, number(value));
    }

    private static String points(List<Figure.Point> points) {
        return points.stream()
                .map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
