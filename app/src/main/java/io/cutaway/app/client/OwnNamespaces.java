package io.cutaway.app.client;

import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.ProcessReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// The namespaces that this program is in: those of the computer, as its user sees it. The helper
/// can't say them, for it may be in others and may not look into a process around its own user
/// namespace (ptrace(2), "Ptrace access mode checking").
public final class OwnNamespaces {

    private static final Map<NamespaceKind, NamespaceId> OWN = read();

    private OwnNamespaces() {}

    /// Empty where there is no `/proc`.
    public static Map<NamespaceKind, NamespaceId> all() {
        return OWN;
    }

    private static Map<NamespaceKind, NamespaceId> read() {
        try {
            var self = Math.toIntExact(ProcessHandle.current().pid());
            return new ProcessReader(Path.of("/proc")).namespacesOf(self);
        } catch (IOException _) {
            return Map.of();
        }
    }
}
