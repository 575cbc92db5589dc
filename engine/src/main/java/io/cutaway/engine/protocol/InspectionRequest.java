package io.cutaway.engine.protocol;

import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.NamespaceTable;
import io.cutaway.engine.process.ProcessTree;
import java.util.List;
import java.util.Map;

/// What can be asked about the inside of containers and images. With `more`, the answer comes again
/// whenever it has changed.
///
/// @param <R> the reply
public sealed interface InspectionRequest<R extends Record> extends HelperRequest<R> {

    /// The mounts a container's first process sees, and the helper's own beside them.
    record ListMounts(String container) implements InspectionRequest<ListMounts.Mounts> {
        /// Both tables in the kernel's order.
        public record Mounts(long pid, List<MountPoint> inside, List<MountPoint> outside) {}

        @Override
        public Class<Mounts> replyType() {
            return Mounts.class;
        }
    }

    /// The processes in a container's PID namespace.
    record ListProcesses(String container) implements InspectionRequest<ListProcesses.Processes> {
        /// The tree, and the namespaces of the helper to compare with.
        public record Processes(ProcessTree tree, Map<NamespaceKind, NamespaceId> outside) {}

        @Override
        public Class<Processes> replyType() {
            return Processes.class;
        }
    }

    /// Every namespace that the helper can see, as lsns(8) lists them.
    record ListNamespaces() implements InspectionRequest<ListNamespaces.Namespaces> {
        public record Namespaces(NamespaceTable table) {}

        @Override
        public Class<Namespaces> replyType() {
            return Namespaces.class;
        }
    }
}
