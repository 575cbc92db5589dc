package io.cutaway.helper.launch;

import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.AtomicFile.Durability;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The ids that containers of root have on the machine: blocks of 65 536, one for what lies in the
/// layers and one for each container, so that none of them is the id of a real account or of
/// another container.
///
/// @param first the first id of the layers' block; containers' blocks follow
public record IdBlocks(long first) {

    /// How many ids a block has.
    public static final long SIZE = 65536;

    /// systemd hands out ids up to this one by itself (systemd's UIDS-GIDS.md).
    private static final long SYSTEMD_LAST = 0x6FFFFFFFL;

    /// What a 32-bit id may be; the last ones mean "none" to the kernel.
    private static final long LIMIT = 0xFFFF0000L;

    private static final List<Path> OTHERS =
            List.of(Path.of("/etc/subuid"), Path.of("/etc/subgid"));

    /// Those that the store has recorded, or the first that are free, recorded now.
    public static IdBlocks of(StoreLayout layout) throws IOException {
        var file = layout.idBlock();
        if (Files.exists(file)) {
            return new IdBlocks(recorded(Files.readString(file).strip(), file));
        }
        var lines = new java.util.ArrayList<String>();
        for (var other : OTHERS) {
            if (Files.exists(other)) {
                lines.addAll(Files.readAllLines(other));
            }
        }
        var blocks = new IdBlocks(firstFree(lines.stream()));
        if (!blocks.isRoomy()) {
            throw new IOException(OTHERS + " give away all ids: none is left for containers");
        }
        var text = blocks.first + "\n";
        AtomicFile.write(file, text.getBytes(StandardCharsets.US_ASCII), Durability.POWER_LOSS);
        return blocks;
    }

    private static long recorded(String text, Path file) throws IOException {
        if (!text.matches("[0-9]{1,10}") || !new IdBlocks(Long.parseLong(text)).isRoomy()) {
            throw new IOException(file + ": not a block of ids: " + text);
        }
        return Long.parseLong(text);
    }

    /// Whether there is a block for the layers and one for a container.
    boolean isRoomy() {
        return first > 0 && first + 2 * SIZE <= LIMIT;
    }

    /// @param lines as in subuid(5): `name:first:count`
    static long firstFree(Stream<String> lines) {
        long last =
                lines.map(line -> line.split(":"))
                        .filter(parts -> parts.length == 3 && parts[1].matches("[0-9]{1,10}"))
                        .filter(parts -> parts[2].matches("[0-9]{1,10}"))
                        .mapToLong(p -> Long.parseLong(p[1]) + Long.parseLong(p[2]) - 1)
                        .reduce(SYSTEMD_LAST, Math::max);
        return (last / SIZE + 1) * SIZE;
    }

    /// The first id of a block that no container has.
    ///
    /// @param taken the first ids of the containers' blocks
    public long free(Collection<Long> taken) {
        for (long block = first + SIZE; block + SIZE <= LIMIT; block += SIZE) {
            if (!taken.contains(block)) {
                return block;
            }
        }
        throw new IllegalStateException("all ids are taken");
    }
}
