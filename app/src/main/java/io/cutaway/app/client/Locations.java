package io.cutaway.app.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the store is and in which folders its helper's socket can be.
///
/// @param store absolute
/// @param socketDirectories the first is where a new helper puts its socket; in the others lies
///   that of a helper which was started from a session without, or with, a runtime folder
public record Locations(Path store, List<Path> socketDirectories) {

    /// Name of the socket in its folder.
    public static final String SOCKET = "helper.sock";

    private static final String STORE = "CUTAWAY_STORE";

    public Locations {
        socketDirectories = List.copyOf(socketDirectories);
    }

    /// The rules: `$CUTAWAY_STORE` with the socket in its `run`; else `/var/lib/cutaway` and
    /// `/run/cutaway` for root, and the folders of the XDG base directory specification for others.
    public static Locations of(Map<String, String> environment, Account account) {
        var chosen = variable(environment, STORE);
        if (chosen.isPresent()) {
            var store = chosen.get().toAbsolutePath().normalize();
            return new Locations(store, List.of(store.resolve("run")));
        }
        if (account.isRoot()) {
            return new Locations(Path.of("/var/lib/cutaway"), List.of(Path.of("/run/cutaway")));
        }
        var data =
                variable(environment, "XDG_DATA_HOME")
                        .filter(Path::isAbsolute)
                        .orElseGet(() -> account.home().resolve(".local/share"));
        var store = data.resolve("cutaway");
        return new Locations(store, socketDirectories(environment, account, store));
    }

    private static List<Path> socketDirectories(
            Map<String, String> environment, Account account, Path store) {
        var places = new ArrayList<Path>();
        variable(environment, "XDG_RUNTIME_DIR")
                .filter(Path::isAbsolute)
                .filter(runtime -> SocketDirectory.isOwn(runtime, account))
                .ifPresent(runtime -> places.add(runtime.resolve("cutaway")));
        places.add(store.resolve("run"));
        var session = Path.of("/run/user", Integer.toString(account.uid()), "cutaway");
        if (!places.contains(session)) {
            places.add(session);
        }
        return places;
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    /// Where a new helper puts its socket.
    public Path newSocketDirectory() {
        return socketDirectories.getFirst();
    }

    /// What the starter and the helper write for people to read.
    public Path log() {
        return store.resolve("run/helper.log");
    }

    /// What the user's lessons leave: progress and answers.
    public Path lessons() {
        return store.resolve("lessons");
    }

    /// The folder with one folder for each container.
    public Path containers() {
        return store.resolve("containers");
    }
}
