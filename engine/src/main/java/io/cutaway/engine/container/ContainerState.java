package io.cutaway.engine.container;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.time.Instant;

/// How a container fares. Times are the wall clock's, in UTC.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface ContainerState {

    /// It was made and never started.
    record Created() implements ContainerState {}

    /// Its plan is being carried out.
    record Starting() implements ContainerState {}

    /// It runs.
    ///
    /// @param pid of its first process, as the helper sees it
    /// @param shimPid of its shim, as the helper sees it
    record Running(long pid, long shimPid, Instant since) implements ContainerState {}

    /// It ran and ended.
    record Exited(ExitStatus status, Instant at) implements ContainerState {}

    /// It never ran: an operation of its plan failed.
    record Failed(LaunchFailure failure, Instant at) implements ContainerState {}

    /// It ran when its shim was killed or the computer stopped; nobody knows how it ended.
    record Lost(Instant at) implements ContainerState {}

    /// Whether processes of it may exist.
    default boolean isLive() {
        return switch (this) {
            case Starting _, Running _ -> true;
            case Created _, Exited _, Failed _, Lost _ -> false;
        };
    }
}
