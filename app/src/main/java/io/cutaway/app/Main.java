package io.cutaway.app;

import io.cutaway.app.cli.CommandContext;
import io.cutaway.app.cli.CommandLineProgram;

/// Where the program begins: a command line, or without words the window.
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        System.exit(new CommandLineProgram(CommandContext.ofThisProcess()).execute(words));
    }
}
