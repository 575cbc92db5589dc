package io.cutaway.app.shell;

import io.cutaway.engine.protocol.HelperMode;

/// What is known of the helper.
public sealed interface HelperStatus {

    /// It has been asked and has not answered yet.
    record Starting() implements HelperStatus {}

    /// It answers.
    record Ready(HelperMode mode) implements HelperStatus {}

    /// It could not be started.
    record Missing() implements HelperStatus {}
}
