package io.cutaway.app.theme;

import io.cutaway.app.text.Message;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes the nodes that views are put together from, each with its style classes.
public final class Nodes {

    private static final Pattern GAP = Pattern.compile(" {2,}");
    private static final char NO_BREAK = '\u00a0';

    private Nodes() {}

    public static HBox row(String styleClass, Node... children) {
        return styled(new HBox(children), styleClass);
    }

    public static VBox column(String styleClass, Node... children) {
        return styled(new VBox(children), styleClass);
    }

    public static Label label(String text, String... styleClasses) {
        return styled(new Label(text), styleClasses);
    }

    /// A label of several lines.
    public static Label paragraph(String text, String... styleClasses) {
        var label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    /// What keys do: several lines when the window is narrow, and none ends within a key's words.
    public static Label keys(Message keys) {
        var apart = GAP.splitAsStream(keys.text()).map(key -> key.replace(' ', NO_BREAK));
        return paragraph(apart.collect(Collectors.joining("   ")), StyleClasses.KEYS);
    }

    /// A label for names of any length: what doesn't fit is cut, and the tooltip has it all.
    public static Label name(String... styleClasses) {
        var label = label("", styleClasses);
        label.getStyleClass().add(StyleClasses.MAY_BE_CUT);
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(label.textProperty());
        label.setTooltip(tooltip);
        label.setMinWidth(0);
        return label;
    }

    public static Button button(Message text, Runnable action, String... styleClasses) {
        var button = styled(new Button(text.text()), styleClasses);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A name with what is true under it beside it.
    public static HBox fact(Message name, Label text) {
        text.setMinWidth(0);
        return row(StyleClasses.FACT, label(name.text(), StyleClasses.FACT_NAME), grow(text));
    }

    public static FontIcon icon(Ikon ikon, String... styleClasses) {
        return styled(new FontIcon(ikon), styleClasses);
    }

    /// Empty space that takes what is left in a row.
    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// Lets `node` take what is left in a row or column.
    public static <T extends Node> T grow(T node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }

    public static <T extends Node> T styled(T node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }

    /// Shows or hides a node together with the space it takes.
    public static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
