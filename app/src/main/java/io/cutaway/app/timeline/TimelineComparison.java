package io.cutaway.app.timeline;

import io.cutaway.app.timeline.Timeline.Step;
import io.cutaway.engine.launch.OperationSubject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A launch beside another one. Two operations are the same when they are of one kind and about one
/// subject; of several such, the first goes with the first. What is about a container's own files
/// differs from container to container, so there the kind and the place in the row must do.
final class TimelineComparison {

    private TimelineComparison() {}

    /// A line of the comparison; at least one side is there.
    record Row(Optional<Step> here, Optional<Step> there) {}

    /// All operations of `here` in their order, each beside its like, then those that only `there`
    /// has.
    static List<Row> of(Timeline here, Timeline there) {
        var partners = partners(here, there);
        var rows = new ArrayList<Row>();
        here.steps()
                .forEach(
                        step ->
                                rows.add(
                                        new Row(
                                                Optional.of(step),
                                                Optional.ofNullable(partners.get(step)))));
        there.steps().stream()
                .filter(step -> !partners.containsValue(step))
                .forEach(step -> rows.add(new Row(Optional.empty(), Optional.of(step))));
        return List.copyOf(rows);
    }

    private static Map<Step, Step> partners(Timeline here, Timeline there) {
        var partners = new HashMap<Step, Step>();
        var free = new ArrayList<>(there.steps());
        var alone = new ArrayList<Step>();
        var exact = queues(free, true);
        for (var step : here.steps()) {
            var partner = next(exact, key(step, true));
            partner.ifPresentOrElse(found -> partners.put(step, found), () -> alone.add(step));
        }
        free.removeAll(partners.values());
        var byKind = queues(free, false);
        alone.stream()
                .filter(TimelineComparison::isOwn)
                .forEach(
                        step ->
                                next(byKind, key(step, false))
                                        .ifPresent(found -> partners.put(step, found)));
        return partners;
    }

    /// What names a container's own directory, ids or name.
    private static boolean isOwn(Step step) {
        return switch (step.operation().name()) {
            case "CloneTree", "MapIds", "SetHostname", "OpenTerminal", "OpenPipes" -> true;
            default -> false;
        };
    }

    private static Map<String, Deque<Step>> queues(List<Step> steps, boolean exact) {
        var queues = new HashMap<String, Deque<Step>>();
        steps.forEach(
                step ->
                        queues.computeIfAbsent(key(step, exact), _ -> new ArrayDeque<>())
                                .add(step));
        return queues;
    }

    private static Optional<Step> next(Map<String, Deque<Step>> queues, String key) {
        return Optional.ofNullable(queues.get(key)).map(Deque::poll);
    }

    private static String key(Step step, boolean exact) {
        var operation = step.operation();
        return operation.name() + (exact ? " " + OperationSubject.of(operation) : "");
    }
}
