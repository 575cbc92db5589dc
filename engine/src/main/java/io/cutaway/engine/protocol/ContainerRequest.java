package io.cutaway.engine.protocol;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchReport;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.HelperRequest.Stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What can be asked about the life of containers.
///
/// @param <R> the reply
public sealed interface ContainerRequest<R extends Record> extends HelperRequest<R> {

    /// Makes a container and does not start it.
    record CreateContainer(ContainerSpec spec)
            implements ContainerRequest<CreateContainer.Created> {
        public record Created(ContainerId id, ContainerName name) {}

        @Override
        public Class<Created> replyType() {
            return Created.class;
        }
    }

    /// Starts a container and answers when its program runs.
    ///
    /// @param binds an open descriptor for the source of each bind of the specification
    /// @param size of the terminal to begin with
    /// @param attach whether to be connected to its streams from the first byte
    record StartContainer(
            String container, List<OpenedBind> binds, Optional<TerminalSize> size, boolean attach)
            implements ContainerRequest<StartContainer.Started> {

        /// A host path that the client could open.
        ///
        /// @param sourceDescriptor opened for reading by the client, as the user; not `O_PATH`
        public record OpenedBind(String source, int sourceDescriptor) {}

        /// The program runs.
        ///
        /// @param streamDescriptor connection to the shim, when attached
        public record Started(ContainerId id, Optional<Integer> streamDescriptor) {}

        @Override
        public Class<Started> replyType() {
            return Started.class;
        }
    }

    /// Asks a container to end (SIGTERM or the image's signal), and kills it after a time.
    ///
    /// @param seconds to wait between the two
    record StopContainer(String container, int seconds) implements ContainerRequest<Done> {
        @Override
        public Class<Done> replyType() {
            return Done.class;
        }
    }

    /// Sends a signal to a container's first process.
    record KillContainer(String container, int signal) implements ContainerRequest<Done> {
        @Override
        public Class<Done> replyType() {
            return Done.class;
        }
    }

    /// Removes a container and its writable layer.
    ///
    /// @param force also when it runs
    record RemoveContainer(String container, boolean force) implements ContainerRequest<Done> {
        @Override
        public Class<Done> replyType() {
            return Done.class;
        }
    }

    /// Answers when a container has ended.
    record WaitContainer(String container) implements ContainerRequest<WaitContainer.Ended> {
        public record Ended(ContainerState state) {}

        @Override
        public Class<Ended> replyType() {
            return Ended.class;
        }
    }

    /// Connects to the streams of a running container.
    record AttachContainer(String container) implements ContainerRequest<Stream> {
        @Override
        public Class<Stream> replyType() {
            return Stream.class;
        }
    }

    /// Runs one more process in a running container.
    ///
    /// @param environment entries added to the container's own
    /// @param size of the terminal; no terminal when absent
    record ExecInContainer(
            String container,
            List<String> command,
            List<String> environment,
            Optional<String> workingDirectory,
            Optional<String> user,
            Optional<TerminalSize> size,
            boolean stdin)
            implements ContainerRequest<Stream> {
        @Override
        public Class<Stream> replyType() {
            return Stream.class;
        }
    }

    /// Reads what a container has written.
    ///
    /// @param follow whether to go on until it ends
    /// @param tail how many of the last lines; all when absent
    record ReadLog(String container, boolean follow, Optional<Integer> tail)
            implements ContainerRequest<ReadLog.Opened> {
        /// The log, as it comes.
        ///
        /// @param logDescriptor a pipe with lines of the form that CRI gives logs
        public record Opened(int logDescriptor) {}

        @Override
        public Class<Opened> replyType() {
            return Opened.class;
        }
    }

    /// All containers, in order of creation. With `more`: again whenever one changes.
    record ListContainers() implements ContainerRequest<ListContainers.Containers> {
        public record Containers(List<ContainerSummary> containers) {}

        @Override
        public Class<Containers> replyType() {
            return Containers.class;
        }
    }

    /// A container as a listing shows it.
    ///
    /// @param command what it runs, as one line
    /// @param writtenBytes disk space of the writable layer; absent while it is being counted
    record ContainerSummary(
            ContainerId id,
            ContainerName name,
            String image,
            List<String> command,
            Instant created,
            ContainerState state,
            Optional<Long> writtenBytes) {}

    /// Everything about one container.
    record InspectContainer(String container)
            implements ContainerRequest<InspectContainer.Details> {
        /// What there is to say.
        ///
        /// @param imageDigest of the manifest it was made from
        /// @param layers diff IDs, top first
        /// @param ids of its user namespace
        /// @param plan of the last launch
        /// @param report of the last launch
        public record Details(
                ContainerSummary summary,
                ContainerSpec spec,
                String imageDigest,
                List<String> layers,
                IdMaps ids,
                Optional<LaunchPlan> plan,
                Optional<LaunchReport> report) {}

        @Override
        public Class<Details> replyType() {
            return Details.class;
        }
    }

    /// What a launch would do, without doing it, by the planner that launches.
    ///
    /// @param binds as in [StartContainer]; a bind without one is planned and not checked
    record PlanLaunch(ContainerSpec spec, List<StartContainer.OpenedBind> binds)
            implements ContainerRequest<PlanLaunch.Planned> {

        /// What would be done, and what would go wrong.
        ///
        /// @param failures certain ones, in the words that the launch itself would have; the first
        ///   is where it would end
        public record Planned(LaunchPlan plan, List<LaunchFailure> failures) {}

        /// Without looking at host folders.
        public PlanLaunch(ContainerSpec spec) {
            this(spec, List.of());
        }

        @Override
        public Class<Planned> replyType() {
            return Planned.class;
        }
    }
}
