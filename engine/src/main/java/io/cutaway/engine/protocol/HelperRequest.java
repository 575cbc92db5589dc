package io.cutaway.engine.protocol;

import io.cutaway.engine.launch.Operation.IdMaps;

/// Everything that a client can ask of the helper: a method of the Varlink interface
/// `io.cutaway.Helper` each, called like the record. No request carries operations, raw mounts or
/// hooks: the helper makes the plan.
///
/// A field called `…Descriptor` is the place of a file descriptor among those sent with the
/// message, from 0. A `container` is a name, an id, or the unambiguous start of an id.
///
/// @param <R> the reply
public sealed interface HelperRequest<R extends Record>
        permits HelperRequest.GetInfo,
                HelperRequest.Retire,
                ContainerRequest,
                ImageRequest,
                InspectionRequest,
                StepRequest {

    /// The record that the reply is read into.
    Class<R> replyType();

    /// The answer that has nothing to say.
    record Done() {}

    /// Who the helper is.
    record GetInfo() implements HelperRequest<GetInfo.Info> {
        /// What the helper says of itself.
        ///
        /// @param buildId of the program; app and helper must agree
        /// @param store absolute path of the store
        /// @param ids of the user namespace that the helper is in
        /// @param kernel release, as uname(2) says
        public record Info(
                String buildId,
                long pid,
                HelperMode mode,
                String store,
                IdMaps ids,
                String kernel) {}

        @Override
        public Class<Info> replyType() {
            return Info.class;
        }
    }

    /// The helper shall end as soon as the calls under way have ended.
    record Retire() implements HelperRequest<Done> {
        @Override
        public Class<Done> replyType() {
            return Done.class;
        }
    }

    /// A connection to the streams of a process.
    ///
    /// @param streamDescriptor connection to a shim
    record Stream(int streamDescriptor) {}
}
