package io.cutaway.app.log;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LatestOnFxThread;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.ContainerRequest.ReadLog;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The log of a container as it grows, and the part of it that is searched for.
public final class LogModel {

    // Properties
    private final ReadOnlyObjectWrapper<LogBuffer.Snapshot> snapshot =
            new ReadOnlyObjectWrapper<>(LogBuffer.Snapshot.EMPTY);
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");

    private final EngineClient client;
    private final Background background;
    private final ContainerId id;
    private final Consumer<Explanation> failed;
    private Optional<LogReader> reader = Optional.empty();
    private int generation;

    public LogModel(
            EngineClient client,
            Background background,
            ContainerId id,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.id = id;
        this.failed = failed;
        text.addListener(_ -> refill());
    }

    ReadOnlyObjectProperty<LogBuffer.Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /// The lines that hold the search text.
    ObservableList<LogLine> lines() {
        return lines;
    }

    /// What is searched for.
    StringProperty text() {
        return text;
    }

    // Commands

    /// Reads the log and follows it until [#close()].
    void open() {
        close();
        var mine = generation;
        var latest = new LatestOnFxThread<LogBuffer.Snapshot>(background.ui(), s -> show(mine, s));
        background.run(
                () -> {
                    var request = new ReadLog(id.hex(), true, Optional.of(LogBuffer.MOST_LINES));
                    var reply = client.call(request, List.of());
                    var pipe = reply.descriptors().get(reply.value().logDescriptor());
                    return LogReader.start(pipe, latest);
                },
                opened -> keep(mine, opened),
                failed);
    }

    private void keep(int mine, LogReader opened) {
        if (mine == generation) {
            reader = Optional.of(opened);
        } else {
            opened.close();
        }
    }

    void close() {
        generation++;
        reader.ifPresent(LogReader::close);
        reader = Optional.empty();
    }

    private void show(int mine, LogBuffer.Snapshot next) {
        if (mine != generation) {
            return;
        }
        var last = snapshot.get();
        snapshot.set(next);
        if (last.total() > next.total() || last.settled() < next.dropped()) {
            refill();
        } else {
            // What could still grow may have done so.
            lines.removeIf(l -> l.number() < next.dropped() || l.number() >= last.settled());
            var known = (int) (last.settled() - next.dropped());
            lines.addAll(matching(next.lines().subList(known, next.lines().size())));
        }
    }

    private void refill() {
        lines.setAll(matching(snapshot.get().lines()));
    }

    private List<LogLine> matching(List<LogLine> among) {
        var wanted = text.get().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? among
                : among.stream()
                        .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
    }
}
