package io.cutaway.app.cli;

import java.util.List;
import java.util.function.Consumer;

/// Does the same to several containers, or images: one that fails gets its sentence, and the others
/// are done all the same.
final class EachContainer {

    private final Console console;

    EachContainer(Console console) {
        this.console = console;
    }

    /// Gives 0, or the exit code of the last failure.
    int call(List<String> names, Consumer<String> action) {
        var code = 0;
        for (var name : names) {
            try {
                action.accept(name);
            } catch (RuntimeException e) {
                code = new Failures(console).report(e);
            }
        }
        return code;
    }
}
