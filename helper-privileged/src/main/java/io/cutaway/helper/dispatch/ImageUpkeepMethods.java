package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.ImageUpkeepRequest;
import io.cutaway.engine.protocol.ImageUpkeepRequest.CommitContainer;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ExportContainer;
import io.cutaway.engine.protocol.ImageUpkeepRequest.PruneImages;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.TagImage;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.protocol.VarlinkError;

/// What is done with images that are there.
final class ImageUpkeepMethods {

    void handle(ImageUpkeepRequest<?> request, VarlinkCall call) {
        switch (request) {
            case TagImage _, CommitContainer _, ExportContainer _, PruneImages _, ReadDiskUsage _ ->
                    throw VarlinkError.methodNotImplemented(call.method());
        }
    }
}
