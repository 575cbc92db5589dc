package io.cutaway.app.cli;

import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// Does the same to several containers, or images: one that fails gets its sentence, and the others
/// are done all the same.
final class EachContainer {

    private final Console console;

    EachContainer(Console console) {
        this.console = console;
    }

    /// Gives 0, or the exit code of the last failure.
    int call(List<String> names, Consumer<String> action) {
        return call(names, action, ExitCodes::of);
    }

    /// The same, where some problems have exit codes of their own.
    int call(List<String> names, Consumer<String> action, ToIntFunction<Problem> codes) {
        var code = 0;
        for (var name : names) {
            try {
                action.accept(name);
            } catch (RuntimeException e) {
                var other = new Failures(console).report(e);
                code = e instanceof ProblemException p ? codes.applyAsInt(p.problem()) : other;
            }
        }
        return code;
    }
}
