package io.cutaway.app.image;

import io.cutaway.app.text.Quantities;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ImageUsage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An image of the list: once, however many names it has.
///
/// @param digest of its manifest
/// @param created the beginning of 1970 when it doesn't tell
/// @param names in their order; none when nothing names it any more
/// @param bytes of its unpacked layers
/// @param damaged whether nothing but names and digest can be told of it
/// @param usage what it takes on the disk; absent until that is known
record ImageRow(
        String digest,
        List<String> names,
        Instant created,
        int layers,
        long bytes,
        boolean damaged,
        Optional<ImageUsage> usage) {

    private static final int SHORT = 12;

    ImageRow {
        names = List.copyOf(names);
    }

    /// The images of a listing, each with what is known of the space it takes.
    static List<ImageRow> of(List<ImageSummary> listed, List<ImageUsage> usages) {
        var usageOf = new LinkedHashMap<String, ImageUsage>();
        usages.forEach(usage -> usageOf.putIfAbsent(usage.digest(), usage));
        var images = new LinkedHashMap<String, List<ImageSummary>>();
        listed.forEach(
                one -> images.computeIfAbsent(one.digest(), _ -> new ArrayList<>()).add(one));
        return images.values().stream().map(same -> of(same, usageOf)).toList();
    }

    private static ImageRow of(List<ImageSummary> same, Map<String, ImageUsage> usageOf) {
        var first = same.getFirst();
        return new ImageRow(
                first.digest(),
                same.stream().flatMap(image -> image.name().stream()).toList(),
                first.created(),
                first.layers(),
                first.bytes(),
                first.damaged(),
                Optional.ofNullable(usageOf.get(first.digest())));
    }

    /// What the engine finds it by.
    String reference() {
        return names.isEmpty() ? digest : names.getFirst();
    }

    /// The beginning of the digest, which is usually enough to tell images apart.
    String shortDigest() {
        return abbreviated(digest);
    }

    static String abbreviated(String digest) {
        var hex = digest.substring(digest.indexOf(':') + 1);
        return hex.substring(0, Math.min(SHORT, hex.length()));
    }

    /// How long ago it was made, if it tells.
    String age(Instant now) {
        return created.equals(Instant.EPOCH) ? "" : Quantities.ago(created, now);
    }

    /// Whether a part of a name, or the digest, is `text`.
    boolean matches(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return digest.contains(wanted)
                || names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
