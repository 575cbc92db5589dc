package io.cutaway.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.lesson.LessonPart.Try;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a lesson does, and what it asks for, is the same in every language.
@DisplayName("The lessons that come with it")
class ShippedLessonsTest {

    static Stream<Integer> places() {
        return IntStream.range(0, Lessons.IDS.size()).boxed();
    }

    private static Lesson lesson(int place, int language) {
        return Lessons.shipped(Lessons.LANGUAGES.get(language)).get(place);
    }

    /// A step without its words.
    private record Bones(Move move, Set<Need> needs, List<Try> tries, List<Fact> facts) {
        static Bones of(LessonStep step) {
            return new Bones(
                    step.move(),
                    step.needs(),
                    step.parts().stream()
                            .filter(Try.class::isInstance)
                            .map(Try.class::cast)
                            .toList(),
                    step.questions().stream().map(Question::answer).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void haveTheSameBonesInBothLanguages(int place) {
        var english = lesson(place, 0);
        var german = lesson(place, 1);
        assertEquals(bones(english), bones(german));
        assertEquals(english.introduction().size(), german.introduction().size());
        assertEquals(english.header().id(), german.header().id());
        assertEquals(english.header().spec(), german.header().spec());
        assertEquals(english.header().changes(), german.header().changes());
        assertEquals(english.header().needs(), german.header().needs());
    }

    private static List<Bones> bones(Lesson lesson) {
        return lesson.steps().stream().map(Bones::of).toList();
    }

    @ParameterizedTest
    @MethodSource("places")
    void areTranslatedAndTeachSomething(int place) {
        var english = lesson(place, 0);
        assertEquals("en", english.header().language());
        assertEquals("de", lesson(place, 1).header().language());
        assertNotEquals(english.header().title(), lesson(place, 1).header().title());
        assertFalse(english.questions().isEmpty());
        assertFalse(english.introduction().isEmpty());
    }

    @Test
    void haveTheNamesThatTheyAreListedBy() {
        assertEquals(
                Lessons.IDS,
                Lessons.shipped("en").stream().map(lesson -> lesson.header().id()).toList());
    }
}
