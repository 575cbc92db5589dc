package io.cutaway.app.resource;

import static io.cutaway.app.resource.ResourceMessage.*;

import io.cutaway.app.page.Page;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.Map;

/// What a container uses, a panel for each thing.
public final class ResourcesView implements Page {

    private final ResourcesModel model;
    private final Map<Usage.Kind, GaugePanel> panels = new EnumMap<>(Usage.Kind.class);
    private final VBox column = Nodes.column(StyleClasses.STACK_WIDE);
    private final ScrollPane scroll = Nodes.styled(new ScrollPane(column), StyleClasses.SCROLL);
    private final VBox root;

    public ResourcesView(ResourcesModel model) {
        this.model = model;
        for (var kind : Usage.Kind.values()) {
            var panel = new GaugePanel(kind);
            panels.put(kind, panel);
            column.getChildren().add(panel.node());
        }
        scroll.setFitToWidth(true);
        var first = Nodes.paragraph("", StyleClasses.STRONG);
        first.textProperty().bind(model.snapshot().map(ResourcesSnapshot::summary));
        root = Nodes.column(StyleClasses.PAGE_BODY, first, Nodes.grow(scroll), seeItYourself());
        model.snapshot().subscribe(this::show);
    }

    private HBox seeItYourself() {
        var command = Nodes.label("", StyleClasses.COMMAND);
        command.textProperty().bind(model.snapshot().map(ResourcesSnapshot::command));
        var row =
                Nodes.row(
                        StyleClasses.LINE,
                        Nodes.label(SEE_IT.text(), StyleClasses.STRONG),
                        Nodes.grow(command));
        model.snapshot().subscribe(now -> Nodes.setShown(row, !now.command().isEmpty()));
        return row;
    }

    private void show(ResourcesSnapshot now) {
        panels.forEach(
                (kind, panel) -> {
                    var usage = now.usages().stream().filter(each -> each.kind() == kind).findAny();
                    usage.ifPresent(known -> panel.show(known, now));
                    Nodes.setShown(panel.node(), usage.isPresent());
                });
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open();
    }

    @Override
    public void hidden() {
        model.close();
    }

    @Override
    public void focus() {
        scroll.requestFocus();
    }
}
