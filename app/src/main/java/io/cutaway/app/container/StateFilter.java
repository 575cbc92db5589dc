package io.cutaway.app.container;

import io.cutaway.app.text.Message;
import io.cutaway.engine.container.ContainerState;

/// Which containers the list shows.
enum StateFilter {
    ALL,
    RUNNING,
    STOPPED,
    FAILED;

    Message title() {
        return switch (this) {
            case ALL -> ContainerMessage.FILTER_ALL;
            case RUNNING -> ContainerMessage.FILTER_RUNNING;
            case STOPPED -> ContainerMessage.FILTER_STOPPED;
            case FAILED -> ContainerMessage.FILTER_FAILED;
        };
    }

    boolean shows(ContainerState state) {
        return this == ALL || this == of(state);
    }

    private static StateFilter of(ContainerState state) {
        return switch (state) {
            case ContainerState.Starting _, ContainerState.Running _ -> RUNNING;
            case ContainerState.Created _, ContainerState.Exited _ -> STOPPED;
            case ContainerState.Failed _, ContainerState.Lost _ -> FAILED;
        };
    }
}
