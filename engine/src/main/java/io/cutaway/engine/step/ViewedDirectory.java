package io.cutaway.engine.step;

import java.util.List;

/// A directory as a half-built container's process sees it.
///
/// @param path absolute
/// @param error the errno's name when it can't be listed; else empty
/// @param files by name, at most [#MOST]
/// @param complete whether there are no more
public record ViewedDirectory(String path, String error, List<ViewedFile> files, boolean complete) {

    /// How many files are told.
    public static final int MOST = 1000;

    public ViewedDirectory {
        files = List.copyOf(files);
    }
}
