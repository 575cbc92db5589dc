package io.cutaway.helper.image;

/// How much of a tree an archive can't hold.
///
/// @param sockets which belong to processes and not to files
/// @param devices which no container can make, so only hostile or broken trees have them
/// @param names that would be whiteouts in a layer
public record LeftOut(long sockets, long devices, long names) {

    static final LeftOut NOTHING = new LeftOut(0, 0, 0);

    LeftOut withSocket() {
        return new LeftOut(sockets + 1, devices, names);
    }

    LeftOut withDevice() {
        return new LeftOut(sockets, devices + 1, names);
    }

    LeftOut withName() {
        return new LeftOut(sockets, devices, names + 1);
    }
}
