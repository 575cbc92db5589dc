package io.cutaway.app.security;

import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.Confinement;

import java.util.Comparator;
import java.util.List;

/// A capability, and how near the container's first process is to it.
///
/// @param name its full name; the number of one that has none
/// @param isDefault whether a container has it when nothing else is asked for
record CapabilityRow(String name, State state, boolean isDefault) {

    /// From what a process can do to what it never will.
    enum State {
        HELD,
        IN_REACH,
        OUT_OF_REACH
    }

    /// Every capability there is, those that the process has first.
    static List<CapabilityRow> of(Confinement confinement) {
        var has = confinement.effective();
        var reach = has.plus(confinement.bounding());
        return reach.plus(CapabilitySet.ALL).names().stream()
                .map(name -> row(name, has, reach))
                .sorted(Comparator.comparing(CapabilityRow::state))
                .toList();
    }

    private static CapabilityRow row(String name, CapabilitySet has, CapabilitySet reach) {
        var isDefault = CapabilitySet.CONTAINER_DEFAULT.names().contains(name);
        if (has.names().contains(name)) {
            return new CapabilityRow(name, State.HELD, isDefault);
        }
        return new CapabilityRow(
                name,
                reach.names().contains(name) ? State.IN_REACH : State.OUT_OF_REACH,
                isDefault);
    }

    String words() {
        return switch (state) {
            case HELD -> (isDefault ? SecurityMessage.HELD : SecurityMessage.HELD_MORE).text();
            case IN_REACH -> SecurityMessage.IN_REACH.text();
            case OUT_OF_REACH -> SecurityMessage.OUT_OF_REACH.text();
        };
    }

    /// The colour that says the same as the words.
    String styleClass() {
        return switch (state) {
            case HELD -> isDefault ? StyleClasses.STRONG : StyleClasses.BAD;
            case IN_REACH -> isDefault ? StyleClasses.QUIET : StyleClasses.WARNING;
            case OUT_OF_REACH -> StyleClasses.MUTED;
        };
    }

    String usual() {
        return isDefault ? SecurityMessage.BY_DEFAULT.text() : "";
    }
}
