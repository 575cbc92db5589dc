package io.cutaway.engine.protocol;

import io.cutaway.engine.container.LaunchFailure;

/// Everything that the helper can answer instead of what was asked: a code with arguments, sent as
/// the Varlink error `io.cutaway.Helper.<record's name>`. The sentence that a person reads is made
/// by the app; the list is closed, so that a new problem breaks the build until it has one.
public sealed interface Problem {

    /// There is no container of that name or id.
    record NoSuchContainer(String container) implements Problem {}

    /// The start of an id that several containers share.
    record AmbiguousContainer(String container) implements Problem {}

    /// Another container has that name.
    record NameInUse(String name, String id) implements Problem {}

    /// What was asked needs a container that runs, and it does not.
    record ContainerNotRunning(String container) implements Problem {}

    /// What was asked needs a container that does not run, and it does.
    record ContainerRunning(String container) implements Problem {}

    /// An operation of the launch failed.
    record LaunchFailed(String container, LaunchFailure failure) implements Problem {}

    /// There is no image of that name or digest.
    record NoSuchImage(String image) implements Problem {}

    /// The start of a digest that several images share.
    record AmbiguousImage(String image) implements Problem {}

    /// Containers still need the image.
    record ImageInUse(String image, String container) implements Problem {}

    /// The bytes are no image, or one that is refused.
    ///
    /// @param code what is wrong, such as `truncated`
    /// @param subject the entry or field it was found at
    record BadImage(String code, String subject) implements Problem {}

    /// A transfer of a layer can't go on at the offset that the client gave.
    ///
    /// @param offset where it would go on
    record ContentMoved(String digest, long offset) implements Problem {}

    /// The source of a blob ended before the blob did, or nothing came for a while.
    ///
    /// @param received how much of it the store keeps
    record ContentTruncated(String digest, long received) implements Problem {}

    /// The store has no such blob, or no such layer.
    record NoSuchContent(String digest) implements Problem {}

    /// The user or group that the process shall run as is not in the image, or not mapped.
    record NoSuchUser(String user) implements Problem {}

    /// Neither the request nor the image says what to run.
    record NoCommand(String image) implements Problem {}

    /// No capability has that name.
    record NoSuchCapability(String capability) implements Problem {}

    /// A host path can't be bound.
    ///
    /// @param code `not-open`, `path-only`, `changed`, `store`, `kind`, `file-system`
    record BindRefused(String path, String code) implements Problem {}

    /// There is no such path in the container or image.
    record NoSuchPath(String path) implements Problem {}

    /// The file system that holds the store can't hold an overlay's writable layer.
    record StoreUnsuitable(String store, String fileSystem) implements Problem {}

    /// The disk is full, or the store can't be written for another reason.
    record StoreFailed(String path, String error) implements Problem {}

    /// The peer may not do that.
    record PermissionDenied(long uid, String action) implements Problem {}

    /// The request breaks a rule of its type.
    record InvalidRequest(String field, String because) implements Problem {}

    /// No container is being built step by step under that name, or no longer.
    record NoSuchStepping(String session) implements Problem {}

    /// A container that was being built step by step is gone.
    ///
    /// @param code `asked`, `time-out`, `killed`, `helper`, or `exited` when its program has ended
    record SteppingEnded(String session, String code) implements Problem {}

    /// A step can't be taken.
    ///
    /// @param index of the operation
    /// @param code `needed`: it can't be left out; `over`: there is no further operation;
    ///   `no-inside`: there is no container with ids of its own to be in
    record StepRefused(int index, String code) implements Problem {}

    /// The helper is ending and takes no more work; a new one can be started.
    record Retiring() implements Problem {}

    /// The helper has a defect; its log says more.
    record InternalError(String because) implements Problem {}
}
