package io.cutaway.engine.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads processes from a `/proc`. Each file is read once; a process that ends meanwhile isn't
/// reported; what the reader may not see is left out.
public final class ProcessReader {

    private final Path procRoot;

    /// @param procRoot `/proc`, or another mount of a proc file system
    public ProcessReader(Path procRoot) {
        this.procRoot = procRoot;
    }

    /// The process with that PID, if there is one that may be read.
    ///
    /// @throws IOException when reading fails for another reason
    public Optional<ObservedProcess> read(int pid) throws IOException {
        return read(pid, new UserMaps());
    }

    /// Every process that may be read, by PID.
    public List<ObservedProcess> readAll() throws IOException {
        return readAll(pids());
    }

    private List<ObservedProcess> readAll(List<Integer> pids) throws IOException {
        var maps = new UserMaps();
        var processes = new ArrayList<ObservedProcess>();
        for (var pid : pids) {
            read(pid, maps).ifPresent(processes::add);
        }
        return List.copyOf(processes);
    }

    /// The processes seen in a PID namespace: those in it, and those in namespaces nested in it
    /// whose ancestors are in it.
    public List<ObservedProcess> processesIn(NamespaceId pidNamespace) throws IOException {
        var own = namespace(procRoot.resolve("self"), NamespaceKind.PID);
        var nested = new ArrayList<Integer>();
        var members = new ArrayList<Integer>();
        for (var pid : pids()) {
            var namespace = namespace(directory(pid), NamespaceKind.PID);
            if (namespace.filter(pidNamespace::equals).isPresent()) {
                members.add(pid);
            } else if (namespace.isEmpty() || !namespace.equals(own)) {
                nested.add(pid);
            }
        }
        return new PidNamespaceMembers(readAll(members)).withNested(readAll(nested));
    }

    /// The namespaces of one process that the reader may see.
    public Map<NamespaceKind, NamespaceId> namespacesOf(int pid) throws IOException {
        return namespaces(directory(pid));
    }

    private List<Integer> pids() throws IOException {
        try (var entries = Files.newDirectoryStream(procRoot, "[0-9]*")) {
            var pids = new ArrayList<Integer>();
            for (var entry : entries) {
                pids.add(Integer.valueOf(entry.getFileName().toString()));
            }
            pids.sort(null);
            return pids;
        }
    }

    private Path directory(int pid) {
        return procRoot.resolve(Integer.toString(pid));
    }

    private Optional<ObservedProcess> read(int pid, UserMaps maps) throws IOException {
        var directory = directory(pid);
        try {
            var stat = ProcessStat.parse(bytes(directory, "stat"));
            var status = ProcessStatus.parse(bytes(directory, "status"));
            var commandLine = commandLine(directory);
            var namespaces = namespaces(directory);
            return Optional.of(
                    new ObservedProcess(
                            status, stat, commandLine, namespaces, maps.of(directory, namespaces)));
        } catch (NoSuchFileException | AccessDeniedException notReadable) {
            return Optional.empty();
        } catch (IOException failure) {
            // Reading an opened file of a process that has ended is ESRCH, which Java has no
            // exception for; its directory is gone by then.
            if (Files.exists(directory)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private static byte[] bytes(Path directory, String file) throws IOException {
        return Files.readAllBytes(directory.resolve(file));
    }

    /// The arguments, each ended by a NUL. A process may have overwritten them with anything.
    private static List<String> commandLine(Path directory) throws IOException {
        var text = new String(bytes(directory, "cmdline"), StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return List.of();
        }
        var end = text.endsWith("\0") ? text.length() - 1 : text.length();
        return List.of(text.substring(0, end).split("\0", -1));
    }

    private static Map<NamespaceKind, NamespaceId> namespaces(Path directory) throws IOException {
        var namespaces = new EnumMap<NamespaceKind, NamespaceId>(NamespaceKind.class);
        for (var kind : NamespaceKind.values()) {
            namespace(directory, kind).ifPresent(id -> namespaces.put(kind, id));
        }
        return namespaces;
    }

    /// Empty when the link may not be read, the kernel lacks the kind, or the process has ended.
    private static Optional<NamespaceId> namespace(Path directory, NamespaceKind kind)
            throws IOException {
        try {
            var link = Files.readSymbolicLink(directory.resolve("ns").resolve(kind.linkName()));
            return Optional.of(NamespaceId.parse(link.toString()));
        } catch (NoSuchFileException | AccessDeniedException notReadable) {
            return Optional.empty();
        } catch (IOException failure) {
            if (Files.exists(directory)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /// One map for each user namespace: hundreds of processes share a few.
    private final class UserMaps {

        private final Map<NamespaceId, Optional<IdMap>> byNamespace = new HashMap<>();

        UserMaps() {
            // In its own namespace the kernel shows the reader a map towards the parent's ids,
            // but `status` shows the namespace's own.
            try {
                namespace(procRoot.resolve("self"), NamespaceKind.USER)
                        .ifPresent(own -> byNamespace.put(own, Optional.of(IdMap.IDENTITY)));
            } catch (IOException noSelf) {
                // A captured /proc has no self: then no namespace is the reader's.
            }
        }

        Optional<IdMap> of(Path directory, Map<NamespaceKind, NamespaceId> namespaces)
                throws IOException {
            var user = Optional.ofNullable(namespaces.get(NamespaceKind.USER));
            if (user.isEmpty()) {
                return Optional.empty();
            }
            var known = byNamespace.get(user.get());
            if (known != null) {
                return known;
            }
            var map = Optional.of(IdMap.parse(bytes(directory, "uid_map")));
            byNamespace.put(user.get(), map);
            return map;
        }
    }
}
