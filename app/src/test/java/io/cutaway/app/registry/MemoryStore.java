package io.cutaway.app.registry;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A store that keeps what it gets in memory, and checks it as the helper does. It unpacks nothing.
final class MemoryStore implements ContentStore {

    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<Digest, byte[]> partial = new ConcurrentHashMap<>();
    private final Map<String, Digest> names = new ConcurrentHashMap<>();
    private final List<Long> offsets = new CopyOnWriteArrayList<>();

    /// Refuses layers after that many bytes.
    private volatile long refusesAfter = Long.MAX_VALUE;

    void put(byte[] blob) {
        blobs.put(Digest.of(blob), blob);
    }

    void name(String name, Digest manifest) {
        names.put(name, manifest);
    }

    void refuseAfter(long bytes) {
        refusesAfter = bytes;
    }

    /// What came whole; empty when it didn't.
    byte[] blob(Digest digest) {
        return blobs.getOrDefault(digest, new byte[0]);
    }

    boolean hasBlobs() {
        return !blobs.isEmpty();
    }

    Map<String, Digest> names() {
        return names;
    }

    /// Where each layer's transfer began.
    List<Long> offsets() {
        return offsets;
    }

    @Override
    public List<Presence> check(List<ResolvedImage.Layer> layers) {
        return layers.stream()
                .map(each -> each.blob().digest())
                .map(each -> new Presence(blobs.containsKey(each), kept(each).length))
                .toList();
    }

    /// What came of a transfer that broke off.
    byte[] kept(Digest digest) {
        return partial.getOrDefault(digest, new byte[0]);
    }

    @Override
    public Received receive(ResolvedImage.Layer layer, Descriptor source, long offset) {
        var digest = layer.blob().digest();
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(kept(digest));
        if (offset != bytes.size()) {
            throw problem(new Problem.ContentMoved(digest.toString(), bytes.size()));
        }
        offsets.add(offset);
        var buffer = new byte[65_536];
        for (int n = FileCalls.read(source, buffer); n > 0; n = FileCalls.read(source, buffer)) {
            bytes.write(buffer, 0, n);
            partial.put(digest, bytes.toByteArray());
            if (bytes.size() > refusesAfter) {
                partial.remove(digest);
                throw problem(new Problem.BadImage("refused", digest.toString()));
            }
        }
        if (bytes.size() < layer.blob().size()) {
            throw problem(new Problem.ContentTruncated(digest.toString(), bytes.size()));
        }
        partial.remove(digest);
        if (bytes.size() > layer.blob().size() || !Digests.matches(digest, bytes.toByteArray())) {
            throw problem(new Problem.BadImage("wrong-digest", digest.toString()));
        }
        blobs.put(digest, bytes.toByteArray());
        return new Received(0, 0);
    }

    private static ProblemException problem(Problem problem) {
        return new ProblemException(problem);
    }

    @Override
    public Added add(List<String> names, byte[] manifest, byte[] config) {
        for (var name : names) {
            var digest = ImageName.parse(name).digest();
            if (digest.filter(named -> !Digests.matches(named, manifest)).isPresent()) {
                throw problem(new Problem.BadImage("wrong-digest", name));
            }
        }
        put(manifest);
        put(config);
        names.forEach(name -> name(name, Digest.of(manifest)));
        return new Added(Digest.of(manifest).toString(), true);
    }

    @Override
    public Source find(String image) {
        var digest = names.get(image);
        if (digest == null) {
            throw problem(new Problem.NoSuchImage(image));
        }
        return new Source(digest, List.copyOf(names.keySet()));
    }

    @Override
    public Blob open(Digest digest) {
        var bytes = blobs.get(digest);
        if (bytes == null) {
            throw problem(new Problem.NoSuchContent(digest.toString()));
        }
        var file = FileCalls.memfdCreate("blob");
        FileCalls.writeAll(file, bytes);
        return new Blob(file, bytes.length);
    }
}
