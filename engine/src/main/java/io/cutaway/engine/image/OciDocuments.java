package io.cutaway.engine.image;

import io.cutaway.engine.image.ImageFormatException.Code;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the JSON documents of the OCI image specification.
///
/// Documents come from other programs, so fields that are not known here are ignored, as the
/// specification demands; a key given twice is refused, because programs disagree on which counts.
/// What is written is the same bytes for the same record.
public final class OciDocuments {

    /// The largest document that is read, in bytes: registries allow manifests of 4 MiB.
    public static final int LARGEST = 4 << 20;

    /// Objects and arrays inside each other; what the specifications name has less than ten.
    public static final int DEEPEST = 64;

    /// Names, values and brackets together, so that few bytes don't become many objects; manifests
    /// and configurations have hundreds.
    public static final int MOST_TOKENS = 400_000;

    private final JsonMapper mapper =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxStringLength(LARGEST)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    /// Reads a document.
    ///
    /// @throws ImageFormatException when it is too large, not JSON, or of another shape
    public <T> T read(byte[] json, Class<T> type) {
        if (json.length > LARGEST) {
            throw new ImageFormatException(Code.DOCUMENT_TOO_LARGE, Integer.toString(json.length));
        }
        try {
            var document = mapper.readValue(json, type);
            if (document == null) {
                throw new ImageFormatException(Code.BAD_DOCUMENT, "null");
            }
            return document;
        } catch (JacksonException e) {
            throw new ImageFormatException(Code.BAD_DOCUMENT, e.getOriginalMessage(), e);
        }
    }

    /// Writes a document as compact JSON in UTF-8.
    public byte[] write(Object document) {
        return mapper.writeValueAsBytes(document);
    }

    /// Writes a document that was made by changing what had been read of another one. What the
    /// record has no word for stays, and so does what it says as before.
    ///
    /// @param json of the other one
    public byte[] rewrite(byte[] json, Object document) {
        var before = mapper.valueToTree(read(json, document.getClass()));
        var after = mapper.valueToTree(document);
        return mapper.writeValueAsBytes(RewrittenJson.of(mapper.readTree(json), before, after));
    }
}
