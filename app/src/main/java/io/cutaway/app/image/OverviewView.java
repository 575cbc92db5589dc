package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Page;
import io.cutaway.app.text.Message;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ImageFacts;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ImageUsage;
import io.cutaway.engine.shell.ShellWords;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.TreeMap;

/// An image's configuration on the left; its names, digests and sizes on the right.
final class OverviewView implements Page {

    private final ImageModel model;
    private final VBox runs = Nodes.column(StyleClasses.STACK);
    private final VBox store = Nodes.column(StyleClasses.STACK);
    private final HBox root;

    OverviewView(ImageModel model) {
        this.model = model;
        root = Nodes.row(StyleClasses.PAGE_COLUMNS, panel(RUNS, runs), panel(STORED, store));
        model.description().subscribe(known -> known.ifPresent(this::show));
    }

    private static Node panel(Message title, VBox facts) {
        var scroll = Nodes.styled(new ScrollPane(facts), StyleClasses.SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var panel =
                Nodes.column(
                        StyleClasses.PANEL,
                        Nodes.label(title.text(), StyleClasses.HEADING),
                        Nodes.grow(scroll));
        HBox.setHgrow(panel, Priority.ALWAYS);
        return Nodes.styled(panel, StyleClasses.FACTS_PANEL);
    }

    private void show(ImageDescription known) {
        var settings = known.details().settings();
        var facts = known.details().facts();
        runs.getChildren().clear();
        add(runs, ENTRYPOINT, ShellWords.join(settings.entrypoint()));
        add(runs, COMMAND, ShellWords.join(settings.command()));
        add(runs, WORKING_DIRECTORY, settings.workingDirectory().orElse("/"));
        add(runs, USER, settings.user().filter(user -> !user.isEmpty()).orElse(ROOT_USER.text()));
        add(runs, ENVIRONMENT, lines(settings.environment()));
        add(runs, PORTS, lines(facts.exposedPorts()));
        add(runs, VOLUMES, lines(facts.volumes()));
        add(runs, LABELS, labels(facts));
        add(runs, STOP_SIGNAL, facts.stopSignal().orElse(""));
        showStored(known);
    }

    private void showStored(ImageDescription known) {
        var details = known.details();
        var age = known.row().age(model.now());
        store.getChildren().clear();
        add(store, NAMES, lines(known.row().names()));
        add(store, PLATFORM, platform(details.facts()));
        say(store, CREATED, age.isEmpty() ? NONE.text() : age);
        add(store, AUTHOR, details.facts().author().orElse(""));
        add(store, DIGEST, details.manifest().source());
        if (!details.manifest().stored().equals(details.manifest().source())) {
            add(store, STORED_DIGEST, details.manifest().stored());
        }
        add(store, ID, details.id());
        add(store, MEDIA_TYPE, details.manifest().sourceMediaType());
        size(store, UNPACKED, known.row().bytes());
        size(store, PACKED, packed(known));
        known.row().usage().map(OverviewView::share).ifPresent(text -> say(store, ON_DISK, text));
        say(store, USED_BY, users(known));
    }

    private static long packed(ImageDescription known) {
        return known.details().layers().stream().mapToLong(layer -> layer.size()).sum();
    }

    private static String share(ImageUsage usage) {
        return SHARE.text(Quantities.bytes(usage.unique()), Quantities.bytes(usage.shared()));
    }

    private static String users(ImageDescription known) {
        return known.users().isEmpty()
                ? NO_USERS.text()
                : lines(known.users().stream().map(user -> user.name().text()).toList());
    }

    private static String platform(ImageFacts facts) {
        return facts.os()
                + "/"
                + facts.architecture()
                + facts.variant().map("/"::concat).orElse("");
    }

    private static String labels(ImageFacts facts) {
        return lines(
                new TreeMap<>(facts.labels())
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .toList());
    }

    private static String lines(List<String> values) {
        return String.join("\n", values);
    }

    /// What an image leaves out is said, so that nobody wonders where it is.
    private static void add(VBox facts, Message name, String value) {
        if (value.isBlank()) {
            say(facts, name, NONE.text());
        } else {
            add(facts, name, Nodes.paragraph(StrangersText.of(value), StyleClasses.MONO));
        }
    }

    private static void size(VBox facts, Message name, long bytes) {
        add(facts, name, Nodes.paragraph(Quantities.bytes(bytes), StyleClasses.DATA));
    }

    private static void say(VBox facts, Message name, String words) {
        add(facts, name, Nodes.paragraph(words));
    }

    private static void add(VBox facts, Message name, Label text) {
        facts.getChildren().add(Nodes.fact(name, text));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        // The page around it has asked.
    }

    @Override
    public void hidden() {
        // There is no stream.
    }
}
