package io.cutaway.engine.process;

import java.util.Comparator;
import java.util.regex.Pattern;

/// One namespace: two processes are in the same one exactly when these are equal (namespaces(7)).
///
/// @param kind which of the eight
/// @param inode its number in nsfs, unique on the machine as long as the namespace exists
public record NamespaceId(NamespaceKind kind, long inode) implements Comparable<NamespaceId> {

    private static final Pattern LINK = Pattern.compile("([a-z]+):\\[([0-9]{1,18})]");

    /// Reads a link's text, such as `mnt:[4026531841]`.
    ///
    /// @throws ProcessFormatException when it isn't one of the eight kinds
    public static NamespaceId parse(String link) {
        var match = LINK.matcher(link);
        if (!match.matches()) {
            throw new ProcessFormatException("ns", "not a namespace: " + link);
        }
        return NamespaceKind.named(match.group(1))
                .map(kind -> new NamespaceId(kind, Long.parseLong(match.group(2))))
                .orElseThrow(() -> new ProcessFormatException("ns", "unknown kind: " + link));
    }

    @Override
    public int compareTo(NamespaceId other) {
        return Comparator.comparing(NamespaceId::kind)
                .thenComparingLong(NamespaceId::inode)
                .compare(this, other);
    }

    /// As the link has it.
    @Override
    public String toString() {
        return kind.linkName() + ":[" + inode + "]";
    }
}
