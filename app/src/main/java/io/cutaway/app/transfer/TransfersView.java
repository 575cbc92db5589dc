package io.cutaway.app.transfer;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.Map;

/// Everything that is on its way, a row each; nothing while there is nothing.
public final class TransfersView {

    private final Transfers transfers;
    private final Map<Transfer, TransferRow> rows = new HashMap<>();
    private final VBox list = Nodes.column(StyleClasses.STACK);
    private final ScrollPane node = Nodes.styled(new ScrollPane(list), StyleClasses.SCROLL);

    public TransfersView(Transfers transfers) {
        this.transfers = transfers;
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add(StyleClasses.TRANSFERS);
        transfers.all().addListener((ListChangeListener<Transfer>) _ -> update());
        update();
    }

    private void update() {
        rows.keySet().removeIf(transfer -> !transfers.all().contains(transfer));
        list.getChildren().setAll(transfers.all().stream().map(this::row).toList());
        Nodes.setShown(node, !transfers.all().isEmpty());
    }

    private Node row(Transfer transfer) {
        return rows.computeIfAbsent(transfer, t -> new TransferRow(transfers, t)).node();
    }

    public Node node() {
        return node;
    }
}
