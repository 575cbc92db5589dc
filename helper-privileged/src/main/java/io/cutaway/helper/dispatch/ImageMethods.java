package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.ContentRequest;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.ImageRequest;
import io.cutaway.engine.protocol.ImageRequest.ImportImage;
import io.cutaway.engine.protocol.ImageRequest.ImportImage.LayerSource;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;
import io.cutaway.engine.protocol.ImageUpkeepRequest;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.helper.container.Changes;
import io.cutaway.helper.container.Images;

/// Images of the store.
final class ImageMethods {

    private final Images images;
    private final Changes changes;
    private final LiveReplies live;
    private final ContentMethods content;
    private final ImageUpkeepMethods upkeep;

    ImageMethods(Services services, LiveReplies live) {
        this.images = services.images();
        this.changes = services.changes();
        this.live = live;
        this.content = new ContentMethods(services);
        this.upkeep = new ImageUpkeepMethods(services);
    }

    void handle(ImageRequest<?> request, VarlinkCall call) throws InterruptedException {
        switch (request) {
            case ListImages() -> live.serve(call, images::list);
            case ImportImage image -> importImage(image, call);
            case InspectImage(var text) -> call.reply(images.details(text));
            case RemoveImage(var text, var force) -> {
                images.remove(text, force);
                changes.announce();
                call.reply(new Done());
            }
            case ContentRequest<?> r -> content.handle(r, call);
            case ImageUpkeepRequest<?> r -> upkeep.handle(r, call);
        }
    }

    /// Ends when the client goes: what has been unpacked by then is removed.
    private void importImage(ImportImage request, VarlinkCall call) {
        var sources = request.layers().stream().map(layer -> source(layer, call)).toList();
        var importing = Thread.currentThread();
        ImportImage.Imported imported;
        try (var _ = call.onClosed(importing::interrupt)) {
            imported = images.add(request.name(), sources, request.settings());
        }
        changes.announce();
        call.reply(imported);
    }

    private static Images.Source source(LayerSource layer, VarlinkCall call) {
        var archive = SourceFile.open(call, layer.archiveDescriptor(), "archiveDescriptor");
        return new Images.Source(archive, layer.history());
    }
}
