package io.cutaway.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.layer.ChangeKind;
import io.cutaway.engine.layer.TreeDifferences.Difference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

@DisplayName("The tree of differences")
class DifferenceTreeTest {

    private static Difference added(String path) {
        return new Difference(ChangeKind.ADDED, path, Optional.empty(), Optional.empty(), Set.of());
    }

    private static List<DifferenceRow> rows(List<Difference> differences, Set<String> toggled) {
        return DifferenceTree.of(differences, DifferenceFilter.ALL).rows(toggled);
    }

    @Test
    void hasALineForEachFolderOnTheWayAndSaysWhatIsBelow() {
        var rows = rows(List.of(added("/usr/bin/a"), added("/usr/bin/b")), Set.of());
        assertEquals(
                List.of("0 usr 2", "1 bin 2", "2 a 0", "2 b 0"),
                rows.stream()
                        .map(row -> row.depth() + " " + row.name() + " " + row.below().added())
                        .toList());
    }

    @Test
    void isClosedWhileItHasTooManyLines() {
        var many =
                IntStream.range(0, 100_000)
                        .mapToObj(n -> added("/d" + n / 1000 + "/" + n))
                        .toList();
        assertEquals(100, rows(many, Set.of()).size());
        assertEquals(1100, rows(many, Set.of("/d7")).size());
    }
}
