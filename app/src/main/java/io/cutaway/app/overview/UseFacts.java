package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.OverviewSnapshot.Gauge;
import io.cutaway.app.overview.OverviewSnapshot.Network;
import io.cutaway.app.resource.Usage;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.process.NamespaceKind;

import java.util.List;

/// What a container uses, and which network it sees.
final class UseFacts {

    private UseFacts() {}

    static List<Gauge> gauges(OverviewFacts facts) {
        var written = facts.details().summary().writtenBytes();
        return Usage.of(facts.resources(), written).stream().map(UseFacts::gauge).toList();
    }

    private static Gauge gauge(Usage of) {
        return new Gauge(
                of.kind().word(),
                of.isLimited() ? "" : NO_LIMIT.text(),
                of.most().map(most -> OF.text(of.used(), most)).orElse(of.used()),
                of.share());
    }

    /// Where the numbers come from.
    static String measure(OverviewFacts facts) {
        return facts.resources().map(used -> Usage.measure(used.measure())).orElse("");
    }

    /// As the kernel has it; as it was asked for when nothing runs.
    static Network network(OverviewFacts facts) {
        var asked = facts.details().spec().network();
        var own = facts.hasOwn(NamespaceKind.NET).orElse(asked != NetworkMode.HOST);
        if (!own) {
            return new Network(NETWORK_HOST.text(), NETWORK_HOST_NOTE.text(), Standing.WARNING);
        }
        return asked == NetworkMode.NONE
                ? new Network(NETWORK_NONE.text(), NETWORK_NONE_NOTE.text(), Standing.GOOD)
                : new Network(NETWORK_OWN.text(), NETWORK_OWN_NOTE.text(), Standing.GOOD);
    }
}
