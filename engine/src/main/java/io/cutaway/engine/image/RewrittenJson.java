package io.cutaway.engine.image;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Brings changes to a document of which only a part was understood.
final class RewrittenJson {

    private RewrittenJson() {}

    /// @param original all of it
    /// @param before what was understood of it
    /// @param after what that has become
    static JsonNode of(JsonNode original, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return original;
        }
        if (original instanceof ObjectNode all
                && before instanceof ObjectNode from
                && after instanceof ObjectNode to) {
            return object(all.deepCopy(), from, to);
        }
        if (original instanceof ArrayNode all
                && before instanceof ArrayNode from
                && after instanceof ArrayNode to) {
            return array(all, from, to.deepCopy());
        }
        return after;
    }

    private static JsonNode object(ObjectNode result, ObjectNode before, ObjectNode after) {
        for (var name : List.copyOf(before.propertyNames())) {
            if (!after.has(name)) {
                result.remove(name);
            }
        }
        for (var property : after.properties()) {
            var name = property.getKey();
            var known = result.has(name) && before.has(name);
            result.set(
                    name,
                    known
                            ? of(result.get(name), before.get(name), property.getValue())
                            : property.getValue());
        }
        return result;
    }

    /// Whatever is behind the end of the old one is new.
    private static JsonNode array(ArrayNode original, ArrayNode before, ArrayNode result) {
        int common = Math.min(original.size(), Math.min(before.size(), result.size()));
        for (int i = 0; i < common; i++) {
            if (before.get(i).equals(result.get(i))) {
                result.set(i, original.get(i));
            }
        }
        return result;
    }
}
