package io.cutaway.engine.protocol;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// JSON as the protocol has it, and strictly: nothing unknown, nothing twice, nothing missing.
///
/// A record's component that may be absent is an `Optional`; every other must be there, and not be
/// null. An `Optional` that is empty is not written.
public final class Json {

    /// Objects and arrays inside each other; what we send has less than ten.
    static final int DEEPEST = 32;

    /// The one mapper, for what else must be JSON of the same kind.
    public static final JsonMapper MAPPER =
            JsonMapper.builder(factory())
                    .annotationIntrospector(new PrimitivesRequired())
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(LogicalType.Textual, Json::refuseNumbers)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // A record's components are its whole content: a method that happens to be
                    // called isLive is no property.
                    .changeDefaultVisibility(
                            each ->
                                    each.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                                            .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                                            .withVisibility(
                                                    PropertyAccessor.CREATOR, Visibility.ANY))
                    .changeDefaultPropertyInclusion(
                            each -> each.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    .build();

    private Json() {}

    private static JsonFactory factory() {
        var constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(Connection.LONGEST_ANSWER)
                        .maxNameLength(1024)
                        .maxNumberLength(32)
                        .build();
        return JsonFactory.builder().streamReadConstraints(constraints).build();
    }

    /// Jackson would make a number that is missing 0: the first of the descriptors, for example.
    private static final class PrimitivesRequired extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member.getRawType().isPrimitive()
                    ? Boolean.TRUE
                    : super.hasRequiredMarker(config, member);
        }
    }

    /// Jackson would take 7 for the text "7".
    private static void refuseNumbers(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    static JsonNode read(byte[] bytes) throws VarlinkProtocolException {
        try {
            var node = MAPPER.readTree(bytes);
            if (!node.isObject()) {
                throw new VarlinkProtocolException("a message is no JSON object");
            }
            return node;
        } catch (JacksonException wrong) {
            throw new VarlinkProtocolException("a message is no JSON: " + text(wrong), wrong);
        }
    }

    static <T> T convert(JsonNode node, Class<T> type) throws VarlinkProtocolException {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JacksonException wrong) {
            throw new VarlinkProtocolException(
                    "not a " + type.getSimpleName() + ": " + text(wrong), wrong);
        }
    }

    /// The field that a failed conversion stopped at, as `a.b`; empty if it was the whole.
    static String field(VarlinkProtocolException failure) {
        var field = new StringBuilder();
        if (failure.getCause() instanceof JacksonException wrong) {
            for (var step : wrong.getPath()) {
                var name = step.getPropertyName();
                field.append(field.isEmpty() || name == null ? "" : ".");
                field.append(name == null ? "[" + step.getIndex() + "]" : name);
            }
        }
        return field.toString();
    }

    private static String text(JacksonException wrong) {
        return wrong.getOriginalMessage();
    }
}
