package io.cutaway.app.registry;

import io.cutaway.app.registry.ContentStore.Received;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;

/// The layers of a folder of images: the store reads the files itself.
record FolderLayers(ImageFolder folder, ContentStore store) implements LayerSource {

    @Override
    public Received pull(ResolvedImage.Layer layer, long offset) {
        try {
            return pullFrom(layer, offset);
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.ContentMoved(_, var now) && now != offset) {
                return pullFrom(layer, now);
            }
            throw e;
        }
    }

    private Received pullFrom(ResolvedImage.Layer layer, long offset) {
        var path = folder.blob(layer.blob().digest()).toString();
        try (var file = FileCalls.open(path, FileFlags.O_RDONLY)) {
            FileCalls.lseek(file, offset);
            return store.receive(layer, file, offset);
        }
    }
}
