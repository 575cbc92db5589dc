package io.cutaway.app.request;

import io.cutaway.app.text.Message;

import tools.jackson.databind.JsonNode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A field of a configuration that somebody else has written. What it is not, is refused with its
/// path.
///
/// @param path as `process.args[0]`; empty for the whole, which sentences call `$`
record ConfigField(String path, JsonNode node) {

    private static final BigInteger LARGEST = BigInteger.TWO.pow(64);

    Optional<ConfigField> find(String name) {
        require(node.isObject(), RequestMessage.BUNDLE_NO_OBJECT);
        return node.optional(name).filter(n -> !n.isNull()).map(n -> new ConfigField(to(name), n));
    }

    ConfigField the(String name) {
        return find(name)
                .orElseThrow(
                        () -> wrong(new ConfigField(to(name), node), RequestMessage.BUNDLE_LACKS));
    }

    private String to(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    List<ConfigField> elements() {
        require(node.isArray(), RequestMessage.BUNDLE_NO_LIST);
        var all = new ArrayList<ConfigField>();
        node.forEach(element -> all.add(new ConfigField(path + "[" + all.size() + "]", element)));
        return all;
    }

    /// Fields of these names are known; what has another one, and says something, is left.
    List<String> others(Set<String> known) {
        require(node.isObject(), RequestMessage.BUNDLE_NO_OBJECT);
        return node.properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .filter(field -> !isNothing(field.getValue()))
                .map(Map.Entry::getKey)
                .map(this::to)
                .toList();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isContainer() && value.isEmpty());
    }

    /// No container can have a text with a zero in it.
    String text() {
        require(node.isString(), RequestMessage.BUNDLE_NO_TEXT);
        var text = node.stringValue();
        require(text.indexOf('\0') < 0, RequestMessage.BUNDLE_NO_TEXT);
        return text;
    }

    boolean flag() {
        require(node.isBoolean(), RequestMessage.BUNDLE_NO_FLAG);
        return node.booleanValue();
    }

    /// Unsigned, of 64 bits.
    BigInteger number() {
        require(node.isIntegralNumber(), RequestMessage.BUNDLE_NO_NUMBER);
        var number = node.bigIntegerValue();
        require(
                number.signum() >= 0 && number.compareTo(LARGEST) < 0,
                RequestMessage.BUNDLE_NO_NUMBER);
        return number;
    }

    List<String> texts() {
        return elements().stream().map(ConfigField::text).toList();
    }

    BundleException refused() {
        return new BundleException(RequestMessage.BUNDLE_VALUE.text(path, node.toString()));
    }

    BundleException wrong(Message message) {
        return wrong(this, message);
    }

    private static BundleException wrong(ConfigField field, Message message) {
        return new BundleException(message.text(field.path.isEmpty() ? "$" : field.path));
    }

    private void require(boolean isSo, Message message) {
        if (!isSo) {
            throw wrong(message);
        }
    }
}
