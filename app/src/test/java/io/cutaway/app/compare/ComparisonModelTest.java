package io.cutaway.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.layer.ChangeKind;
import io.cutaway.engine.layer.FileFacts;
import io.cutaway.engine.layer.FileType;
import io.cutaway.engine.layer.TreeDifferences;
import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.layer.TreeDifferences.Side;
import io.cutaway.engine.protocol.InspectionRequest.CompareImages;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

@DisplayName("A comparison of images")
class ComparisonModelTest {

    private final FakeStore store =
            new FakeStore().image("localhost/a:latest").image("localhost/b:latest");
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Explanation> failures = new ArrayList<>();
    private final ComparisonModel model =
            new ComparisonModel(
                    store.engine(),
                    new Background(waiting::add, Runnable::run),
                    "localhost/a:latest",
                    failures::add);

    @BeforeEach
    void answerInThreeParts() {
        store.engine()
                .on(
                        CompareImages.class,
                        request ->
                                switch (request.from().orElse("")) {
                                    case "" -> part(ChangeKind.ADDED, "/etc/new", "/m");
                                    case "/m" -> part(ChangeKind.DELETED, "/m", "/usr/x");
                                    default -> part(ChangeKind.CHANGED, "/usr/x", "");
                                });
    }

    private static TreeDifferences part(ChangeKind kind, String path, String next) {
        var facts = new FileFacts(FileType.FILE, 0644, 0, 0, 100, 0, 1, 1, Instant.EPOCH);
        var side = Optional.of(new Side(facts, Optional.empty()));
        return new TreeDifferences(
                List.of(
                        new Difference(
                                kind,
                                path,
                                kind == ChangeKind.ADDED ? Optional.empty() : side,
                                kind == ChangeKind.DELETED ? Optional.empty() : side,
                                Set.of())),
                Optional.of(next).filter(n -> !n.isEmpty()));
    }

    private void work() {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private List<String> lines() {
        return model.rows().stream().map(row -> row.get().path()).toList();
    }

    @Test
    void offersTheOtherImages() {
        model.open();
        work();
        assertEquals(List.of("localhost/b:latest"), model.others());
    }

    @Test
    void putsThePartsTogetherAndCountsThem() {
        model.other().set(Optional.of("localhost/b:latest"));
        work();
        assertEquals(List.of("/etc", "/etc/new", "/m", "/usr", "/usr/x"), lines());
        assertEquals(
                new ComparisonState.Read(new Tally(1, 1, 1, 200, 200), 0), model.state().get());
        assertEquals("1 – 3", model.shared().get().orElseThrow().ranges());
        assertEquals(0, store.engine().openStreams());
    }

    @Test
    void showsOnlyWhatTheFilterLeavesWithTheFoldersAbove() {
        model.other().set(Optional.of("localhost/b:latest"));
        model.filter().set(new DifferenceFilter(DifferenceFilter.Kind.CHANGED, ""));
        work();
        assertEquals(List.of("/usr", "/usr/x"), lines());
        model.filter().set(new DifferenceFilter(DifferenceFilter.Kind.ALL, "NEW"));
        work();
        assertEquals(List.of("/etc", "/etc/new"), lines());
    }

    @Test
    void closesAndOpensAFolder() {
        model.other().set(Optional.of("localhost/b:latest"));
        work();
        model.toggle(model.rows().getFirst().get());
        assertEquals(List.of("/etc", "/m", "/usr", "/usr/x"), lines());
        model.toggle(model.rows().getFirst().get());
        assertEquals(List.of("/etc", "/etc/new", "/m", "/usr", "/usr/x"), lines());
    }

    @Test
    void endsWhenThePageIsLeftAndBeginsAnewWhenItIsShownAgain() {
        model.other().set(Optional.of("localhost/b:latest"));
        waiting.remove().run();
        model.close();
        work();
        assertInstanceOf(ComparisonState.Reading.class, model.state().get());
        assertEquals(0, store.engine().openStreams());
        model.open();
        work();
        assertEquals(3, model.state().get().counted().paths());
    }

    @Test
    void saysWhatWentWrong() {
        store.engine()
                .on(
                        CompareImages.class,
                        request -> {
                            throw new ProblemException(new Problem.NoSuchImage(request.second()));
                        });
        model.other().set(Optional.of("localhost/gone:latest"));
        work();
        assertEquals(new ComparisonState.Nothing(), model.state().get());
        assertEquals(2, failures.size(), failures.toString());
    }
}
