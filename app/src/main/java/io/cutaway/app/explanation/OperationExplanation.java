package io.cutaway.app.explanation;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.ManualPages;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.ShellCommands;
import io.cutaway.engine.launch.SystemCallText;
import io.cutaway.engine.launch.WhereToLook;

import java.util.List;

/// Everything there is to say about one operation of a plan; window and command line show the same.
///
/// @param operation the record itself; its name is the heading
/// @param title one sentence with the operation's arguments
/// @param does two sentences: what it does and what that is good for
/// @param calls the system calls with their arguments, as strace(1) writes them, one a line
/// @param commands shell commands of util-linux and coreutils that do the same, one a line
/// @param pages manual pages, the best first
/// @param look a command that shows the effect; `$pid` is the container's first process
/// @param without what happens when it is left out
public record OperationExplanation(
        Operation operation,
        String title,
        String does,
        List<String> calls,
        List<String> commands,
        List<String> pages,
        String look,
        String without) {

    public OperationExplanation {
        calls = List.copyOf(calls);
        commands = List.copyOf(commands);
        pages = List.copyOf(pages);
    }

    /// One for each operation of the plan, in its order.
    public static List<OperationExplanation> of(LaunchPlan plan) {
        var shell = new ShellCommands();
        return plan.operations().stream().map(operation -> of(operation, shell)).toList();
    }

    private static OperationExplanation of(Operation operation, ShellCommands shell) {
        var texts = OperationSentences.of(operation);
        return new OperationExplanation(
                operation,
                OperationText.of(operation),
                texts.does(),
                SystemCallText.of(operation),
                shell.of(operation),
                ManualPages.of(operation),
                WhereToLook.at(operation),
                texts.without());
    }
}
