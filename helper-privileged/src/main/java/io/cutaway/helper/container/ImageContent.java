package io.cutaway.helper.container;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;
import io.cutaway.engine.protocol.ContentRequest.AddImage.Added;
import io.cutaway.engine.protocol.ContentRequest.CheckContent.Content;
import io.cutaway.engine.protocol.ContentRequest.ContentState;
import io.cutaway.engine.protocol.ContentRequest.LayerContent;
import io.cutaway.engine.protocol.ContentRequest.LayerId;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer.Received;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.helper.image.ImageStore;
import io.cutaway.helper.image.LayerReceiver.Announced;
import io.cutaway.helper.image.StoredImage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Images that come into the store piece by piece.
public final class ImageContent {

    private final ImageStore store;
    private final Images images;
    private final ImageDetails details;

    public ImageContent(ImageStore store, Images images) {
        this.store = store;
        this.images = images;
        this.details = new ImageDetails(store);
    }

    public Content check(List<LayerId> layers) {
        return ImageProblems.translated(
                () -> {
                    var contents = new ArrayList<LayerContent>();
                    for (var layer : layers) {
                        contents.add(content(layer));
                    }
                    return new Content(contents);
                });
    }

    private LayerContent content(LayerId layer) throws IOException {
        var state = store.state(digest("digest", layer.digest()), digest("diffId", layer.diffId()));
        if (state.complete()) {
            return new LayerContent(layer.digest(), ContentState.COMPLETE, state.bytes());
        }
        var kind = state.bytes() > 0 ? ContentState.PARTIAL : ContentState.ABSENT;
        return new LayerContent(layer.digest(), kind, state.bytes());
    }

    private static Digest digest(String field, String text) {
        try {
            return Digest.parse(text);
        } catch (ImageFormatException _) {
            throw new ProblemException(new InvalidRequest(field, text));
        }
    }

    /// @param source the blob's bytes from the request's offset on
    public Received receive(ReceiveLayer request, InputStream source) {
        if (request.size() < 0 || request.offset() < 0) {
            throw new ProblemException(new InvalidRequest("size", "negative"));
        }
        var layer =
                new Announced(
                        digest("digest", request.digest()),
                        request.size(),
                        request.mediaType(),
                        digest("diffId", request.diffId()));
        return ImageProblems.translated(
                () -> {
                    try {
                        var unpacked = store.receive(layer, source, request.offset());
                        return new Received(
                                request.digest(),
                                request.diffId(),
                                unpacked.bytes(),
                                unpacked.skippedDevices(),
                                unpacked.squashedOwners());
                    } finally {
                        collectPostponed();
                    }
                });
    }

    private void collectPostponed() throws IOException {
        if (store.hasGarbage()) {
            images.deleting(
                    () -> {
                        store.collectGarbage();
                        return store;
                    });
        }
    }

    /// @param manifest as it came
    /// @param config as it came
    public Added add(List<String> texts, byte[] manifest, byte[] config) {
        var names = texts.stream().map(Images::name).toList();
        return ImageProblems.translated(
                () -> {
                    var image = images.deleting(() -> store.add(names, manifest, config));
                    return added(names, image);
                });
    }

    private Added added(List<ImageName> names, StoredImage image) throws IOException {
        var platform = image.image().platform();
        var here = Platform.here();
        return new Added(
                names.stream().map(ImageName::toString).toList(),
                image.sourceDigest().toString(),
                image.id().toString(),
                details.summary(image).bytes(),
                platform.os().equals(here.os())
                        && platform.architecture().equals(here.architecture()));
    }

    /// The file of a blob.
    public Path blob(String text) {
        return ImageProblems.translated(() -> store.blob(digest("digest", text)));
    }
}
