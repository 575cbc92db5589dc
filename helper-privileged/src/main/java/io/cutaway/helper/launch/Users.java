package io.cutaway.helper.launch;

import java.nio.file.Path;
import java.util.List;

/// Looks up users in the files of a container's root.
public final class Users {

    private Users() {}

    /// The users of a container with these layers.
    ///
    /// @param trees of the container's root, top first
    public static UserLookup of(List<Path> trees) {
        var files = new LayerFiles(trees);
        return new UserLookup(files.text("etc/passwd"), files.text("etc/group"));
    }
}
