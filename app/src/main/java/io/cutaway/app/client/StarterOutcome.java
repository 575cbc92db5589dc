package io.cutaway.app.client;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What became of one run of the starter, from its exit code and its message.
sealed interface StarterOutcome {

    /// The helper is ready.
    record Ready() implements StarterOutcome {}

    /// Somebody else holds the store: a helper that runs, starts or ends.
    record Busy() implements StarterOutcome {}

    /// The shim to join has ended meanwhile.
    record ShimGone() implements StarterOutcome {}

    record Failed(StartFailure failure) implements StarterOutcome {}

    /// The starter's one line: `starter: CALL: ERRNO`.
    Pattern MESSAGE = Pattern.compile("starter: (.+): ([A-Z0-9]+)");

    String APPARMOR = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";

    /// What the two things that it leaves mean.
    ///
    /// @param exitCode of the starter
    /// @param message what it wrote to its standard error
    static StarterOutcome of(int exitCode, String message, Path log, HostFiles host) {
        var error = message.strip();
        return switch (exitCode) {
            case 0 -> new Ready();
            case 75 -> new Busy();
            case 73 -> new ShimGone();
            case 70 -> new Failed(new StartFailure.HelperDied(log.toString(), lastLine(log)));
            case 71 -> new Failed(refused(error, host, true));
            case 72 -> new Failed(new StartFailure.NewuidmapFailed(error));
            default -> new Failed(refused(error, host, false));
        };
    }

    private static StartFailure refused(String message, HostFiles host, boolean unshare) {
        var matcher = MESSAGE.matcher(message);
        var call = matcher.find() ? matcher.group(1) : "unshare";
        var error = matcher.hasMatch() ? matcher.group(2) : "";
        var permission = List.of("EPERM", "EACCES").contains(error);
        // unshare(2) itself succeeds there: it is the first mount that is refused.
        if (permission && host.readLine(APPARMOR).orElse("0").equals("1")) {
            return new StartFailure.AppArmorForbids(call, error);
        }
        return unshare
                ? new StartFailure.UserNamespacesForbidden(error, forbiddingSetting(host))
                : new StartFailure.StarterFailed(message);
    }

    private static String forbiddingSetting(HostFiles host) {
        if (host.readLine("/proc/sys/kernel/unprivileged_userns_clone").orElse("1").equals("0")) {
            return "kernel.unprivileged_userns_clone=1";
        }
        if (host.readLine("/proc/sys/user/max_user_namespaces").orElse("1").equals("0")) {
            return "user.max_user_namespaces=15000";
        }
        return "";
    }

    private static String lastLine(Path log) {
        return new HostFiles(Path.of("/"))
                .read(log.toAbsolutePath().toString())
                .flatMap(text -> text.lines().filter(l -> !l.isBlank()).reduce((_, last) -> last))
                .orElse("");
    }
}
