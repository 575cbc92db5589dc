package io.cutaway.helper.container;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.protocol.ImageUpkeepRequest.PruneImages.Pruned;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage.DiskUsage;
import io.cutaway.helper.image.ImageStore;
import io.cutaway.helper.image.IndexedImage;
import io.cutaway.helper.image.StoreUsage;
import io.cutaway.helper.image.StoreUsage.Content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Names and space of the images that are there.
public final class ImageUpkeep {

    private final ImageStore store;
    private final Images images;
    private final Containers containers;
    private final StoreUsage usage;

    public ImageUpkeep(ImageStore store, Images images, Containers containers, StoreUsage usage) {
        this.store = store;
        this.images = images;
        this.containers = containers;
        this.usage = usage;
    }

    /// Gives an image one more name.
    public void tag(String image, String text) {
        var name = Images.name(text);
        ImageProblems.translated(
                () ->
                        images.deleting(
                                () -> {
                                    store.tag(image, name);
                                    return name;
                                }));
    }

    /// Deletes images that no container was made from.
    ///
    /// @param all also those with a name
    public Pruned prune(boolean all) {
        return ImageProblems.translated(() -> images.deleting(() -> pruneNow(all)));
    }

    private Pruned pruneNow(boolean all) throws IOException {
        var before = usage.all();
        var used = used();
        var removed = new ArrayList<String>();
        for (var image : byDigest(store.index()).values()) {
            boolean isNamed = image.stream().anyMatch(i -> i.name().isPresent());
            var digest = image.getFirst().digest().toString();
            if ((all || !isNamed) && !used.contains(digest)) {
                store.remove(digest);
                removed.addAll(names(image));
            }
        }
        store.dropArrived();
        var after = usage.all();
        return new Pruned(
                removed,
                Math.toIntExact(layers(before) - layers(after)),
                Math.max(0, sum(before) - sum(after)));
    }

    private static Map<Digest, List<IndexedImage>> byDigest(List<IndexedImage> images) {
        return images.stream()
                .collect(
                        Collectors.groupingBy(
                                IndexedImage::digest, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<String> names(List<IndexedImage> image) {
        var names = image.stream().flatMap(i -> i.name().stream()).map(ImageName::toString);
        var all = names.toList();
        return all.isEmpty() ? List.of(image.getFirst().sourceDigest().toString()) : all;
    }

    private Set<String> used() {
        return containers.all().stream()
                .map(container -> container.record().imageDigest())
                .collect(Collectors.toSet());
    }

    private static long layers(Map<Content, Long> contents) {
        return contents.keySet().stream().filter(c -> c instanceof Content.Layer).count();
    }

    private static long sum(Map<Content, Long> contents) {
        return contents.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What images take.
    public DiskUsage diskUsage() {
        return ImageProblems.translated(
                () -> ImageSpace.of(store.index(), usage, containers).usage());
    }
}
