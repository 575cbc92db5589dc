package io.cutaway.helper.dispatch;

import com.fasterxml.jackson.annotation.JsonValue;

import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.Problem;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes the records of the protocol down in Varlink's language (varlink.org, "Interface
/// Definition"): what the resource has to say.
final class RecordDescription {

    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();

    /// The lines of the description without comments and empty lines.
    static List<String> lines() throws ReflectiveOperationException {
        var description = new RecordDescription();
        var methods = new TreeMap<String, String>();
        for (var method : RequestReader.methods().entrySet()) {
            methods.put(method.getKey(), description.method(method.getValue()));
        }
        var errors = new TreeMap<String, String>();
        for (var problem : Problem.class.getPermittedSubclasses()) {
            var name = problem.getSimpleName();
            errors.put(name, "error " + name + " " + description.fields(problem));
        }
        var lines = new ArrayList<>(List.of("interface " + RequestReader.INTERFACE));
        lines.addAll(description.types.values());
        lines.addAll(methods.values());
        lines.addAll(errors.values());
        return lines;
    }

    private String method(Class<?> request) throws ReflectiveOperationException {
        var reply = reply(request);
        return "method " + request.getSimpleName() + fields(request) + " -> " + fields(reply);
    }

    /// The reply is the type argument of the request's family.
    private static Class<?> reply(Class<?> request) throws ReflectiveOperationException {
        for (var family : request.getGenericInterfaces()) {
            if (family instanceof ParameterizedType type
                    && type.getRawType() instanceof Class<?> raw
                    && HelperRequest.class.isAssignableFrom(raw)) {
                return (Class<?>) type.getActualTypeArguments()[0];
            }
        }
        throw new NoSuchFieldException(request.getName());
    }

    private String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName() + ": " + type(component))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private String type(RecordComponent component) {
        return type(component.getGenericType());
    }

    private String type(Type type) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic);
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private String generic(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return "?" + type(arguments[0]);
        }
        if (raw == Map.class) {
            return "[string]" + type(arguments[1]);
        }
        if (raw == List.class || raw == Set.class || raw.getSimpleName().equals("SortedSet")) {
            return "[]" + type(arguments[0]);
        }
        throw new IllegalArgumentException(type.toString());
    }

    private String plain(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "bool";
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return "int";
        }
        if (type == OptionalLong.class || type == OptionalInt.class) {
            return "?int";
        }
        if (type == String.class || type == Instant.class || type == Path.class || isText(type)) {
            return "string";
        }
        if (type.isSealed()) {
            return "object";
        }
        if (!type.isEnum() && !type.isRecord()) {
            throw new IllegalArgumentException(type.toString());
        }
        return named(type);
    }

    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(m -> m.isAnnotationPresent(JsonValue.class))
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(f -> f.isAnnotationPresent(JsonValue.class));
    }

    private String named(Class<?> type) {
        var name = type.getSimpleName();
        var other = classes.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalArgumentException("one name for " + type + " and " + other);
        }
        if (other == null) {
            // Before its fields, because a type may hold itself.
            types.put(name, "");
            types.put(name, "type " + name + " " + (type.isEnum() ? values(type) : fields(type)));
        }
        return name;
    }

    private static String values(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
