package io.cutaway.app.container;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.LaunchQuestion;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.ListImages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The launch form: what shall be launched, and what would happen then.
final class LaunchModel {

    // Properties
    private final ObservableList<String> images = FXCollections.observableArrayList();
    private final StringProperty image = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty command = new SimpleStringProperty("");
    private final StringProperty environment = new SimpleStringProperty("");
    private final ObservableList<FolderModel> folders = FXCollections.observableArrayList();
    private final ObjectProperty<NetworkMode> network =
            new SimpleObjectProperty<>(NetworkMode.PRIVATE);
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final BooleanProperty terminal = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<ContainerSpec>> beyond =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<String> left = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ContainerSpec>> spec =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<PlanPreview> preview =
            new ReadOnlyObjectWrapper<>(new PlanPreview.Nothing());

    private final EngineClient client;
    private final Background background;
    private final ContainerActions actions;
    private final Consumer<Explanation> failed;
    private boolean planning;

    LaunchModel(
            EngineClient client,
            Background background,
            ContainerActions actions,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.actions = actions;
        this.failed = failed;
        List.of(image, name, command, environment).forEach(p -> p.addListener(_ -> changed()));
        List.of(readOnly, terminal).forEach(p -> p.addListener(_ -> changed()));
        network.addListener(_ -> changed());
        beyond.addListener(_ -> changed());
    }

    /// Names of the images to choose from.
    ObservableList<String> images() {
        return images;
    }

    StringProperty image() {
        return image;
    }

    StringProperty name() {
        return name;
    }

    StringProperty command() {
        return command;
    }

    StringProperty environment() {
        return environment;
    }

    ObservableList<FolderModel> folders() {
        return folders;
    }

    ObjectProperty<NetworkMode> network() {
        return network;
    }

    BooleanProperty readOnly() {
        return readOnly;
    }

    BooleanProperty terminal() {
        return terminal;
    }

    /// What was taken over and has no field.
    ReadOnlyObjectProperty<Optional<ContainerSpec>> beyond() {
        return beyond;
    }

    /// Sentences about what could not be taken over.
    ObservableList<String> left() {
        return left;
    }

    /// What would be launched; empty while the form is incomplete.
    ReadOnlyObjectProperty<Optional<ContainerSpec>> spec() {
        return spec.getReadOnlyProperty();
    }

    /// What would happen.
    ReadOnlyObjectProperty<PlanPreview> preview() {
        return preview.getReadOnlyProperty();
    }

    /// The form as it is now.
    LaunchForm form() {
        return new LaunchForm(
                image.get(),
                name.get(),
                command.get(),
                environment.get(),
                folders.stream().map(FolderModel::bind).toList(),
                network.get(),
                readOnly.get(),
                terminal.get(),
                beyond.get());
    }

    // Commands

    /// Asks which images there are.
    void open(Optional<String> chosen) {
        background.run(
                () -> client.call(new ListImages()),
                answer -> show(answer.images(), chosen),
                failed);
    }

    private void show(List<ImageSummary> summaries, Optional<String> chosen) {
        images.setAll(
                summaries.stream()
                        .filter(image -> !image.damaged())
                        .flatMap(image -> image.name().stream())
                        .toList());
        image.set(chosen.orElseGet(() -> images.isEmpty() ? "" : images.getFirst()));
    }

    /// Fills the fields with what somebody else has written. Nothing is launched.
    void take(ContainerSpec wanted) {
        var form = LaunchForm.taken(wanted);
        left.clear();
        folders.clear();
        image.set(form.image());
        name.set(form.name());
        command.set(form.command());
        environment.set(form.environment());
        network.set(form.network());
        readOnly.set(form.readOnly());
        terminal.set(form.terminal());
        wanted.binds().forEach(this::addFolder);
        beyond.set(form.beyond());
    }

    /// Leaves out what has no field.
    void leaveBeyond() {
        beyond.set(Optional.empty());
    }

    /// Reads the bundle in a folder; its root is the image that is chosen.
    void takeBundle(Path folder) {
        var root = image.get();
        background.run(() -> TakenBundle.read(folder, root), this::take, failed);
    }

    private void take(TakenBundle bundle) {
        bundle.spec().ifPresent(this::take);
        left.setAll(bundle.sentences());
    }

    private void addFolder(HostBind bind) {
        addFolder(bind.source(), bind.target());
        folders.getLast().set(bind.attributes());
    }

    void addFolder(String source, String target) {
        var folder = new FolderModel(source, target);
        folder.onChange(this::changed);
        folders.add(folder);
        changed();
    }

    void removeFolder(FolderModel folder) {
        folders.remove(folder);
        changed();
    }

    /// Launches what the form says.
    ///
    /// @param created called when there is a container to look at
    void launch(Consumer<ContainerId> created) {
        spec.get().ifPresent(wanted -> actions.launch(wanted, created));
    }

    private void changed() {
        spec.set(form().spec());
        plan();
    }

    /// One question at a time; the last one asked is answered last.
    private void plan() {
        if (planning) {
            return;
        }
        var asked = spec.get();
        if (asked.isEmpty()) {
            preview.set(new PlanPreview.Nothing());
            return;
        }
        planning = true;
        background.run(
                () -> LaunchQuestion.ask(client, asked.get()),
                planned -> planned(asked, PlanPreview.Planned.of(asked.get(), planned)),
                explanation -> planned(asked, new PlanPreview.Impossible(explanation)));
    }

    private void planned(Optional<ContainerSpec> asked, PlanPreview answer) {
        planning = false;
        preview.set(answer);
        if (!asked.equals(spec.get())) {
            plan();
        }
    }
}
