package io.cutaway.app.archive;

import io.cutaway.app.client.DescriptorInput;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.Reply;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.protocol.ContentRequest.AddImage;
import io.cutaway.engine.protocol.ContentRequest.CheckContent;
import io.cutaway.engine.protocol.ContentRequest.ContentState;
import io.cutaway.engine.protocol.ContentRequest.LayerContent;
import io.cutaway.engine.protocol.ContentRequest.OpenBlob;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer;
import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Takes layers and images as the helper does, and keeps their bytes in memory.
final class MemoryStore implements EngineClient {

    /// An image that was added.
    record Added(List<String> names, Manifest manifest, Digest digest) {}

    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final List<Added> images = new ArrayList<>();
    final ConcurrentLinkedQueue<ReceiveLayer> received = new ConcurrentLinkedQueue<>();
    private final Map<String, byte[]> partial = new ConcurrentHashMap<>();

    /// What an earlier transfer left.
    void keepBeginning(String digest, byte[] bytes) {
        partial.put(digest, bytes);
    }

    @Override
    public <R extends Record> Reply<R> call(
            HelperRequest<R> request, List<Descriptor> descriptors) {
        try {
            var answer = answer(request, descriptors);
            var file =
                    request instanceof OpenBlob(var d) ? List.of(file(d)) : List.<Descriptor>of();
            return new Reply<>(request.replyType().cast(answer), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Record answer(HelperRequest<?> request, List<Descriptor> descriptors)
            throws IOException {
        return switch (request) {
            case CheckContent check ->
                    new CheckContent.Content(
                            check.layers().stream().map(l -> content(l.digest())).toList());
            case ReceiveLayer layer -> receive(layer, descriptors.get(layer.sourceDescriptor()));
            case AddImage image -> add(image, descriptors);
            case OpenBlob(var digest) -> opened(digest);
            case InspectImage(var text) -> details(text);
            default -> throw new IllegalStateException(request.toString());
        };
    }

    private LayerContent content(String digest) {
        if (blobs.containsKey(digest)) {
            return new LayerContent(digest, ContentState.COMPLETE, bytes(digest).length);
        }
        var beginning = partial.getOrDefault(digest, new byte[0]).length;
        var state = beginning > 0 ? ContentState.PARTIAL : ContentState.ABSENT;
        return new LayerContent(digest, state, beginning);
    }

    private ReceiveLayer.Received receive(ReceiveLayer layer, Descriptor source)
            throws IOException {
        var whole = new ByteArrayOutputStream();
        whole.write(partial.getOrDefault(layer.digest(), new byte[0]), 0, (int) layer.offset());
        // Like the helper, no further than the layer goes.
        var left = (int) (layer.size() - layer.offset());
        whole.write(new DescriptorInput(source).readNBytes(left));
        received.add(layer);
        if (whole.size() < layer.size()) {
            throw new ProblemException(new Problem.ContentTruncated(layer.digest(), whole.size()));
        }
        if (!Digest.of(whole.toByteArray()).toString().equals(layer.digest())) {
            throw new ProblemException(new Problem.BadImage("wrong-digest", layer.digest()));
        }
        blobs.put(layer.digest(), whole.toByteArray());
        return new ReceiveLayer.Received(layer.digest(), layer.diffId(), 0, 1, 2);
    }

    private AddImage.Added add(AddImage request, List<Descriptor> descriptors) throws IOException {
        var manifest = read(descriptors.get(request.manifestDescriptor()));
        var config = read(descriptors.get(request.configDescriptor()));
        blobs.put(Digest.of(manifest).toString(), manifest);
        blobs.put(Digest.of(config).toString(), config);
        var digest = Digest.of(manifest);
        var document = new OciDocuments().read(manifest, Manifest.class);
        images.add(new Added(request.names(), document, digest));
        var id = document.config().digest().toString();
        return new AddImage.Added(request.names(), digest.toString(), id, 0, true);
    }

    private static byte[] read(Descriptor file) throws IOException {
        return new DescriptorInput(file).readAllBytes();
    }

    private OpenBlob.Opened opened(String digest) {
        return new OpenBlob.Opened(0, bytes(digest).length);
    }

    private InspectImage.Details details(String text) {
        var name = ImageName.parse(text).toString();
        var image = images.stream().filter(i -> i.names().contains(name)).findFirst().orElseThrow();
        var digest = image.digest().toString();
        return new InspectImage.Details(
                new ImageSummary(Optional.of(name), digest, Instant.EPOCH, 0, 0, false),
                image.manifest().config().digest().toString(),
                new InspectImage.ManifestForms(digest, digest, MediaTypes.MANIFEST),
                ImageSettings.DEFAULT,
                new InspectImage.ImageFacts(
                        "amd64",
                        "linux",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                List.of(),
                List.of());
    }

    private Descriptor file(String digest) {
        var file = FileCalls.memfdCreate("blob");
        FileCalls.writeAll(file, bytes(digest));
        FileCalls.lseek(file, 0);
        return file;
    }

    private byte[] bytes(String digest) {
        return Objects.requireNonNull(blobs.get(digest), digest);
    }

    @Override
    public <R extends Record> Watch watch(
            HelperRequest<R> request,
            List<Descriptor> descriptors,
            Consumer<R> onReply,
            Consumer<Problem> onProblem) {
        throw new IllegalStateException(request.toString());
    }
}
