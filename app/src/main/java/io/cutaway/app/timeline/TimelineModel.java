package io.cutaway.app.timeline;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The last launch of a container, and what it is compared with.
final class TimelineModel {

    // Properties
    private final ReadOnlyObjectWrapper<Timeline> timeline =
            new ReadOnlyObjectWrapper<>(Timeline.NONE);
    private final ReadOnlyObjectWrapper<Optional<Timeline>> other =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Choice> choices = FXCollections.observableArrayList(Choice.NONE);
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.NONE);
    private final LiveRows<TimelineRow> rows = new LiveRows<>(TimelineRow::key);

    private final EngineClient client;
    private final Background background;
    private final ContainerId id;
    private final Consumer<Explanation> failed;
    private Optional<LaunchPlan> explained = Optional.empty();
    private List<OperationExplanation> explanations = List.of();

    /// What a launch can be compared with.
    ///
    /// @param id of a container that was launched; empty for nothing
    /// @param name of it
    record Choice(Optional<ContainerId> id, String name) {
        static final Choice NONE = new Choice(Optional.empty(), "");
    }

    /// @param details of the container, as its page follows them
    TimelineModel(
            EngineClient client,
            Background background,
            ContainerId id,
            ObservableValue<Optional<Details>> details,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.id = id;
        this.failed = failed;
        details.subscribe(known -> known.ifPresent(this::show));
        timeline.addListener(_ -> update());
        other.addListener(_ -> update());
        choice.addListener(_ -> compare());
        update();
    }

    private void show(Details details) {
        if (!details.plan().equals(explained)) {
            explained = details.plan();
            explanations = explained.map(OperationExplanation::of).orElse(List.of());
        }
        launch(details).ifPresent(timeline::set);
    }

    private static Optional<Timeline> launch(Details details) {
        return details.plan()
                .flatMap(
                        plan ->
                                details.report()
                                        .map(report -> Timeline.of(plan.operations(), report)));
    }

    ReadOnlyObjectProperty<Timeline> timeline() {
        return timeline.getReadOnlyProperty();
    }

    /// What the operation of a line does; empty when only the other launch has it.
    Optional<OperationExplanation> explanation(TimelineRow row) {
        return explanations.stream()
                .filter(known -> known.operation().equals(row.operation()))
                .findFirst();
    }

    /// The launch that is compared with; empty when none is.
    ReadOnlyObjectProperty<Optional<Timeline>> other() {
        return other.getReadOnlyProperty();
    }

    ObservableList<Choice> choices() {
        return choices;
    }

    /// What to compare with.
    ObjectProperty<Choice> choice() {
        return choice;
    }

    ObservableList<LiveRow<TimelineRow>> rows() {
        return rows.rows();
    }

    // Commands

    /// Asks which other launches there are.
    void open() {
        background.run(() -> client.call(new ListContainers()).containers(), this::offer, failed);
    }

    private void offer(List<ContainerSummary> containers) {
        var chosen = choice.get();
        var offered = new ArrayList<>(List.of(Choice.NONE));
        containers.stream()
                .filter(container -> !container.id().equals(id))
                .map(c -> new Choice(Optional.of(c.id()), c.name().text()))
                .forEach(offered::add);
        choices.setAll(offered);
        choice.set(offered.contains(chosen) ? chosen : Choice.NONE);
    }

    /// A box whose items are replaced chooses nothing for a moment.
    private Optional<ContainerId> asked() {
        return Optional.ofNullable(choice.get()).flatMap(Choice::id);
    }

    private void compare() {
        var asked = asked();
        if (asked.isEmpty()) {
            other.set(Optional.empty());
            return;
        }
        background.run(
                () -> launch(client.call(new InspectContainer(asked.get().hex()))),
                found -> other.set(found.filter(_ -> asked.equals(asked()))),
                failed);
    }

    private void update() {
        rows.update(TimelineRow.of(timeline.get(), other.get()));
    }
}
