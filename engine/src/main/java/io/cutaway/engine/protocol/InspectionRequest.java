package io.cutaway.engine.protocol;

import io.cutaway.engine.layer.ChangeList;
import io.cutaway.engine.layer.LayerEntry;
import io.cutaway.engine.layer.PathLife;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.layer.TreeDifferences;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.process.Confinement;
import io.cutaway.engine.process.NamespaceTable;
import io.cutaway.engine.process.ProcessTree;
import io.cutaway.engine.resource.Resources;

import java.util.List;
import java.util.Optional;

/// What can be asked about the inside of containers and images. With `more`, the answer comes again
/// whenever it has changed.
///
/// @param <R> the reply
public sealed interface InspectionRequest<R extends Record> extends HelperRequest<R> {

    /// The mounts a container's first process sees, and the peer's own beside them.
    record ListMounts(String container) implements InspectionRequest<ListMounts.Mounts> {
        /// Both tables in the kernel's order.
        public record Mounts(long pid, List<MountPoint> inside, List<MountPoint> outside) {}

        @Override
        public Class<Mounts> replyType() {
            return Mounts.class;
        }
    }

    /// The processes in a container's PID namespace, with users as the peer knows them.
    record ListProcesses(String container) implements InspectionRequest<ListProcesses.Processes> {
        public record Processes(ProcessTree tree) {}

        @Override
        public Class<Processes> replyType() {
            return Processes.class;
        }
    }

    /// What a container uses of the computer. Only with `more` there is a share of a processor.
    record ReadResources(String container) implements InspectionRequest<Resources> {
        @Override
        public Class<Resources> replyType() {
            return Resources.class;
        }
    }

    /// What holds a container's first process in.
    record ReadConfinement(String container) implements InspectionRequest<Confinement> {
        @Override
        public Class<Confinement> replyType() {
            return Confinement.class;
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

    /// What a question about layers is about.
    record LayerSubject(Kind kind, String name) {
        /// A container has a writable layer over those of its image.
        public enum Kind {
            CONTAINER,
            IMAGE
        }
    }

    /// What each layer holds and wastes, top first.
    record ListLayers(LayerSubject subject) implements InspectionRequest<StackSummary> {
        @Override
        public Class<StackSummary> replyType() {
            return StackSummary.class;
        }
    }

    /// One directory of the merged tree, with what was deleted from it.
    ///
    /// @param path absolute, as [LayerEntry#path] gives it
    record ListDirectory(LayerSubject subject, String path)
            implements InspectionRequest<ListDirectory.Directory> {
        public record Directory(List<LayerEntry> entries) {}

        @Override
        public Class<Directory> replyType() {
            return Directory.class;
        }
    }

    /// Every layer that has a path.
    record TracePath(LayerSubject subject, String path) implements InspectionRequest<PathLife> {
        @Override
        public Class<PathLife> replyType() {
            return PathLife.class;
        }
    }

    /// How the trees of two images differ: a part of the list, since it may be longer than a
    /// message.
    ///
    /// @param from [TreeDifferences#next] of the part before; absent for the first part
    record CompareImages(String first, String second, Optional<String> from)
            implements InspectionRequest<TreeDifferences> {
        @Override
        public Class<TreeDifferences> replyType() {
            return TreeDifferences.class;
        }
    }

    /// What a container changed in its image.
    record ListChanges(String container) implements InspectionRequest<ChangeList> {
        @Override
        public Class<ChangeList> replyType() {
            return ChangeList.class;
        }
    }
}
