package io.cutaway.app.client;

import io.cutaway.engine.process.IdMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The command line that starts a helper: the starter, then the helper's JVM.
///
/// @param program where everything lies
/// @param locations of the store and the socket
/// @param identity as whom
record StarterCommand(ProgramFiles program, Locations locations, HelperIdentity identity) {

    private static final String MAIN_CLASS = "io.cutaway.helper.HelperMain";
    private static final int READY_SECONDS = 30;

    /// @param join a shim whose namespaces the helper shall live in
    List<String> arguments(Optional<LivingShim> join) {
        var line = new ArrayList<String>();
        line.addAll(List.of(program.shim().toString(), "start"));
        line.addAll(List.of("--store", locations.store().toString()));
        line.addAll(identityArguments(join));
        line.addAll(List.of("--ready-timeout", Integer.toString(READY_SECONDS)));
        line.addAll(List.of("--log", locations.log().toString(), "--"));
        line.addAll(helperArguments());
        return line;
    }

    private List<String> identityArguments(Optional<LivingShim> join) {
        return switch (identity) {
            case HelperIdentity.Root _ -> List.of();
            case HelperIdentity.Mapped _, HelperIdentity.SingleId _ when join.isPresent() ->
                    List.of("--join", join.get().pid() + ":" + join.get().startTime());
            case HelperIdentity.SingleId _ -> List.of("--single-id");
            case HelperIdentity.Mapped(var users, var groups) ->
                    List.of("--uid-map", text(users), "--gid-map", text(groups));
        };
    }

    private static String text(IdMap mapping) {
        return mapping.text().strip().replace('\n', ',');
    }

    /// The helper lives for long and does little: a small heap, one collector thread, and the first
    /// compiler alone. The second one took more time to compile than unpacking 300 MB gained by it:
    /// libcrypto hashes and zlib decompresses (docs/decisions/0007-helper-jvm.md).
    private List<String> helperArguments() {
        var line = new ArrayList<String>();
        line.addAll(
                List.of(
                        program.java().toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1"));
        cacheOption().ifPresent(line::add);
        line.addAll(
                List.of(
                        "-Djna.boot.library.path=" + program.nativeLibraries(),
                        "-Djna.nosys=true",
                        "-Djna.nounpack=true",
                        "--enable-native-access=ALL-UNNAMED",
                        // The decompressor of zstd.
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath(),
                        MAIN_CLASS));
        line.addAll(programArguments());
        return line;
    }

    /// A cache serves only the flags and the class path that it was made with.
    private Optional<String> cacheOption() {
        return program.recording()
                .map(file -> "-XX:AOTCacheOutput=" + file)
                .or(() -> program.helperCache().map(file -> "-XX:AOTCache=" + file));
    }

    private String classPath() {
        return program.helperClassPath().stream()
                .map(Object::toString)
                .collect(Collectors.joining(":"));
    }

    private List<String> programArguments() {
        var line = new ArrayList<String>();
        line.addAll(List.of("--store", locations.store().toString()));
        line.addAll(List.of("--socket-directory", locations.newSocketDirectory().toString()));
        line.addAll(List.of("--shim", program.shim().toString()));
        line.addAll(List.of("--build-id", program.buildId()));
        // A recording waits for its end.
        program.recording().ifPresent(_ -> line.addAll(List.of("--idle-seconds", "1")));
        return line;
    }

    /// What the helper inherits: nothing that changes a JVM or the loader, and a locale in which
    /// every file name can be written, whatever the user's is.
    static Map<String, String> environment(Map<String, String> own) {
        var environment = new HashMap<String, String>();
        for (var name : List.of("HOME", "USER", "LOGNAME", "TMPDIR", "XDG_RUNTIME_DIR")) {
            Optional.ofNullable(own.get(name)).ifPresent(text -> environment.put(name, text));
        }
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }
}
