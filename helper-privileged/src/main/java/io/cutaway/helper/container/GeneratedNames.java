package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerName;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Names for containers that nobody named: an adjective and a thing that can be cut open.
final class GeneratedNames {

    private static final List<String> ADJECTIVES =
            List.of(
                    "amber", "bold", "brisk", "bright", "calm", "clear", "crisp", "deft", "eager",
                    "fair", "fleet", "fresh", "gentle", "golden", "keen", "kind", "light", "lucid",
                    "mellow", "merry", "neat", "nimble", "plain", "quick", "quiet", "ruddy",
                    "sharp", "silver", "steady", "sunny", "swift", "tidy", "vivid", "warm");

    private static final List<String> NOUNS =
            List.of(
                    "acorn",
                    "almond",
                    "anvil",
                    "apple",
                    "beacon",
                    "bellows",
                    "camera",
                    "cedar",
                    "clock",
                    "compass",
                    "engine",
                    "flute",
                    "gear",
                    "geode",
                    "harbour",
                    "hive",
                    "lantern",
                    "lathe",
                    "lighthouse",
                    "locket",
                    "loom",
                    "melon",
                    "mill",
                    "nautilus",
                    "organ",
                    "peach",
                    "piano",
                    "piston",
                    "pump",
                    "quartz",
                    "sextant",
                    "turbine",
                    "violin",
                    "walnut");

    private GeneratedNames() {}

    /// A name that is not among those taken; with a number when chance finds none.
    static ContainerName unlike(Set<ContainerName> taken) {
        for (int attempt = 0; ; attempt++) {
            var text = any(ADJECTIVES) + "-" + any(NOUNS) + (attempt < 10 ? "" : "-" + attempt);
            var name = new ContainerName(text);
            if (!taken.contains(name)) {
                return name;
            }
        }
    }

    private static String any(List<String> words) {
        return words.get(ThreadLocalRandom.current().nextInt(words.size()));
    }
}
