package io.cutaway.app.client;

/// The sentence for each way in which a helper can fail to start, with what mends it.
public final class StartFailureText {

    private StartFailureText() {}

    public static String sentence(StartFailure failure) {
        return switch (failure) {
            case StartFailure.ProgramIncomplete(var missing) ->
                    ClientMessage.PROGRAM_INCOMPLETE.text(missing);
            case StartFailure.UserNamespacesForbidden(var error, var setting) ->
                    setting.isEmpty()
                            ? ClientMessage.NAMESPACES_FORBIDDEN.text(error)
                            : ClientMessage.NAMESPACES_FORBIDDEN_BY.text(error, setting);
            case StartFailure.AppArmorForbids(var call, var error) ->
                    ClientMessage.APPARMOR.text(call, error);
            case StartFailure.NewuidmapMissing() -> ClientMessage.NEWUIDMAP_MISSING.text();
            case StartFailure.NewuidmapFailed(var message) ->
                    ClientMessage.NEWUIDMAP_FAILED.text(message);
            case StartFailure.StoreUnusable(var path, var error) ->
                    ClientMessage.STORE_UNUSABLE.text(path, error);
            case StartFailure.UnsafeDirectory(var path) ->
                    ClientMessage.UNSAFE_DIRECTORY.text(path);
            case StartFailure.HelperDied(var log, var tail) ->
                    tail.isEmpty()
                            ? ClientMessage.HELPER_DIED_SILENTLY.text(log)
                            : ClientMessage.HELPER_DIED.text(tail, log);
            case StartFailure.StarterFailed(var message) ->
                    ClientMessage.STARTER_FAILED.text(message);
            case StartFailure.TimedOut(var store, var seconds) ->
                    ClientMessage.TIMED_OUT.text(store, Long.toString(seconds));
            case StartFailure.OtherBuildStays(var pid) ->
                    ClientMessage.OTHER_BUILD_STAYS.text(Long.toString(pid));
        };
    }
}
