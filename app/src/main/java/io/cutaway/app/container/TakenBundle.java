package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.request.BundleConfig;
import io.cutaway.engine.container.ContainerSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What came of opening a bundle.
///
/// @param spec empty when it is refused
/// @param sentences why it is, or what of it was left
record TakenBundle(Optional<ContainerSpec> spec, List<String> sentences) {

    TakenBundle {
        sentences = List.copyOf(sentences);
    }

    static TakenBundle read(Path folder, String image) {
        if (image.isBlank()) {
            return new TakenBundle(Optional.empty(), List.of(TAKE_IMAGE.text()));
        }
        try {
            var read = BundleConfig.read(folder, image);
            return new TakenBundle(
                    Optional.of(read.spec()),
                    read.left().stream().map(field -> TAKE_LEFT.text(field)).toList());
        } catch (IllegalArgumentException e) {
            return new TakenBundle(Optional.empty(), List.of(String.valueOf(e.getMessage())));
        }
    }
}
