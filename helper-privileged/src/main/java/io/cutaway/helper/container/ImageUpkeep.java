package io.cutaway.helper.container;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ImageUsage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.PruneImages.Pruned;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage.DiskUsage;
import io.cutaway.helper.image.ImageStore;
import io.cutaway.helper.image.IndexedImage;
import io.cutaway.helper.image.StoreUsage;
import io.cutaway.helper.image.StoreUsage.Content;
import io.cutaway.helper.image.StoredImage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
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
        return ImageProblems.translated(this::usageNow);
    }

    private DiskUsage usageNow() throws IOException {
        var listed = store.list();
        var contents = new HashMap<Digest, Map<Content, Long>>();
        for (var image : listed) {
            contents.putIfAbsent(image.digest(), usage.of(image));
        }
        var needed = new HashMap<Content, Long>();
        contents.values().forEach(needed::putAll);
        var users = new HashMap<Content, Integer>();
        contents.values()
                .forEach(content -> content.keySet().forEach(c -> users.merge(c, 1, Integer::sum)));
        var rows = new ArrayList<ImageUsage>();
        for (var image : listed) {
            rows.add(row(image, contents.getOrDefault(image.digest(), Map.of()), users));
        }
        var kept = keptByContainers(contents);
        var unused = usage.all();
        unused.keySet().removeAll(needed.keySet());
        unused.keySet().removeAll(kept);
        needed.keySet().removeAll(kept);
        long all = sum(contentsTogether(contents));
        return new DiskUsage(rows, all, sum(needed) + sum(unused), sum(unused));
    }

    private static Map<Content, Long> contentsTogether(Map<Digest, Map<Content, Long>> contents) {
        var together = new HashMap<Content, Long>();
        contents.values().forEach(together::putAll);
        return together;
    }

    /// What images with containers need, and the layers of containers whose image is gone.
    private Set<Content> keptByContainers(Map<Digest, Map<Content, Long>> contents) {
        var kept =
                containers.layers().stream()
                        .map(Content.Layer::new)
                        .map(Content.class::cast)
                        .collect(Collectors.toSet());
        var used = used();
        contents.forEach(
                (digest, content) -> {
                    if (used.contains(digest.toString())) {
                        kept.addAll(content.keySet());
                    }
                });
        return kept;
    }

    private ImageUsage row(
            StoredImage image, Map<Content, Long> content, Map<Content, Integer> users) {
        long unique =
                content.entrySet().stream()
                        .filter(one -> users.getOrDefault(one.getKey(), 0) == 1)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        long made =
                containers.all().stream()
                        .filter(c -> c.record().imageDigest().equals(image.digest().toString()))
                        .count();
        return new ImageUsage(
                image.name().map(ImageName::toString),
                image.sourceDigest().toString(),
                sum(content),
                unique,
                sum(content) - unique,
                Math.toIntExact(made));
    }
}
