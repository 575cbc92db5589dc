package io.cutaway.engine.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.cutaway.engine.image.ImageFormatException.Code;

import java.util.Optional;
import java.util.regex.Pattern;

/// What people call an image: `registry/repository:tag@digest`.
///
/// The grammar is that of the OCI distribution specification ("Pulling manifests"). A name without
/// a registry belongs to `localhost`, a name with neither tag nor digest has the tag `latest`: so
/// `debian` is `localhost/debian:latest`. The first component is a registry when it holds a dot or
/// a colon or is `localhost`, as everywhere else.
public record ImageName(
        String registry, String repository, Optional<String> tag, Optional<Digest> digest) {

    /// The registry of images that come from this computer.
    public static final String LOCAL = "localhost";

    /// The tag of a name that has none.
    public static final String LATEST = "latest";

    private static final int LONGEST = 255;
    private static final Pattern COMPONENTS =
            Pattern.compile(
                    "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Pattern REGISTRY =
            Pattern.compile(
                    "([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]*"
                            + "[a-zA-Z0-9])?)*|\\[[0-9a-fA-F:]+])(:[0-9]{1,5})?");

    public ImageName {
        // Length first: the expressions below must never meet a text without bounds.
        if (registry.length() + 1 + repository.length() > LONGEST) {
            throw new ImageFormatException(Code.NAME_TOO_LONG, registry + "/" + repository);
        }
        require(REGISTRY, registry, Code.BAD_REGISTRY);
        require(COMPONENTS, repository, Code.BAD_REPOSITORY);
        tag.ifPresent(t -> require(TAG, t, Code.BAD_TAG));
        if (tag.isEmpty() && digest.isEmpty()) {
            tag = Optional.of(LATEST);
        }
    }

    /// Reads a name as a person types it.
    ///
    /// @throws ImageFormatException when it breaks the grammar
    @JsonCreator
    public static ImageName parse(String text) {
        var at = text.indexOf('@');
        var digest = at < 0 ? Optional.<Digest>empty() : digestOf(text, at);
        var named = at < 0 ? text : text.substring(0, at);
        var colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        var tag = colon < 0 ? Optional.<String>empty() : Optional.of(named.substring(colon + 1));
        var path = colon < 0 ? named : named.substring(0, colon);
        var slash = path.indexOf('/');
        return slash >= 0 && isRegistry(path.substring(0, slash))
                ? new ImageName(path.substring(0, slash), path.substring(slash + 1), tag, digest)
                : new ImageName(LOCAL, path, tag, digest);
    }

    private static Optional<Digest> digestOf(String text, int at) {
        return Optional.of(Digest.parse(text.substring(at + 1)));
    }

    private static boolean isRegistry(String first) {
        return first.equals(LOCAL) || first.contains(".") || first.contains(":");
    }

    private static void require(Pattern grammar, String text, Code code) {
        if (!grammar.matcher(text).matches()) {
            throw new ImageFormatException(code, text);
        }
    }

    /// The name as short as it can be typed: without `localhost/`, with its tag.
    public String familiar() {
        var text = toString();
        return registry.equals(LOCAL) ? text.substring(LOCAL.length() + 1) : text;
    }

    @JsonValue
    @Override
    public String toString() {
        return registry
                + "/"
                + repository
                + tag.map(t -> ":" + t).orElse("")
                + digest.map(d -> "@" + d).orElse("");
    }
}
