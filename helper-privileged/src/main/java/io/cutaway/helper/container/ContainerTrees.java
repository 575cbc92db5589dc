package io.cutaway.helper.container;

import io.cutaway.helper.image.ArchivedTree;
import io.cutaway.helper.image.IdShift;
import io.cutaway.helper.store.StoreLayout;

import java.util.ArrayList;
import java.util.List;

/// The trees that containers are made of, with the owners that their files have in them.
///
/// @param ownersOfLayers those of the files of images
public record ContainerTrees(StoreLayout layout, IdShift ownersOfLayers) {

    /// What a container has changed.
    ArchivedTree upper(Container container) {
        var block = container.record().idBlock();
        var owners =
                block.isPresent()
                        ? new IdShift.ToBlock((int) block.getAsLong())
                        : new IdShift.AsInArchive();
        return new ArchivedTree(container.paths().upper(), owners);
    }

    /// All that it sees, top first.
    public List<ArchivedTree> merged(Container container) {
        var trees = new ArrayList<ArchivedTree>();
        trees.add(upper(container));
        for (var layer : container.record().layers()) {
            trees.add(new ArchivedTree(layout.layerTree(layer), ownersOfLayers));
        }
        return trees;
    }
}
