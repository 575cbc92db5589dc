package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.OverviewSnapshot.Stratum;
import io.cutaway.app.text.Quantities;
import io.cutaway.engine.layer.LayerDirectory;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.layer.StackSummary.LayerSummary;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the layers hold, and what made them.
final class LayerFacts {

    /// What builders write around the instruction that a person wrote.
    private static final Pattern NOISE =
            Pattern.compile(
                    "^/bin/sh -c #\\(nop\\)\\s*|^(RUN )?/bin/sh -c |\\s*# buildkit$|^\\|\\d+ ");

    private LayerFacts() {}

    /// What made each layer, by its diff ID.
    static Map<String, String> made(InspectImage.Details image) {
        var made = new HashMap<String, String>();
        for (var step : image.history()) {
            step.layer()
                    .filter(place -> place < image.layers().size() && !step.createdBy().isBlank())
                    .ifPresent(
                            place ->
                                    made.put(
                                            image.layers().get(place).diffId(),
                                            plain(step.createdBy())));
        }
        return made;
    }

    private static String plain(String createdBy) {
        return NOISE.matcher(createdBy.strip()).replaceAll("").strip();
    }

    static List<Stratum> strata(OverviewFacts facts) {
        var layers = facts.layers().map(StackSummary::layers).orElse(List.of());
        var strata = new ArrayList<Stratum>();
        for (var place = 0; place < layers.size(); place++) {
            strata.add(stratum(facts, layers.get(place), layers.size() - place));
        }
        return strata;
    }

    /// @param fromBottom 1 is the lowest
    private static Stratum stratum(OverviewFacts facts, LayerSummary layer, int fromBottom) {
        var id = layer.layer().id();
        var writable = id.equals(LayerDirectory.UPPER);
        var made = facts.made().getOrDefault(id, LAYER.text(fromBottom));
        return new Stratum(
                "layer-" + fromBottom + "-" + id,
                writable ? UPPER.text() : made,
                holds(layer),
                layer.bytes(),
                writable);
    }

    private static String holds(LayerSummary layer) {
        var holds = HOLDS.text(layer.files(), layer.whiteouts());
        return layer.wastedBytes() == 0
                ? holds
                : HOLDS_HIDDEN.text(holds, Quantities.bytes(layer.wastedBytes()));
    }

    /// All of them in a line.
    static String sum(OverviewFacts facts) {
        return facts.layers()
                .map(
                        stack ->
                                stack.wastedBytes() == 0
                                        ? SUM.text(Quantities.bytes(stack.bytes()))
                                        : SUM_HIDDEN.text(
                                                Quantities.bytes(stack.bytes()),
                                                Quantities.bytes(stack.wastedBytes())))
                .orElse("");
    }
}
