package io.cutaway.app.registry;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;

import java.util.Set;

/// A place in a registry that holds the versions of an image.
///
/// @param path such as `library/debian`
record Repository(String path) {

    /// That of an image's name. Docker's registry keeps names of one word under `library`.
    static Repository of(ImageName image) {
        var isDocker = RegistryAddress.of(image).name().equals(RegistryAddress.DOCKER);
        var path = image.repository();
        return new Repository(isDocker && !path.contains("/") ? "library/" + path : path);
    }

    /// What a name means there: a digest when it has one, which says it exactly, else a tag.
    static String reference(ImageName image) {
        return image.digest()
                .map(Digest::toString)
                .orElseGet(() -> image.tag().orElse(ImageName.LATEST));
    }

    String manifest(String reference) {
        return "/v2/" + path + "/manifests/" + reference;
    }

    String blob(Digest digest) {
        return "/v2/" + path + "/blobs/" + digest;
    }

    String uploads() {
        return "/v2/" + path + "/blobs/uploads/";
    }

    /// What a token must allow to read here (the distribution project's "Token scope").
    Set<String> toPull() {
        return Set.of("repository:" + path + ":pull");
    }

    Set<String> toPush() {
        return Set.of("repository:" + path + ":pull,push");
    }
}
