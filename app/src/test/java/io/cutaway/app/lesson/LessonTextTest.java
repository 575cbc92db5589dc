package io.cutaway.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeEngine;
import io.cutaway.app.page.Background;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.app.theme.Theme;
import io.cutaway.app.tour.CutLabels;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Every step of every lesson, where the tour pictures the first of each in one language.
@DisplayName("The text of a lesson")
@ExtendWith(ApplicationExtension.class)
class LessonTextTest {

    /// What the panel leaves of its least width, without its padding and a scroll bar.
    private static final double NARROWEST = 242;

    /// As tall as the longest step may be: the panel scrolls.
    private static final double TALL = 4000;

    private final VBox words = Nodes.column(StyleClasses.LESSON_WORDS);
    private final Scene scene = new Scene(words, NARROWEST, TALL);

    @Start
    void start(Stage stage) {
        stage.setScene(scene);
    }

    @ParameterizedTest
    @EnumSource
    void isCutNowhereInAnyLanguage(Theme theme, FxRobot robot) {
        var cut = new ArrayList<String>();
        robot.interact(
                () -> {
                    Stylesheets.apply(scene, theme);
                    for (var language : Lessons.LANGUAGES) {
                        Lessons.shipped(language)
                                .forEach(lesson -> cut.addAll(cutIn(lesson, NARROWEST)));
                    }
                });
        assertEquals(List.of(), cut);
    }

    @ParameterizedTest
    @EnumSource
    void wouldBeCutInAPanelThatIsTooNarrow(Theme theme, FxRobot robot) {
        var cut = new ArrayList<String>();
        robot.interact(
                () -> {
                    Stylesheets.apply(scene, theme);
                    var lesson = Lessons.shipped(Lessons.LANGUAGES.getFirst()).getFirst();
                    cut.addAll(cutIn(lesson, 20));
                });
        assertTrue(!cut.isEmpty(), theme.name());
    }

    /// What is cut, or reaches beyond the panel, in some step of it.
    private List<String> cutIn(Lesson lesson, double room) {
        var flow = new LessonFlow(question -> new QuestionView(question, model(lesson)).node());
        var cut = new ArrayList<>(cutIn(flow.nodes(lesson.introduction()), room));
        for (var step : lesson.steps()) {
            var nodes = new ArrayList<>(flow.nodes(step.parts()));
            nodes.addFirst(Nodes.paragraph(step.title(), StyleClasses.HEADING));
            cut.addAll(cutIn(nodes, room));
        }
        return cut;
    }

    private List<String> cutIn(List<Node> nodes, double room) {
        words.setMaxWidth(room);
        words.getChildren().setAll(nodes);
        var cut = new ArrayList<>(CutLabels.below(words));
        nodes.stream()
                .map(Region.class::cast)
                .filter(node -> node.getWidth() > room)
                .forEach(node -> cut.add(node.toString()));
        return cut;
    }

    private static BuildModel model(Lesson lesson) {
        var background = Background.forWindow();
        var engine = new FakeEngine();
        return new BuildModel(
                engine,
                background,
                new BuildSubject.OfLesson(lesson),
                new LessonKeeper(new LessonDesk(Path.of("/nowhere")), background, _ -> {}),
                new RecordingSaver(engine, background, _ -> {}, _ -> {}),
                _ -> {},
                _ -> {});
    }
}
