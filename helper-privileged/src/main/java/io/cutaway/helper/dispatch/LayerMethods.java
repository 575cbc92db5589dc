package io.cutaway.helper.dispatch;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.layer.ChangeList;
import io.cutaway.engine.layer.JavaLayerFiles;
import io.cutaway.engine.layer.LayerDirectory;
import io.cutaway.engine.layer.LayerExplorer;
import io.cutaway.engine.layer.LayerFiles;
import io.cutaway.engine.layer.PathLife;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.layer.SummaryWatch;
import io.cutaway.engine.layer.TreeComparison;
import io.cutaway.engine.layer.TreeDifferences;
import io.cutaway.engine.protocol.InspectionRequest.CompareImages;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;
import io.cutaway.engine.protocol.InspectionRequest.ListDirectory;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.Problem.NoSuchPath;
import io.cutaway.engine.protocol.Problem.StoreFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.helper.container.Containers;
import io.cutaway.helper.container.Images;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The layers of containers and images, read from the store.
final class LayerMethods {

    private final Containers containers;
    private final Images images;
    private final StoreLayout layout;
    private final LayerFiles files = new JavaLayerFiles();

    LayerMethods(Services services) {
        this.containers = services.containers();
        this.images = services.images();
        this.layout = services.layout();
    }

    StackSummary summary(LayerSubject subject) {
        return read("/", () -> explorer(subject).summary());
    }

    /// Summaries of a container, whose upper layer changes.
    Supplier<StackSummary> summaries(LayerSubject subject) {
        var watch = new SummaryWatch(files);
        return () -> read("/", () -> watch.of(explorer(subject)));
    }

    ListDirectory.Directory directory(LayerSubject subject, String path) {
        requireAbsolute(path);
        return read(path, () -> new ListDirectory.Directory(explorer(subject).list(path)));
    }

    PathLife life(LayerSubject subject, String path) {
        requireAbsolute(path);
        return read(path, () -> explorer(subject).lifeOf(path));
    }

    ChangeList changes(String name) {
        var container = containers.find(name);
        var upper = new LayerDirectory(LayerDirectory.UPPER, container.paths().upper());
        var lowers = directories(container.record().layers());
        return read("/", () -> ChangeList.of(upper, lowers, files));
    }

    TreeDifferences compare(CompareImages request) {
        request.from().ifPresent(LayerMethods::requireAbsolute);
        var first = directories(images.find(request.first()).layers());
        var second = directories(images.find(request.second()).layers());
        return read("/", () -> TreeComparison.compare(first, second, files, request.from()));
    }

    private LayerExplorer explorer(LayerSubject subject) {
        var directories =
                switch (subject.kind()) {
                    case IMAGE -> directories(images.find(subject.name()).layers());
                    case CONTAINER -> ofContainer(subject.name());
                };
        return new LayerExplorer(directories, files);
    }

    private List<LayerDirectory> ofContainer(String name) {
        var container = containers.find(name);
        var directories = new ArrayList<LayerDirectory>();
        directories.add(new LayerDirectory(LayerDirectory.UPPER, container.paths().upper()));
        directories.addAll(directories(container.record().layers()));
        return directories;
    }

    private List<LayerDirectory> directories(List<Digest> layers) {
        return layers.stream()
                .map(diffId -> new LayerDirectory(diffId.toString(), layout.layerTree(diffId)))
                .toList();
    }

    private static void requireAbsolute(String path) {
        if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
            throw new ProblemException(new InvalidRequest("path", "not absolute"));
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T read(String path, Work<T> work) {
        try {
            return work.run();
        } catch (NoSuchFileException _) {
            throw new ProblemException(new NoSuchPath(path));
        } catch (IOException e) {
            throw new ProblemException(new StoreFailed(path, String.valueOf(e.getMessage())));
        }
    }
}
