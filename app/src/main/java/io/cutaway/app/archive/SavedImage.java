package io.cutaway.app.archive;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;

import java.util.List;
import java.util.Optional;

/// An image of the store on its way into an archive.
///
/// @param name absent when it was asked for by its digest
/// @param manifest the OCI one, byte by byte
/// @param content what those bytes say
/// @param diffIds of the layers, the lowest first
record SavedImage(
        Optional<ImageName> name,
        DocumentBytes manifest,
        Manifest content,
        DocumentBytes config,
        List<Digest> diffIds) {

    ContentDescriptor configBlob() {
        return content.config();
    }

    List<ContentDescriptor> layers() {
        return content.layers();
    }
}
