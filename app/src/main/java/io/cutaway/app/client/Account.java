package io.cutaway.app.client;

import io.cutaway.engine.system.ProcessCalls;

import java.nio.file.Path;
import java.util.Map;

/// Who uses the application.
///
/// @param uid effective user id
/// @param gid effective group id
/// @param name login name, or the uid's digits when it has none
/// @param home folder
public record Account(int uid, int gid, String name, Path home) {

    /// The account that this process runs as.
    public static Account current(Map<String, String> environment) {
        var uid = ProcessCalls.geteuid();
        var name = System.getProperty("user.name", "?");
        var home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
        return new Account(
                uid,
                ProcessCalls.getegid(),
                name.equals("?") ? Integer.toString(uid) : name,
                Path.of(home).toAbsolutePath());
    }

    public boolean isRoot() {
        return uid == 0;
    }
}
