package io.cutaway.app.process;

import io.cutaway.engine.process.ProcessNode;
import io.cutaway.engine.process.ProcessTree;

/// A line of the process tree.
///
/// @param depth how far it stands to the right
record ProcessRow(int depth, ProcessNode process) {

    static ProcessRow of(ProcessTree.Row row) {
        return new ProcessRow(row.depth(), row.process());
    }

    /// A PID may be used again: with the start it names one process.
    Object id() {
        return process.pidOutside() + ":" + process.startTicks();
    }

    String pidInside() {
        return String.valueOf(process.pidInside());
    }

    String pidOutside() {
        return String.valueOf(process.pidOutside());
    }

    String userInside() {
        var user = process.userInside();
        return user.isPresent() ? String.valueOf(user.getAsLong()) : "";
    }

    String userOutside() {
        return String.valueOf(process.userOutside());
    }

    String command() {
        return process.commandLine().isEmpty()
                ? "[" + process.command() + "]"
                : String.join(" ", process.commandLine());
    }
}
