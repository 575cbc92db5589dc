package io.cutaway.app.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.app.fake.FakeStore;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.Details;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.HistoryEntry;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

@DisplayName("An image's history")
class HistoryRowTest {

    private final FakeStore store = new FakeStore().image("localhost/a:latest");

    private Details details() {
        return store.engine().call(new InspectImage("localhost/a:latest"));
    }

    private static Details with(Details details, List<HistoryEntry> history) {
        return new Details(
                details.summary(),
                details.id(),
                details.manifest(),
                details.settings(),
                details.facts(),
                details.layers(),
                history);
    }

    @Test
    void hasTheNewestStepFirstAndMarksThoseWithoutALayer() {
        assertEquals(
                List.of("4 layer 3", "3 layer 0", "2 layer 2", "1 layer 1"),
                HistoryRow.of(details()).stream()
                        .map(row -> row.number() + " layer " + row.place())
                        .toList());
    }

    @Test
    void doesNotBelieveAStepThatClaimsALayerThatIsNotThere() {
        var lie = new HistoryEntry(Optional.empty(), "RUN", Optional.empty(), Optional.of(99));
        var rows = HistoryRow.of(with(details(), List.of(lie)));
        assertEquals(Optional.empty(), rows.getFirst().layer());
    }

    @Test
    void showsLayersThatNoStepTellsOf() {
        var rows = HistoryRow.of(with(details(), List.of()));
        assertEquals(List.of(3, 2, 1), rows.stream().map(HistoryRow::place).toList());
    }
}
