package io.cutaway.app.registry;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.Platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Chooses from an index the image that a machine can run (OCI image specification,
/// image-index.md). Of several that fit the first counts, as the specification wants it.
///
/// A variant that is not asked for is the one that every machine of the architecture has; a later
/// ARM also runs what was made for the earlier ones.
final class PlatformChooser {

    private static final String UNKNOWN = "unknown";

    private PlatformChooser() {}

    /// Empty when none fits.
    static Optional<ContentDescriptor> choose(ImageIndex index, Platform wanted) {
        return images(index)
                .filter(each -> rank(each.platform().orElseThrow(), wanted) >= 0)
                .min(Comparator.comparingInt(each -> rank(each.platform().orElseThrow(), wanted)))
                .or(() -> onlyOne(index));
    }

    /// An index may leave the platform out; with one image in it there is no choice.
    private static Optional<ContentDescriptor> onlyOne(ImageIndex index) {
        var manifests = index.manifests();
        return manifests.size() == 1 && manifests.getFirst().platform().isEmpty()
                ? Optional.of(manifests.getFirst())
                : Optional.empty();
    }

    /// What an index has, for people.
    static List<String> names(ImageIndex index) {
        return images(index)
                .map(each -> Texts.shown(name(each.platform().orElseThrow())))
                .distinct()
                .toList();
    }

    /// As `--platform` takes it.
    static String name(Platform platform) {
        return platform.os()
                + "/"
                + platform.architecture()
                + platform.variant().map(variant -> "/" + variant).orElse("");
    }

    /// Attestations lie beside the images, for a platform called unknown.
    private static Stream<ContentDescriptor> images(ImageIndex index) {
        return index.manifests().stream()
                .filter(
                        each ->
                                each.platform()
                                        .filter(platform -> !platform.os().equals(UNKNOWN))
                                        .isPresent());
    }

    /// How well it fits, 0 the best; negative when it doesn't.
    private static int rank(Platform offered, Platform wanted) {
        if (!offered.os().equals(wanted.os())
                || !offered.architecture().equals(wanted.architecture())) {
            return -1;
        }
        var have = variants(wanted);
        return have.indexOf(variant(offered));
    }

    /// What a machine runs, the best first.
    private static List<String> variants(Platform machine) {
        var variant = variant(machine);
        return switch (machine.architecture()) {
            case "arm" ->
                    switch (variant) {
                        case "v5" -> List.of("v5");
                        case "v6" -> List.of("v6", "v5");
                        case "v8" -> List.of("v8", "v7", "v6", "v5");
                        default -> List.of("v7", "v6", "v5");
                    };
            default ->
                    variant.equals(usual(machine))
                            ? List.of(variant)
                            : List.of(variant, usual(machine));
        };
    }

    private static String variant(Platform platform) {
        return platform.variant().filter(text -> !text.isEmpty()).orElse(usual(platform));
    }

    /// What an architecture's name means alone.
    private static String usual(Platform platform) {
        return switch (platform.architecture()) {
            case "arm" -> "v7";
            case "arm64" -> "v8";
            case "amd64" -> "v1";
            default -> "";
        };
    }
}
