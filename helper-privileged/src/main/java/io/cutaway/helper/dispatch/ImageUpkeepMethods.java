package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.ImageUpkeepRequest;
import io.cutaway.engine.protocol.ImageUpkeepRequest.CommitContainer;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ExportContainer;
import io.cutaway.engine.protocol.ImageUpkeepRequest.PruneImages;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.TagImage;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.helper.container.Changes;
import io.cutaway.helper.container.ContainerCommits;
import io.cutaway.helper.container.ContainerExport;
import io.cutaway.helper.container.ContainerTrees;
import io.cutaway.helper.container.Containers;
import io.cutaway.helper.container.ImageUpkeep;

import java.util.List;

/// What is done with images that are there.
final class ImageUpkeepMethods {

    private final Containers containers;
    private final ImageUpkeep upkeep;
    private final ContainerCommits commits;
    private final ContainerTrees trees;
    private final Changes changes;

    ImageUpkeepMethods(Services services) {
        this.containers = services.containers();
        this.upkeep = services.upkeep();
        this.commits = services.commits();
        this.trees = services.trees();
        this.changes = services.changes();
    }

    void handle(ImageUpkeepRequest<?> request, VarlinkCall call) {
        switch (request) {
            case TagImage(var image, var name) -> {
                upkeep.tag(image, name);
                changes.announce();
                call.reply(new Done());
            }
            case CommitContainer commit -> commit(commit, call);
            case ExportContainer(var container) -> export(container, call);
            case PruneImages(var all) -> {
                var pruned = upkeep.prune(all);
                changes.announce();
                call.reply(pruned);
            }
            case ReadDiskUsage() -> call.reply(upkeep.diskUsage());
        }
    }

    /// Ends when the client goes, and leaves nothing then.
    private void commit(CommitContainer request, VarlinkCall call) {
        var container = containers.find(request.container());
        var committing = Thread.currentThread();
        CommitContainer.Committed committed;
        try (var _ = call.onClosed(committing::interrupt)) {
            committed = commits.commit(container, request);
        }
        changes.announce();
        call.reply(committed);
    }

    private void export(String name, VarlinkCall call) {
        try (var archive = ContainerExport.open(trees.merged(containers.find(name)))) {
            call.reply(new ExportContainer.Exported(0), List.of(archive));
        }
    }
}
