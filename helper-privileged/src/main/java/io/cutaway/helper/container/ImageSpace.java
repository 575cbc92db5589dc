package io.cutaway.helper.container;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ImageUsage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage.DiskUsage;
import io.cutaway.helper.image.IndexedImage;
import io.cutaway.helper.image.StoreUsage;
import io.cutaway.helper.image.StoreUsage.Content;
import io.cutaway.helper.image.StoredImage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who needs what of the store.
///
/// Nobody knows what a damaged image needs, so nothing goes while there is one: it has all that no
/// other image needs, and shares with each of them what that one has.
///
/// @param contents of each whole image, by its digest
/// @param leftover what none of them and no container needs
/// @param damaged the digests of those that are not whole
/// @param used the digests of the images that containers were made from, one for each container
record ImageSpace(
        List<IndexedImage> images,
        Map<Digest, Map<Content, Long>> contents,
        Map<Content, Long> leftover,
        Set<Digest> damaged,
        Set<Content> usedLayers,
        List<String> used) {

    static ImageSpace of(List<IndexedImage> images, StoreUsage usage, Containers containers)
            throws IOException {
        var contents = new LinkedHashMap<Digest, Map<Content, Long>>();
        var damaged = new HashSet<Digest>();
        for (var image : images) {
            switch (image) {
                case StoredImage whole -> contents.putIfAbsent(whole.digest(), usage.of(whole));
                case IndexedImage.Damaged one -> damaged.add(one.digest());
            }
        }
        Set<Content> usedLayers =
                containers.layers().stream().map(Content.Layer::new).collect(Collectors.toSet());
        var leftover = usage.all();
        contents.values().forEach(content -> leftover.keySet().removeAll(content.keySet()));
        leftover.keySet().removeAll(usedLayers);
        var used = containers.all().stream().map(c -> c.record().imageDigest()).toList();
        return new ImageSpace(images, contents, leftover, damaged, usedLayers, used);
    }

    DiskUsage usage() {
        var users = new HashMap<Content, Integer>();
        contents.values()
                .forEach(content -> content.keySet().forEach(c -> users.merge(c, 1, Integer::sum)));
        var rows = new ArrayList<ImageUsage>();
        for (var image : images) {
            rows.add(row(image, contents.getOrDefault(image.digest(), Map.of()), users));
        }
        long needed = sum(needed());
        return new DiskUsage(rows, needed + held(), reclaimable(), sum(leftover) - held());
    }

    private Map<Content, Long> needed() {
        var needed = new HashMap<Content, Long>();
        contents.values().forEach(needed::putAll);
        return needed;
    }

    /// What is kept because an image is damaged: all but the beginnings of blobs.
    private long held() {
        return damaged.isEmpty() ? 0 : sum(leftover) - beginnings();
    }

    private long beginnings() {
        return leftover.entrySet().stream()
                .filter(one -> one.getKey() instanceof Content.Arriving)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// A damaged image goes with the others, unless a container was made from it: then all stays.
    private long reclaimable() {
        if (damaged.stream().anyMatch(this::isUsed)) {
            return beginnings();
        }
        var needed = needed();
        needed.keySet().removeAll(usedLayers);
        contents.forEach(
                (digest, content) -> {
                    if (isUsed(digest)) {
                        needed.keySet().removeAll(content.keySet());
                    }
                });
        return sum(needed) + sum(leftover);
    }

    private boolean isUsed(Digest image) {
        return used.contains(image.toString());
    }

    private ImageUsage row(
            IndexedImage image, Map<Content, Long> content, Map<Content, Integer> users) {
        var isDamaged = damaged.contains(image.digest());
        long bytes = isDamaged && damaged.size() == 1 ? held() : sum(content);
        long unique = damaged.isEmpty() ? unique(content, users) : isDamaged ? bytes : 0;
        var digest = image.digest().toString();
        return new ImageUsage(
                image.name().map(ImageName::toString),
                image.sourceDigest().toString(),
                bytes,
                unique,
                bytes - unique,
                Math.toIntExact(used.stream().filter(digest::equals).count()));
    }

    private static long unique(Map<Content, Long> content, Map<Content, Integer> users) {
        return content.entrySet().stream()
                .filter(one -> users.getOrDefault(one.getKey(), 0) == 1)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long sum(Map<Content, Long> contents) {
        return contents.values().stream().mapToLong(Long::longValue).sum();
    }
}
