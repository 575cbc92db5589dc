package io.cutaway.helper.image;

/// How much of a tree an archive can't hold.
///
/// @param sockets which belong to processes and not to files
/// @param others device nodes, and names that would be whiteouts in a layer
public record LeftOut(long sockets, long others) {

    LeftOut withSocket() {
        return new LeftOut(sockets + 1, others);
    }

    LeftOut withOther() {
        return new LeftOut(sockets, others + 1);
    }
}
