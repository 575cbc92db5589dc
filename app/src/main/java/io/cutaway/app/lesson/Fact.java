package io.cutaway.app.lesson;

import io.cutaway.engine.process.Capability;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.step.ViewedFact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a question asks for: something that a step's view tells. The list is closed, because a
/// lesson may come from anybody: no expression, no script.
///
/// An absolute path is as the process sees it; one without a slash at its beginning lies below the
/// container's root as far as that is built, and `.` is that root.
public sealed interface Fact {

    /// One line about the process, such as `hostname`.
    record Value(ViewedFact fact) implements Fact {}

    /// Whether the process is in the same namespace of a kind as the helper.
    record SameNamespace(NamespaceKind kind) implements Fact {}

    /// Whether something is mounted there.
    record Mounted(String path) implements Fact {}

    /// The type of what is mounted there.
    record MountType(String path) implements Fact {}

    /// Whether what is mounted there has an option, such as `nosuid`.
    record MountOption(String path, String option) implements Fact {}

    /// Whether mounts below it spread: `private`, `shared`, `slave`.
    record Propagation(String path) implements Fact {}

    /// How many mounts the process sees.
    record MountCount() implements Fact {}

    /// The id outside of a user id inside.
    record OutsideUid(long inside) implements Fact {}

    /// How many user ids are mapped.
    record MappedUids() implements Fact {}

    /// Whether the process has a capability in effect.
    record HasCapability(Capability capability) implements Fact {}

    /// How many capabilities are in effect.
    record CapabilityCount() implements Fact {}

    /// Whether the container's root, as far as it is built, has a name in it.
    record Listed(String name) implements Fact {}

    Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    Pattern PATH = Pattern.compile("/|/?[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
    Pattern OPTION = Pattern.compile("[a-z_]{1,20}");

    /// Reads it as lessons write it; empty when it is none.
    static Optional<Fact> parse(String text) {
        var words = List.of(text.strip().split("\\s+", -1));
        return switch (words.size()) {
            case 1 -> ofOneWord(words.getFirst());
            case 2 -> ofTwoWords(words.getFirst(), words.getLast());
            case 3 ->
                    words.getFirst().equals("mount-option")
                                    && isPath(words.get(1))
                                    && OPTION.matcher(words.get(2)).matches()
                            ? Optional.of(new MountOption(words.get(1), words.get(2)))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Fact> ofOneWord(String word) {
        return switch (word) {
            case "mount-count" -> Optional.of(new MountCount());
            case "mapped-uids" -> Optional.of(new MappedUids());
            case "capability-count" -> Optional.of(new CapabilityCount());
            default ->
                    Arrays.stream(ViewedFact.values())
                            .filter(fact -> word(fact).equals(word))
                            .<Fact>map(Value::new)
                            .findFirst();
        };
    }

    private static Optional<Fact> ofTwoWords(String word, String argument) {
        return switch (word) {
            case "mounted" -> path(argument).map(Mounted::new);
            case "mount-type" -> path(argument).map(MountType::new);
            case "propagation" -> path(argument).map(Propagation::new);
            case "same-namespace" -> NamespaceKind.named(argument).map(SameNamespace::new);
            case "listed" ->
                    argument.contains("/") ? Optional.empty() : Optional.of(new Listed(argument));
            case "outside-uid" ->
                    NUMBER.matcher(argument).matches()
                            ? Optional.of(new OutsideUid(Long.parseLong(argument)))
                            : Optional.empty();
            case "has-capability" -> Capability.named(argument).map(HasCapability::new);
            default -> Optional.empty();
        };
    }

    private static Optional<String> path(String text) {
        return isPath(text) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isPath(String text) {
        return PATH.matcher(text).matches() && !("/" + text + "/").contains("/../");
    }

    private static String word(ViewedFact fact) {
        return fact.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it is answered by yes or no.
    default boolean isYesOrNo() {
        return switch (this) {
            case SameNamespace _, Mounted _, MountOption _, HasCapability _, Listed _ -> true;
            case Value(var fact) -> fact == ViewedFact.NO_NEW_PRIVILEGES;
            case MountType _,
                    Propagation _,
                    MountCount _,
                    OutsideUid _,
                    MappedUids _,
                    CapabilityCount _ ->
                    false;
        };
    }
}
