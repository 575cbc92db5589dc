package io.cutaway.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.launch.LaunchReport;
import io.cutaway.engine.launch.LaunchReport.Outcome;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.MakePrivate;
import io.cutaway.engine.launch.Operation.MaskPath;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.launch.Operation.SetHostname;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@DisplayName("A timeline")
class TimelineTest {

    private static Timeline timeline(String error, int reached, Operation... operations) {
        var outcomes = new ArrayList<Outcome>();
        for (var i = 0; i < reached; i++) {
            var last = i == reached - 1 ? error : "";
            outcomes.add(
                    new Outcome(operations[i].name(), "call", last, i * 1000L, 100L * (i + 1)));
        }
        return Timeline.of(List.of(operations), new LaunchReport(outcomes));
    }

    private static Operation clone(String path) {
        return new Operation.CloneTree(0, path, Optional.empty(), false, Set.of(), IdMaps.NONE);
    }

    @Test
    void endsWithTheLastOperationThatWasReached() {
        var all = timeline("", 3, new MakePrivate("/"), new PivotRoot(), new MaskPath("/a"));
        assertEquals(2300, all.totalNanos());
        assertEquals(3, all.slowest().orElseThrow().number());
        assertEquals(Optional.empty(), all.failure());
    }

    @Test
    void keepsWhatWasNotReached() {
        var half = timeline("EPERM", 1, new MakePrivate("/"), new PivotRoot());
        assertEquals(2, half.steps().size());
        assertEquals(1, half.failure().orElseThrow().number());
        assertEquals(Optional.empty(), half.steps().get(1).outcome());
        assertEquals(100, half.totalNanos());
    }

    @Test
    void ofNothingTakesNoTime() {
        assertEquals(0, Timeline.NONE.totalNanos());
        assertEquals(Optional.empty(), Timeline.NONE.slowest());
    }

    @Test
    void isComparedBySubjectAndNotByPlace() {
        var here = timeline("", 3, new MaskPath("/a"), new MaskPath("/b"), new PivotRoot());
        var there = timeline("", 3, new PivotRoot(), new MaskPath("/b"), new MaskPath("/c"));
        assertEquals("1-0 2-2 3-1 0-3", pairs(here, there));
    }

    @Test
    void takesAContainersOwnThingsByTheirOrder() {
        var here = timeline("", 3, clone("/l/a"), clone("/c/1/w"), new SetHostname("x"));
        var there = timeline("", 3, clone("/l/a"), clone("/c/2/w"), new SetHostname("y"));
        assertEquals("1-1 2-2 3-3", pairs(here, there));
    }

    @Test
    void pairsOneOperationWithOneOnly() {
        var here = timeline("", 2, new MaskPath("/a"), new MaskPath("/a"));
        var there = timeline("", 1, new MaskPath("/a"));
        assertEquals("1-1 2-0", pairs(here, there));
    }

    private static String pairs(Timeline here, Timeline there) {
        return TimelineComparison.of(here, there).stream()
                .map(row -> number(row.here()) + "-" + number(row.there()))
                .collect(Collectors.joining(" "));
    }

    private static int number(Optional<Timeline.Step> step) {
        return step.map(Timeline.Step::number).orElse(0);
    }
}
