package io.cutaway.app.tour;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.app.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.TilePane;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// All pictures of a tour, small and beside each other, for looking at them at once.
final class ContactSheet {

    private static final int COLUMNS = 6;
    private static final int CELL_WIDTH = 288;

    private record Cell(String name, BufferedImage small) {}

    private final List<Cell> cells = new ArrayList<>();
    private final int cellHeight;

    ContactSheet(TourOptions options) {
        cellHeight = CELL_WIDTH * options.height() / options.width();
    }

    void add(String name, BufferedImage picture) {
        cells.add(new Cell(name, small(picture)));
    }

    /// Each pixel is the mean of those that it stands for, so that words stay grey lines.
    private BufferedImage small(BufferedImage picture) {
        var scaled = picture.getScaledInstance(CELL_WIDTH, cellHeight, Image.SCALE_AREA_AVERAGING);
        var small = new BufferedImage(CELL_WIDTH, cellHeight, BufferedImage.TYPE_INT_RGB);
        small.createGraphics().drawImage(scaled, 0, 0, null);
        return small;
    }

    /// The sheet. On the JavaFX thread.
    BufferedImage picture() {
        var tiles = Nodes.styled(new TilePane(), StyleClasses.CONTACT_SHEET);
        tiles.setPrefColumns(COLUMNS);
        cells.forEach(cell -> tiles.getChildren().add(tile(cell)));
        var scene = new Scene(tiles);
        Stylesheets.apply(scene, Theme.LIGHT);
        return SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    }

    private static Node tile(Cell cell) {
        return Nodes.column(
                StyleClasses.STACK_TIGHT,
                new ImageView(SwingFXUtils.toFXImage(cell.small(), null)),
                Nodes.label(cell.name(), StyleClasses.MUTED, StyleClasses.SMALL));
    }
}
