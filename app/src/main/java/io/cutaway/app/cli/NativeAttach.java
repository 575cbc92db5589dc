package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.ProgramFiles;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SpawnCalls;
import io.cutaway.engine.system.SpawnRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Hands a terminal to the shim's program in attach mode: raw mode, SIGWINCH and putting everything
/// back when it is killed need the real terminal and C.
final class NativeAttach {

    private static final int STREAM = 3;

    private NativeAttach() {}

    /// Waits until it has ended: with the container's exit code, or 0 when the user detached.
    static int run(AttachStream stream, AttachedSession.Wish wish) {
        var shim = ProgramFiles.ofThisProcess().shim().toString();
        var arguments =
                new ArrayList<>(
                        List.of(shim, "attach", Integer.toString(STREAM), "--tty", "--stdin"));
        if (wish.isAttached()) {
            arguments.add("--attached");
        }
        var descriptors =
                Map.of(
                        0,
                        Descriptor.owning(0),
                        1,
                        Descriptor.owning(1),
                        2,
                        Descriptor.owning(2),
                        STREAM,
                        stream.socket());
        try (stream) {
            var request = new SpawnRequest(shim, arguments, System.getenv(), descriptors);
            return ProcessCalls.waitpid(SpawnCalls.posixSpawn(request)).shellCode();
        }
    }
}
