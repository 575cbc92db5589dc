package io.cutaway.helper.dispatch;

import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.protocol.ContentRequest;
import io.cutaway.engine.protocol.ContentRequest.AddImage;
import io.cutaway.engine.protocol.ContentRequest.CheckContent;
import io.cutaway.engine.protocol.ContentRequest.OpenBlob;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.helper.container.Changes;
import io.cutaway.helper.container.ImageContent;

import java.util.List;

/// Images that come piece by piece.
final class ContentMethods {

    private final ImageContent content;
    private final Changes changes;

    ContentMethods(Services services) {
        this.content = services.content();
        this.changes = services.changes();
    }

    void handle(ContentRequest<?> request, VarlinkCall call) {
        switch (request) {
            case CheckContent(var layers) -> call.reply(content.check(layers));
            case ReceiveLayer layer -> receive(layer, call);
            case AddImage image -> add(image, call);
            case OpenBlob(var digest) -> open(digest, call);
        }
    }

    /// Ends when the client goes; what has come by then is kept.
    private void receive(ReceiveLayer request, VarlinkCall call) {
        var source = SourceFile.open(call, request.sourceDescriptor(), "sourceDescriptor");
        var receiving = Thread.currentThread();
        ReceiveLayer.Received received;
        try (var _ = call.onClosed(receiving::interrupt)) {
            received = content.receive(request, source);
        }
        call.reply(received);
    }

    private void add(AddImage request, VarlinkCall call) {
        int most = OciDocuments.LARGEST;
        var manifest =
                SourceFile.readAll(call, request.manifestDescriptor(), "manifestDescriptor", most);
        var config = SourceFile.readAll(call, request.configDescriptor(), "configDescriptor", most);
        var added = content.add(request.names(), manifest, config);
        changes.announce();
        call.reply(added);
    }

    private void open(String digest, VarlinkCall call) {
        var path = content.blob(digest);
        try (var file = FileCalls.open(path.toString(), FileFlags.O_RDONLY)) {
            var size = StatusCalls.fstat(file).size();
            call.reply(new OpenBlob.Opened(0, size), List.of(file));
        }
    }
}
