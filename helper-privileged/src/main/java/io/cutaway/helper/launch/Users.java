package io.cutaway.helper.launch;

import java.nio.file.Path;
import java.util.List;

/// Looks up users in the files of a container's root.
public final class Users {

    private Users() {}

    /// The user that a text means in a container with these layers.
    ///
    /// @param trees of the container's root, top first
    /// @param text as in the OCI image spec's `User`
    /// @throws io.cutaway.engine.protocol.ProblemException `NoSuchUser`
    public static ContainerUser find(List<Path> trees, String text) {
        var files = new LayerFiles(trees);
        return new UserLookup(files.text("etc/passwd"), files.text("etc/group")).find(text);
    }
}
