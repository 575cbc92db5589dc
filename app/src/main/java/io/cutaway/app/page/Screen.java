package io.cutaway.app.page;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpec;

import java.util.Optional;

/// Where one is in the window: only what is needed to get there again.
public sealed interface Screen {

    /// The list of containers.
    record Containers() implements Screen {}

    /// The list of images.
    record Images() implements Screen {}

    /// A page of one image.
    ///
    /// @param image a name, or the digest of one without
    record Image(String image, ImageTab tab) implements Screen {}

    /// The list of lessons.
    record Lessons() implements Screen {}

    /// A lesson.
    ///
    /// @param lesson its id, or the file it was read from
    record Lesson(String lesson, String language) implements Screen {}

    /// A launch, one operation at a time.
    record StepByStep(ContainerSpec spec) implements Screen {}

    /// A launch that was recorded.
    ///
    /// @param file that it was read from
    record Recorded(String file) implements Screen {}

    /// The form that launches a container.
    ///
    /// @param image chosen already, if any
    record Launch(Optional<String> image) implements Screen {}

    /// A page of one container.
    record Container(ContainerId id, Tab tab) implements Screen {}

    /// The pages that a container has.
    enum Tab {
        OVERVIEW,
        TERMINAL,
        LOGS,
        LAYERS,
        MOUNTS,
        PROCESSES,
        RESOURCES,
        SECURITY,
        LAUNCH
    }

    /// The pages that an image has.
    enum ImageTab {
        OVERVIEW,
        HISTORY,
        LAYERS,
        COMPARE
    }
}
