package io.cutaway.app.cli;

/// What a page is asked about: a container, by name or id, or any process of the computer.
sealed interface Subject {

    record Container(String name) implements Subject {}

    record RunningProcess(int pid) implements Subject {}

    /// Digits alone are a PID: those pages need neither helper nor store.
    static Subject parse(String text) {
        return text.matches("[0-9]{1,9}")
                ? new RunningProcess(Integer.parseInt(text))
                : new Container(text);
    }
}
