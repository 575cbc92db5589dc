package io.cutaway.app.shell;

import io.cutaway.app.problem.Explanation;

/// What is said above a page until it is put away.
public sealed interface Notice {

    /// Something did not work.
    record Failure(Explanation explanation) implements Notice {}

    /// Something worth knowing.
    record Information(String sentence) implements Notice {}
}
