package io.cutaway.helper.container;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The store's documents as JSON. A field that is not known is passed over: a helper may read what
/// a later one wrote.
final class StoreJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultVisibility(
                            each ->
                                    each.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                                            .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                                            .withVisibility(
                                                    PropertyAccessor.CREATOR, Visibility.ANY))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private StoreJson() {}

    static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /// The document in a file; empty when there is none, or none that can be understood.
    static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (JacksonException e) {
            return unreadable(file, e.getOriginalMessage());
        } catch (IOException e) {
            return unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private static <T> Optional<T> unreadable(Path file, String why) {
        System.getLogger(StoreJson.class.getName())
                .log(System.Logger.Level.WARNING, file + ": " + why);
        return Optional.empty();
    }
}
