package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.lesson.BlockReader.Moved;
import io.cutaway.app.lesson.LessonPart.Item;
import io.cutaway.app.lesson.LessonPart.Listing;
import io.cutaway.app.lesson.LessonPart.Paragraph;

import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts a lesson's introduction and steps together from the blocks of its Markdown.
final class BodyReader {

    static final int STEPS_MOST = 50;

    private final LessonProblems problems;
    private final BlockReader blocks;
    private final List<LessonPart> introduction = new ArrayList<>();
    private final List<LessonStep> steps = new ArrayList<>();
    private Optional<Heading> heading = Optional.empty();
    private Optional<Moved> moved = Optional.empty();
    private List<LessonPart> parts = introduction;

    BodyReader(LessonProblems problems) {
        this.problems = problems;
        this.blocks = new BlockReader(problems);
    }

    List<LessonPart> introduction() {
        return introduction;
    }

    List<LessonStep> steps() {
        return steps;
    }

    /// @param document whose nodes know the lines of the whole file
    void read(Node document, int lastLine) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            read(node);
        }
        endStep();
        if (steps.isEmpty()) {
            problems.add(lastLine, NO_STEPS);
        } else if (steps.size() > STEPS_MOST) {
            problems.add(steps.get(STEPS_MOST).line(), TOO_MANY_STEPS, STEPS_MOST);
        }
    }

    static int line(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1;
    }

    private void read(Node node) {
        switch (node) {
            case Heading title -> beginStep(title);
            case org.commonmark.node.Paragraph words ->
                    parts.add(new Paragraph(ProseReader.read(words, line(words), problems)));
            case BulletList list -> items(list, Optional.empty());
            case OrderedList list -> items(list, Optional.ofNullable(list.getMarkerStartNumber()));
            case FencedCodeBlock block -> block(block);
            default -> problems.add(line(node), NOT_IN_LESSON, node.getClass().getSimpleName());
        }
    }

    private void beginStep(Heading title) {
        if (title.getLevel() != 2) {
            problems.add(line(title), HEADING_LEVEL);
            return;
        }
        endStep();
        heading = Optional.of(title);
        moved = Optional.empty();
        parts = new ArrayList<>();
    }

    private void endStep() {
        heading.ifPresent(
                title -> {
                    var words = ProseReader.text(title, line(title), problems);
                    if (words.isBlank() || words.length() > HeaderReader.TITLE_MOST) {
                        problems.add(line(title), TITLE_TOO_LONG, words);
                    }
                    var move = moved.map(Moved::move).orElse(Move.NONE);
                    var needs = moved.map(Moved::needs).orElse(Set.of());
                    steps.add(new LessonStep(line(title), words, move, needs, parts));
                });
    }

    /// @param first the first one's number, of a list that counts
    private void items(ListBlock list, Optional<Integer> first) {
        var number = first.orElse(0);
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var sign = first.isEmpty() ? "•" : number + ".";
            for (var part = item.getFirstChild(); part != null; part = part.getNext()) {
                if (part instanceof org.commonmark.node.Paragraph words) {
                    parts.add(new Item(sign, ProseReader.read(words, line(words), problems)));
                } else {
                    problems.add(line(part), NOT_IN_LIST);
                }
            }
            number++;
        }
    }

    private void block(FencedCodeBlock block) {
        var line = line(block);
        if (block.getClosingFenceLength() == null) {
            problems.add(line, NOT_CLOSED);
            return;
        }
        switch (block.getInfo()) {
            case "" -> parts.add(new Listing(block.getLiteral()));
            case "try" -> inStep(line).ifPresent(_ -> tryIt(line, block));
            case "question" -> inStep(line).ifPresent(_ -> ask(line, block));
            case "step" -> inStep(line).ifPresent(_ -> move(line, block));
            default -> problems.add(line, BLOCK_UNKNOWN, block.getInfo());
        }
    }

    private Optional<Heading> inStep(int line) {
        if (heading.isEmpty()) {
            problems.add(line, BEFORE_FIRST_STEP);
        }
        return heading;
    }

    private void tryIt(int line, FencedCodeBlock block) {
        blocks.commands(line, block.getLiteral()).ifPresent(parts::add);
    }

    private void ask(int line, FencedCodeBlock block) {
        blocks.question(line, block.getLiteral()).ifPresent(parts::add);
    }

    private void move(int line, FencedCodeBlock block) {
        if (moved.isPresent()) {
            problems.add(line, STEP_TWICE);
        } else if (!parts.isEmpty()) {
            problems.add(line, STEP_NOT_FIRST);
        }
        moved = Optional.of(blocks.step(line, block.getLiteral()));
    }
}
