package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.ContentRequest;
import io.cutaway.engine.protocol.ContentRequest.AddImage;
import io.cutaway.engine.protocol.ContentRequest.CheckContent;
import io.cutaway.engine.protocol.ContentRequest.OpenBlob;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.protocol.VarlinkError;

/// Images that come piece by piece.
final class ContentMethods {

    void handle(ContentRequest<?> request, VarlinkCall call) {
        switch (request) {
            case CheckContent _, ReceiveLayer _, AddImage _, OpenBlob _ ->
                    throw VarlinkError.methodNotImplemented(call.method());
        }
    }
}
