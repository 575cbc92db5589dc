package io.cutaway.app.registry;

import io.cutaway.engine.image.MediaTypes;

import java.util.List;
import java.util.Set;

/// The kinds of manifests that registries have (OCI image specification, media-types.md; Docker's
/// "Image Manifest Version 2, Schema 2").
final class RegistryMediaTypes {

    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// Docker's first, which has neither a configuration nor sizes.
    private static final String DOCKER_SCHEMA1 = "application/vnd.docker.distribution.manifest.v1+";

    private static final Set<String> CONFIGS =
            Set.of(MediaTypes.CONFIG, "application/vnd.docker.container.image.v1+json");

    /// What is asked for. The old schema is not: a server that has only that says so, or sends it.
    static final List<String> ACCEPTED =
            List.of(MediaTypes.MANIFEST, MediaTypes.INDEX, DOCKER_MANIFEST, DOCKER_LIST);

    private RegistryMediaTypes() {}

    static boolean isIndex(String type) {
        return type.equals(MediaTypes.INDEX) || type.equals(DOCKER_LIST);
    }

    static boolean isManifest(String type) {
        return type.equals(MediaTypes.MANIFEST) || type.equals(DOCKER_MANIFEST);
    }

    static boolean isSchema1(String type) {
        return type.startsWith(DOCKER_SCHEMA1);
    }

    static boolean isImageConfig(String type) {
        return CONFIGS.contains(type);
    }
}
