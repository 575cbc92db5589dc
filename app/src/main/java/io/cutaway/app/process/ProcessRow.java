package io.cutaway.app.process;

import io.cutaway.engine.process.ProcessNode;

/// A line of the process tree.
record ProcessRow(ProcessNode process) {

    /// How far it stands to the right.
    int depth() {
        return process.depth();
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
