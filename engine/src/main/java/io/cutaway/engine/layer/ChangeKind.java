package io.cutaway.engine.layer;

/// How a path differs from what the layers below show.
public enum ChangeKind {
    /// The layers below don't show it.
    ADDED,
    /// They show another file, or a directory with another owner or mode.
    CHANGED,
    /// They show it, and it is gone.
    DELETED,
    /// It comes from the bottom layer, or is a directory that was only copied along.
    UNCHANGED
}
