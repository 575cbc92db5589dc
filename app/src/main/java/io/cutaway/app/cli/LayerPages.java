package io.cutaway.app.cli;

import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.layer.LayerEntry;
import io.cutaway.engine.layer.LayerExplorer;
import io.cutaway.engine.layer.PathLife;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject.Kind;
import io.cutaway.engine.protocol.InspectionRequest.ListDirectory;
import io.cutaway.engine.protocol.InspectionRequest.ListLayers;
import io.cutaway.engine.protocol.InspectionRequest.TracePath;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.io.IOException;
import java.util.List;

/// What can be asked about a stack of layers, wherever it is.
sealed interface LayerPages {

    StackSummary summary() throws IOException;

    List<LayerEntry> list(String path) throws IOException;

    PathLife lifeOf(String path) throws IOException;

    /// Those of a container, or of the image of that name when there is no such container.
    static LayerPages ofContainerOrImage(EngineClient engine, String name) {
        var container = new InStore(engine, new LayerSubject(Kind.CONTAINER, name));
        if (container.exists()) {
            return container;
        }
        var image = new InStore(engine, new LayerSubject(Kind.IMAGE, name));
        if (image.exists()) {
            return image;
        }
        throw new CliException(CliMessage.NEITHER, name);
    }

    /// In the helper's store.
    record InStore(EngineClient engine, LayerSubject subject) implements LayerPages {
        @Override
        public StackSummary summary() {
            return engine.call(new ListLayers(subject));
        }

        @Override
        public List<LayerEntry> list(String path) {
            return engine.call(new ListDirectory(subject, path)).entries();
        }

        @Override
        public PathLife lifeOf(String path) {
            return engine.call(new TracePath(subject, path));
        }

        private boolean exists() {
            try {
                list("/");
                return true;
            } catch (ProblemException e) {
                if (e.problem() instanceof Problem.NoSuchContainer
                        || e.problem() instanceof Problem.NoSuchImage) {
                    return false;
                }
                throw e;
            }
        }
    }

    /// On this computer's disks, read as the caller.
    record OnDisk(LayerExplorer explorer) implements LayerPages {
        @Override
        public StackSummary summary() throws IOException {
            return explorer.summary();
        }

        @Override
        public List<LayerEntry> list(String path) throws IOException {
            return explorer.list(path);
        }

        @Override
        public PathLife lifeOf(String path) throws IOException {
            return explorer.lifeOf(path);
        }
    }
}
