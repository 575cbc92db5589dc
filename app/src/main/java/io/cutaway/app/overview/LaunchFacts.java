package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.OverviewSnapshot.Launch;
import io.cutaway.app.overview.OverviewSnapshot.Span;
import io.cutaway.app.text.Quantities;
import io.cutaway.engine.launch.LaunchReport;
import io.cutaway.engine.launch.LaunchReport.Outcome;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The last launch, by what its operations are about.
final class LaunchFacts {

    private LaunchFacts() {}

    static Optional<Launch> of(Details details) {
        return details.report()
                .map(LaunchReport::outcomes)
                .filter(outcomes -> !outcomes.isEmpty())
                .map(LaunchFacts::of);
    }

    private static Launch of(List<Outcome> outcomes) {
        var last = outcomes.getLast();
        var count = outcomes.size();
        if (last.error().isEmpty()) {
            var took = Quantities.milliseconds(last.startedNanos() + last.tookNanos());
            return new Launch(LAUNCHED.text(took), OPERATIONS.text(count), false, spans(outcomes));
        }
        var spans = new ArrayList<>(spans(outcomes.subList(0, count - 1)));
        spans.add(span(last));
        return new Launch(
                LAUNCH_FAILED.text(last.operation()),
                LAUNCH_FAILED_NOTE.text(last.call(), last.error(), count - 1),
                true,
                spans);
    }

    private static Span span(Outcome outcome) {
        return new Span(LaunchKind.of(outcome.operation()), outcome.tookNanos());
    }

    private static List<Span> spans(List<Outcome> outcomes) {
        var byKind = new LinkedHashMap<LaunchKind, Long>();
        for (var outcome : outcomes) {
            byKind.merge(LaunchKind.of(outcome.operation()), outcome.tookNanos(), Long::sum);
        }
        var spans = new ArrayList<Span>();
        byKind.forEach((kind, nanos) -> spans.add(new Span(kind, nanos)));
        return spans;
    }
}
