package io.cutaway.app.image;

import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ImageUsage;

import java.util.List;

/// What deleting an image would mean, as it was when it was asked.
///
/// @param users the containers that were made from it
record Deletion(ImageRow image, List<ContainerSummary> users) {

    Deletion {
        users = List.copyOf(users);
    }

    /// The containers that run on it: they have to end first.
    List<ContainerSummary> running() {
        return users.stream().filter(user -> user.state().isLive()).toList();
    }

    /// What would be free afterwards, in bytes, when no container needs it.
    long freed() {
        return image.usage().map(ImageUsage::unique).orElse(0L);
    }

    /// What other images need too, and stays.
    long shared() {
        return image.usage().map(ImageUsage::shared).orElse(0L);
    }

    /// What names the image with all its names.
    String wanted() {
        return image.names().size() == 1 ? image.names().getFirst() : image.digest();
    }
}
