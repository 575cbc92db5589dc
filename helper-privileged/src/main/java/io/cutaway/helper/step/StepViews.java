package io.cutaway.helper.step;

import static io.cutaway.engine.system.FileFlags.AT_SYMLINK_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_PATH;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;
import static io.cutaway.engine.system.FileFlags.RESOLVE_IN_ROOT;
import static io.cutaway.engine.system.FileFlags.RESOLVE_NO_MAGICLINKS;

import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.ObservedProcess;
import io.cutaway.engine.process.ProcessReader;
import io.cutaway.engine.process.ProcessStatus;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewedCapabilities;
import io.cutaway.engine.step.ViewedDirectory;
import io.cutaway.engine.step.ViewedFile;
import io.cutaway.engine.step.ViewedIds;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileStatus;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads from `/proc` how a half-built container is.
///
/// @param hostname which the process alone can say
/// @param builtRoot where it sees its root
record StepViews(int pid, String hostname, String builtRoot) {

    private static final Path PROC = Path.of("/proc");

    /// Empty when the process is gone.
    Optional<StepView> view(Optional<String> path) {
        var reader = new ProcessReader(PROC);
        try {
            var process = reader.read(pid);
            return process.isEmpty()
                    ? Optional.empty()
                    : Optional.of(view(process.get(), reader, path));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private StepView view(ObservedProcess process, ProcessReader reader, Optional<String> path)
            throws IOException {
        var status = process.status();
        return new StepView(
                pid,
                status.innermostPid(),
                hostname,
                process.namespaces(),
                reader.namespacesOf((int) ProcessHandle.current().pid()),
                MountTable.parse(Files.readAllBytes(file("mountinfo"))).mounts(),
                ids(status),
                capabilities(status),
                status.noNewPrivileges(),
                status.seccomp(),
                link("root"),
                link("cwd"),
                builtRoot,
                directory(path.orElse(builtRoot.isEmpty() ? "/" : builtRoot)));
    }

    private Path file(String name) {
        return PROC.resolve(Integer.toString(pid)).resolve(name);
    }

    private String link(String name) throws IOException {
        return Files.readSymbolicLink(file(name)).toString();
    }

    private ViewedIds ids(ProcessStatus status) throws IOException {
        return new ViewedIds(
                new IdMaps(
                        IdMap.parse(Files.readAllBytes(file("uid_map"))),
                        IdMap.parse(Files.readAllBytes(file("gid_map")))),
                Files.readString(file("setgroups")).strip(),
                status.userIds(),
                status.groupIds(),
                status.supplementaryGroups());
    }

    private static ViewedCapabilities capabilities(ProcessStatus status) {
        return new ViewedCapabilities(
                status.bounding().mask(),
                status.permitted().mask(),
                status.effective().mask(),
                status.inheritable().mask(),
                status.ambient().mask());
    }

    /// Resolved in the process's root as the process would: no link of an image leads out of it.
    private ViewedDirectory directory(String path) {
        long resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS;
        try (var root = FileCalls.open(file("root").toString(), O_PATH | O_DIRECTORY);
                var opened = FileCalls.openat2(root, path, O_RDONLY | O_DIRECTORY, 0, resolve)) {
            return list(path, opened);
        } catch (SystemCallException e) {
            return new ViewedDirectory(path, e.errno().name(), List.of(), true);
        }
    }

    private static ViewedDirectory list(String path, Descriptor directory) {
        var names = new ArrayList<String>();
        DirectoryCalls.list(directory).forEach(entry -> names.add(entry.name()));
        names.sort(null);
        var files = new ArrayList<ViewedFile>();
        for (var name : names.subList(0, Math.min(names.size(), ViewedDirectory.MOST))) {
            file(directory, name).ifPresent(files::add);
        }
        return new ViewedDirectory(path, "", files, names.size() <= ViewedDirectory.MOST);
    }

    /// Empty when it went meanwhile, or may not be looked at.
    private static Optional<ViewedFile> file(Descriptor directory, String name) {
        try {
            return Optional.of(file(name, StatusCalls.statx(directory, name, AT_SYMLINK_NOFOLLOW)));
        } catch (SystemCallException _) {
            return Optional.empty();
        }
    }

    private static ViewedFile file(String name, FileStatus status) {
        return new ViewedFile(
                name,
                letter(status.type()),
                status.permissions(),
                status.uid(),
                status.gid(),
                status.size(),
                status.device());
    }

    private static String letter(FileType type) {
        return switch (type) {
            case FIFO -> "p";
            case CHARACTER_DEVICE -> "c";
            case DIRECTORY -> "d";
            case BLOCK_DEVICE -> "b";
            case REGULAR_FILE, UNKNOWN -> "-";
            case SYMBOLIC_LINK -> "l";
            case SOCKET -> "s";
        };
    }
}
