package io.cutaway.app.image;

import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.Details;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage;
import io.cutaway.engine.protocol.Problem.NoSuchContainer;
import io.cutaway.engine.protocol.ProblemException;

import java.util.ArrayList;
import java.util.List;

/// All that the store knows of one image.
///
/// @param row as the list has it, with what it takes on the disk
/// @param users the containers that were made from it
record ImageDescription(Details details, ImageRow row, List<ContainerSummary> users) {

    ImageDescription {
        users = List.copyOf(users);
    }

    /// Asks for it.
    ///
    /// @param image a name or a digest
    static ImageDescription of(EngineClient client, String image) {
        var details = client.call(new InspectImage(image));
        var digest = details.summary().digest();
        var same =
                client.call(new ListImages()).images().stream()
                        .filter(one -> one.digest().equals(digest))
                        .toList();
        var listed = same.isEmpty() ? List.of(details.summary()) : same;
        var usage = client.call(new ReadDiskUsage());
        var row = ImageRow.of(listed, usage.images()).getFirst();
        return new ImageDescription(details, row, users(client, details.manifest().stored()));
    }

    /// A container keeps the digest of what it was made from; the name may mean another image now.
    private static List<ContainerSummary> users(EngineClient client, String stored) {
        var users = new ArrayList<ContainerSummary>();
        for (var container : client.call(new ListContainers()).containers()) {
            if (isMadeFrom(client, container, stored)) {
                users.add(container);
            }
        }
        return users;
    }

    private static boolean isMadeFrom(
            EngineClient client, ContainerSummary container, String stored) {
        try {
            var details = client.call(new InspectContainer(container.id().hex()));
            return details.imageDigest().equals(stored);
        } catch (ProblemException e) {
            if (e.problem() instanceof NoSuchContainer) {
                // It was removed meanwhile.
                return false;
            }
            throw e;
        }
    }
}
