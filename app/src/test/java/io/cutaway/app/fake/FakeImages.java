package io.cutaway.app.fake;

import io.cutaway.engine.layer.ChangeKind;
import io.cutaway.engine.layer.FileFacts;
import io.cutaway.engine.layer.FileType;
import io.cutaway.engine.layer.LayerDirectory;
import io.cutaway.engine.layer.LayerEntry;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.layer.StackSummary.LayerSummary;
import io.cutaway.engine.layer.TreeDifferences;
import io.cutaway.engine.layer.TreeDifferences.Aspect;
import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.layer.TreeDifferences.Side;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.HistoryEntry;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ImageFacts;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ImageLayer;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ManifestForms;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ImageUsage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage.DiskUsage;
import io.cutaway.engine.protocol.InspectionRequest.CompareImages;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;
import io.cutaway.engine.protocol.InspectionRequest.ListDirectory;
import io.cutaway.engine.protocol.InspectionRequest.ListLayers;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Images that exist only in the test: each with three layers, and a step between them that made
/// none.
public final class FakeImages {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final FileFacts FILE =
            new FileFacts(FileType.FILE, 0644, 0, 0, 5_100_000, 0, 17, 1, MADE);

    private final List<ImageSummary> images;

    /// @param images those that there are, which a test may change
    public FakeImages(List<ImageSummary> images) {
        this.images = images;
    }

    /// @param hex its digest
    public static ImageSummary image(Optional<String> name, String hex) {
        return new ImageSummary(name, "sha256:" + hex, MADE, 3, 15_400_000, false);
    }

    /// Lets an engine answer what can be asked about them.
    public void answer(FakeEngine engine) {
        engine.on(ListImages.class, _ -> new ListImages.Images(List.copyOf(images)));
        engine.on(ReadDiskUsage.class, _ -> usage());
        engine.on(InspectImage.class, request -> details(find(request.image())));
        engine.on(ListLayers.class, request -> layers(request.subject()));
        engine.on(ListDirectory.class, _ -> directory());
        engine.on(CompareImages.class, _ -> differences());
        engine.on(
                RemoveImage.class,
                request -> {
                    var digest = find(request.image()).digest();
                    images.removeIf(image -> image.digest().equals(digest));
                    engine.change();
                    return new Done();
                });
    }

    private ImageSummary find(String text) {
        return images.stream()
                .filter(i -> i.digest().equals(text) || i.name().equals(Optional.of(text)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NoSuchImage(text)));
    }

    private DiskUsage usage() {
        var each = images.stream().map(FakeImages::usage).toList();
        return new DiskUsage(each, 15_400_000, 5_400_000, 0);
    }

    private static ImageUsage usage(ImageSummary image) {
        return new ImageUsage(
                image.name(), image.digest(), image.bytes(), 5_400_000, 10_000_000, 0);
    }

    private static InspectImage.Details details(ImageSummary image) {
        var layers = List.of(layer(1, 9_000_000), layer(2, 6_000_000), layer(3, 400_000));
        return new InspectImage.Details(
                image,
                "sha256:" + "1d".repeat(32),
                new ManifestForms(
                        image.digest(),
                        image.digest(),
                        "application/vnd.oci.image.manifest.v1+json"),
                ImageSettings.DEFAULT,
                new ImageFacts(
                        "amd64",
                        "linux",
                        Optional.empty(),
                        Optional.of("somebody"),
                        Map.of("org.example.label", "a value \u202e turned round"),
                        List.of("80/tcp"),
                        List.of("/var/lib/data"),
                        Optional.of("SIGTERM")),
                layers,
                List.of(
                        step("ADD rootfs.tar /", 0),
                        step("RUN install " + "very-long-package-name ".repeat(20), 1),
                        new HistoryEntry(
                                Optional.of(MADE), "ENV A=1", Optional.empty(), Optional.empty()),
                        step("COPY conf /etc", 2)));
    }

    private static HistoryEntry step(String by, int layer) {
        return new HistoryEntry(Optional.of(MADE), by, Optional.of("comment"), Optional.of(layer));
    }

    private static ImageLayer layer(int number, long bytes) {
        var digest = "sha256:" + Integer.toString(number).repeat(64);
        return new ImageLayer(
                digest, digest, "application/vnd.oci.image.layer.v1.tar+gzip", bytes / 3, bytes);
    }

    /// Those of every image; a container has written into one above them.
    private static StackSummary layers(LayerSubject subject) {
        var ids =
                switch (subject.kind()) {
                    case IMAGE -> Stream.<String>empty();
                    case CONTAINER -> Stream.of(LayerDirectory.UPPER);
                };
        var layers =
                Stream.concat(ids, Stream.of(3, 2, 1).map(number -> layer(number, 0).diffId()))
                        .map(id -> new LayerDirectory(id, Path.of("/store", id)))
                        .map(layer -> new LayerSummary(layer, 12, 3, 0, 5_100_000, 0, 0))
                        .toList();
        return new StackSummary(layers, List.of(), List.of());
    }

    private static TreeDifferences differences() {
        var side = Optional.of(new Side(FILE, Optional.empty()));
        return new TreeDifferences(
                List.of(
                        new Difference(
                                ChangeKind.CHANGED,
                                "/etc/passwd",
                                side,
                                side,
                                Set.of(Aspect.CONTENT, Aspect.MODE)),
                        new Difference(
                                ChangeKind.ADDED,
                                "/usr/bin/new",
                                Optional.empty(),
                                side,
                                Set.of())),
                Optional.empty());
    }

    private static ListDirectory.Directory directory() {
        return new ListDirectory.Directory(
                List.of(
                        new LayerEntry(
                                "/os-release",
                                "os-release",
                                FILE,
                                Optional.empty(),
                                0,
                                ChangeKind.ADDED,
                                OptionalInt.empty(),
                                List.of(),
                                List.of())));
    }
}
