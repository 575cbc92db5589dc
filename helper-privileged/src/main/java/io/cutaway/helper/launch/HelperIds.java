package io.cutaway.helper.launch;

import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.UserIds;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.protocol.HelperMode;
import io.cutaway.engine.system.PeerCredentials;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/// Which ids containers get, and how owners on disk are seen in them: the one thing in which the
/// two ways to run the helper differ.
///
/// @param own of the user namespace that the helper is in
/// @param blocks present when the helper is root on the machine
public record HelperIds(HelperMode mode, IdMaps own, Optional<IdBlocks> blocks) {

    /// All 32-bit ids, as the map of the first user namespace says it.
    private static final long ALL = 0xFFFFFFFFL;

    public static HelperIds of(StoreLayout layout) throws IOException {
        var own = HostProbe.ownIds();
        long count = own.users().ranges().stream().mapToLong(IdMap.Range::count).sum();
        if (count == ALL) {
            return new HelperIds(HelperMode.ROOT, own, Optional.of(IdBlocks.of(layout)));
        }
        var mode = count == 1 ? HelperMode.SINGLE_ID : HelperMode.ROOTLESS;
        return new HelperIds(mode, own, Optional.empty());
    }

    /// A block for a new container.
    public OptionalLong newBlock(Collection<Long> taken) {
        return blocks.map(b -> OptionalLong.of(b.free(taken))).orElse(OptionalLong.empty());
    }

    /// The ids of a container's user namespace.
    public IdMaps ofContainer(OptionalLong block) {
        return block.isPresent()
                ? same(IdMap.of(0, block.getAsLong(), IdBlocks.SIZE))
                : new IdMaps(own.users().nestedIdentity(), own.groups().nestedIdentity());
    }

    /// How the owners of the layers' files are seen in a container.
    public IdMaps ofLayers(OptionalLong block) {
        return blocks.filter(_ -> block.isPresent())
                .map(b -> same(IdMap.of(b.first(), block.getAsLong(), IdBlocks.SIZE)))
                .orElse(IdMaps.NONE);
    }

    /// How the owners of files in the host's folders are seen in a container: what belongs to the
    /// peer belongs to the container's user, everything else to nobody.
    public IdMaps ofBinds(OptionalLong block, PeerCredentials peer, UserIds user) {
        if (block.isEmpty()) {
            return IdMaps.NONE;
        }
        long base = block.getAsLong();
        return new IdMaps(
                IdMap.of(peer.uid(), base + user.uid(), 1),
                IdMap.of(peer.gid(), base + user.gid(), 1));
    }

    private static IdMaps same(IdMap mapping) {
        return new IdMaps(mapping, mapping);
    }
}
