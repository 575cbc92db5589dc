package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// An image's name over the beginning of its digest and the other names it has.
final class ImageNameContent implements Columns.Content<ImageRow> {

    private final Label name = Nodes.name(StyleClasses.STRONG);
    private final Label below =
            Nodes.name(StyleClasses.MONO, StyleClasses.SMALL, StyleClasses.MUTED);
    private final VBox node = Nodes.column(StyleClasses.STACK_TIGHT, name, below);

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(ImageRow image) {
        name.setText(image.names().isEmpty() ? UNNAMED.text() : image.names().getFirst());
        below.setText(image.damaged() ? DAMAGED.text(image.shortDigest()) : digestAndNames(image));
    }

    private static String digestAndNames(ImageRow image) {
        return image.names().size() < 2
                ? image.shortDigest()
                : ALSO_NAMED.text(
                        image.shortDigest(),
                        String.join(", ", image.names().subList(1, image.names().size())));
    }
}
