package io.cutaway.helper.shim;

import static io.cutaway.engine.system.FileFlags.F_SEAL_GROW;
import static io.cutaway.engine.system.FileFlags.F_SEAL_SEAL;
import static io.cutaway.engine.system.FileFlags.F_SEAL_SHRINK;
import static io.cutaway.engine.system.FileFlags.F_SEAL_WRITE;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The shim's program in sealed memory. A container that reaches its shim's executable through
/// `/proc` finds nothing that it could change (CVE-2019-5736), and a new build that replaces the
/// file does not change what a running helper starts.
public final class ShimProgram implements AutoCloseable {

    private final Descriptor memory;
    private final String path;

    private ShimProgram(Descriptor memory) {
        this.memory = memory;
        // The child closes what it does not inherit before it executes: it goes through the
        // helper's own table of descriptors.
        this.path = "/proc/" + ProcessHandle.current().pid() + "/fd/" + memory.number();
    }

    public static ShimProgram load(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var memory = FileCalls.memfdCreate("cutaway-shim");
        FileCalls.writeAll(memory, bytes);
        FileCalls.addSeals(memory, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
        return new ShimProgram(readOnly(memory));
    }

    /// A file that is open for writing can't be executed (ETXTBSY, execve(2)).
    private static Descriptor readOnly(Descriptor memory) {
        try (memory) {
            return FileCalls.open(memory.procPath(), FileFlags.O_RDONLY);
        }
    }

    /// What to execute, as long as this is open.
    public String path() {
        return path;
    }

    @Override
    public void close() {
        memory.close();
    }
}
