package io.cutaway.app.registry;

import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.protocol.ContentRequest.AddImage;
import io.cutaway.engine.protocol.ContentRequest.CheckContent;
import io.cutaway.engine.protocol.ContentRequest.ContentState;
import io.cutaway.engine.protocol.ContentRequest.LayerId;
import io.cutaway.engine.protocol.ContentRequest.OpenBlob;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;

import java.util.List;
import java.util.Optional;

/// The store of the helper.
public final class EngineContentStore implements ContentStore {

    private final EngineClient engine;

    public EngineContentStore(EngineClient engine) {
        this.engine = engine;
    }

    @Override
    public List<Presence> check(List<ResolvedImage.Layer> layers) {
        var ids =
                layers.stream()
                        .map(
                                layer ->
                                        new LayerId(
                                                layer.blob().digest().toString(),
                                                layer.diffId().toString()))
                        .toList();
        return engine.call(new CheckContent(ids)).layers().stream()
                .map(each -> new Presence(each.state() == ContentState.COMPLETE, each.bytes()))
                .toList();
    }

    @Override
    public Received receive(ResolvedImage.Layer layer, Descriptor source, long offset) {
        var request =
                new ReceiveLayer(
                        layer.blob().digest().toString(),
                        layer.blob().size(),
                        layer.blob().mediaType(),
                        layer.diffId().toString(),
                        0,
                        offset);
        try (var reply = engine.call(request, List.of(source))) {
            var received = reply.value();
            return new Received(received.skippedDevices(), received.squashedOwners());
        }
    }

    @Override
    public Added add(List<String> names, byte[] manifest, byte[] config) {
        try (var manifestFile = inMemory("manifest", manifest);
                var configFile = inMemory("config", config)) {
            var request = new AddImage(names, 0, 1);
            try (var reply = engine.call(request, List.of(manifestFile, configFile))) {
                return new Added(reply.value().digest(), reply.value().runnable());
            }
        }
    }

    private static Descriptor inMemory(String name, byte[] bytes) {
        var file = FileCalls.memfdCreate(name);
        FileCalls.writeAll(file, bytes);
        FileCalls.lseek(file, 0);
        return file;
    }

    @Override
    public Source find(String image) {
        var details = engine.call(new InspectImage(image));
        var digest = Digest.parse(details.manifest().source());
        var names =
                engine.call(new ListImages()).images().stream()
                        .filter(each -> each.digest().equals(details.summary().digest()))
                        .map(ImageSummary::name)
                        .flatMap(Optional::stream)
                        .toList();
        return new Source(digest, names);
    }

    @Override
    public Blob open(Digest digest) {
        try (var reply = engine.call(new OpenBlob(digest.toString()), List.of())) {
            var descriptor = reply.descriptors().get(reply.value().blobDescriptor());
            return new Blob(FileCalls.duplicate(descriptor), reply.value().size());
        }
    }
}
