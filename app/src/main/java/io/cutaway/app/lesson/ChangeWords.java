package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.CHANGE_UNKNOWN;

import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.step.StepChanges;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// How a lesson says what is otherwise than in a launch: `chroot` in place of pivot_root(2),
/// `share-uts` and the like for a namespace that is not made, `allow-suid` and the like for what
/// mounts don't forbid; `none` for a launch as it is.
final class ChangeWords {

    private ChangeWords() {}

    static StepChanges read(Fields fields, String key, LessonProblems problems) {
        var words = fields.list(key, Optional::of, CHANGE_UNKNOWN);
        return read(words, fields.lineOf(key), problems);
    }

    private static StepChanges read(List<String> words, int line, LessonProblems problems) {
        var shared = EnumSet.noneOf(NamespaceKind.class);
        var allowed = EnumSet.noneOf(MountAttribute.class);
        var changeRoot = false;
        for (var word : words) {
            switch (word) {
                case "none" -> {}
                case "chroot" -> changeRoot = true;
                case "share-pid" -> shared.add(NamespaceKind.PID);
                case "share-net" -> shared.add(NamespaceKind.NET);
                case "share-uts" -> shared.add(NamespaceKind.UTS);
                case "share-ipc" -> shared.add(NamespaceKind.IPC);
                case "share-cgroup" -> shared.add(NamespaceKind.CGROUP);
                case "allow-suid" -> allowed.add(MountAttribute.NO_SET_ID);
                case "allow-dev" -> allowed.add(MountAttribute.NO_DEVICES);
                case "allow-exec" -> allowed.add(MountAttribute.NO_EXECUTE);
                default -> problems.add(line, CHANGE_UNKNOWN, word);
            }
        }
        return new StepChanges(shared, changeRoot, allowed);
    }
}
