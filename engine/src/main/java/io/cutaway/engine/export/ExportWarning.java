package io.cutaway.engine.export;

import java.util.List;

/// Something that the other tool's words can't say, or say otherwise.
///
/// @param arguments what the sentence is about
public record ExportWarning(Code code, List<String> arguments) {

    /// The closed list; `docs/EXPORTS.md` explains each.
    public enum Code {
        /// The container's ids are others outside than Cutaway's own container would have.
        IDS_DIFFER,
        /// Files of a host folder belong to nobody inside. Argument: the folder.
        OWNERS_UNMAPPED,
        /// The filter is loaded only by a setpriv(1) that can.
        FILTER_NEEDS_SETPRIV,
        /// The tool has a filter of its own in place of Cutaway's.
        FILTER_OF_TOOL,
        /// The streams are those of whoever runs it: no terminal or pipes of its own, no log.
        STREAMS_OF_CALLER,
        /// The root file system has to be put there first.
        ROOTFS_NEEDED,
        /// The image has to be where the tool finds it. Argument: the image.
        IMAGE_NEEDED,
        /// Loopback is up, which was not asked for.
        LOOPBACK_UP,
        /// There is no filter of system calls: its source is another build's.
        FILTER_LOST,
        /// Options of a host folder that can't be said. Arguments: the place, the options.
        OPTIONS_LOST,
        /// Options of a tmpfs that can't be said. Arguments: the place, the options.
        TMPFS_OPTIONS_LOST,
        /// The network is the cluster's, not loopback alone.
        NETWORK_OF_CLUSTER,
        /// With the computer's network the hostname is the computer's too.
        HOSTNAME_OF_COMPUTER,
        /// A resource limit that can't be said. Argument: its name.
        LIMIT_LOST,
        /// Resource limits are said in an annotation, which podman alone reads.
        LIMITS_OF_PODMAN,
        /// Paths that can't be hidden. Argument: the paths.
        HIDDEN_LOST,
        /// Added capabilities, which podman lets the process hold from the start although its user
        /// is not root. Argument: their names.
        CAPABILITIES_HELD,
        /// In a Pod of podman are tmpfs that nobody asked for, and none has a size.
        TMPFS_OF_PODMAN,
        /// An ordinary user has to be in a user namespace with the own subordinate ids first.
        NAMESPACE_NEEDED
    }

    public ExportWarning {
        arguments = List.copyOf(arguments);
    }

    static ExportWarning of(Code code, String... arguments) {
        return new ExportWarning(code, List.of(arguments));
    }
}
