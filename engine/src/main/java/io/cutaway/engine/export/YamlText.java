package io.cutaway.engine.export;

import tools.jackson.databind.JsonNode;

import java.util.regex.Pattern;

/// A JSON document as YAML 1.2 in block style. Texts are in double quotes, whose escapes YAML has
/// from JSON, so none of them is taken for a number or a date.
final class YamlText {

    private static final String STEP = "  ";

    /// What JSON lets stand in a text and YAML does not, or takes for the end of a line (YAML
    /// 1.2.2, 5.1 and 5.4).
    private static final Pattern NOT_PRINTABLE =
            Pattern.compile("[\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff]");

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    static String of(JsonNode document) {
        var text = new YamlText();
        text.members(document, "");
        return text.out.toString();
    }

    private void members(JsonNode object, String indent) {
        var first = true;
        for (var member : object.properties()) {
            out.append(first ? "" : indent).append(member.getKey()).append(':');
            value(member.getValue(), indent + STEP);
            first = false;
        }
    }

    private void value(JsonNode value, String indent) {
        if (value.isContainer() && value.isEmpty()) {
            out.append(' ').append(value).append('\n');
        } else if (value.isObject()) {
            out.append('\n').append(indent);
            members(value, indent);
        } else if (value.isArray()) {
            out.append('\n');
            value.forEach(element -> element(element, indent));
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static String scalar(JsonNode value) {
        return NOT_PRINTABLE
                .matcher(value.toString())
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    private void element(JsonNode element, String indent) {
        out.append(indent).append("- ");
        if (element.isObject()) {
            members(element, indent + STEP);
        } else {
            out.append(scalar(element)).append('\n');
        }
    }
}
