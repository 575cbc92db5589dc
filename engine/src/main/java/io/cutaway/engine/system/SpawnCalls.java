package io.cutaway.engine.system;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// posix_spawn(3), which costs a millisecond less than `ProcessBuilder` and passes on any
/// descriptor.
public final class SpawnCalls {

    private static final short POSIX_SPAWN_SETSIGDEF = 0x04;
    private static final short POSIX_SPAWN_SETSIGMASK = 0x08;

    /// Room for the C library's opaque structures: glibc needs 80, 336 and 128 bytes.
    private static final int ACTIONS_SIZE = 256;

    private static final int ATTRIBUTES_SIZE = 1024;
    private static final int SIGNAL_SET_SIZE = 128;

    private SpawnCalls() {}

    /// Starts a program with every signal at its default and none blocked, whatever the JVM does
    /// with them, and with the descriptors of the request alone.
    ///
    /// @return the child's PID. It must be reaped with [ProcessCalls#waitpid].
    /// @throws SystemCallException if the program can't be executed, too: `ENOENT`, `EACCES`
    public static int posixSpawn(SpawnRequest request) {
        try (var actions = new Memory(ACTIONS_SIZE);
                var attributes = new Memory(ATTRIBUTES_SIZE);
                var arguments = strings(request.arguments());
                var environment = strings(entries(request))) {
            require(LibSpawn.posix_spawn_file_actions_init(actions), "posix_spawn", request);
            require(LibSpawn.posix_spawnattr_init(attributes), "posix_spawn", request);
            try {
                setSignals(attributes, request);
                return spawn(request, actions, attributes, arguments, environment);
            } finally {
                LibSpawn.posix_spawnattr_destroy(attributes);
                LibSpawn.posix_spawn_file_actions_destroy(actions);
            }
        }
    }

    private static List<String> entries(SpawnRequest request) {
        return request.environment().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
    }

    private static void setSignals(Pointer attributes, SpawnRequest request) {
        try (var all = new Memory(SIGNAL_SET_SIZE);
                var none = new Memory(SIGNAL_SET_SIZE)) {
            // Not sigfillset(3): it leaves out signals 32 and 33, which glibc keeps for itself, and
            // posix_spawn would then make the child ignore them.
            all.setMemory(0, SIGNAL_SET_SIZE, (byte) 0xff);
            none.clear();
            short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
            require(LibSpawn.posix_spawnattr_setsigdefault(attributes, all), "spawn", request);
            require(LibSpawn.posix_spawnattr_setsigmask(attributes, none), "spawn", request);
            require(LibSpawn.posix_spawnattr_setflags(attributes, flags), "spawn", request);
        }
    }

    private static int spawn(
            SpawnRequest request,
            Pointer actions,
            Pointer attributes,
            Pointer arguments,
            Pointer environment) {
        // Sources above all targets, so that no dup2 overwrites what a later one needs.
        int above = request.descriptors().lastKey() + 1;
        var sources = new ArrayList<Descriptor>();
        try {
            for (int target = 0; target < above; target++) {
                addTarget(request, target, above, actions, sources);
            }
            // The JDK opens files without close-on-exec: everything else must go.
            int result = LibSpawn.posix_spawn_file_actions_addclosefrom_np(actions, above);
            require(result, "posix_spawn_file_actions_addclosefrom_np", request);
            int[] pid = new int[1];
            byte[] path = NativeText.terminated(request.path());
            result = LibSpawn.posix_spawn(pid, path, actions, attributes, arguments, environment);
            require(result, "posix_spawn", request);
            return pid[0];
        } finally {
            sources.forEach(Descriptor::close);
        }
    }

    private static void addTarget(
            SpawnRequest request,
            int target,
            int above,
            Pointer actions,
            Collection<Descriptor> sources) {
        var given = request.descriptors().get(target);
        if (given == null) {
            int result = LibSpawn.posix_spawn_file_actions_addclose(actions, target);
            require(result, "posix_spawn_file_actions_addclose", request);
            return;
        }
        var source = FileCalls.duplicate(given, above);
        sources.add(source);
        int result = LibSpawn.posix_spawn_file_actions_adddup2(actions, source.number(), target);
        require(result, "posix_spawn_file_actions_adddup2", request);
    }

    /// These functions return the error instead of setting `errno`. The environment is not shown:
    /// it may hold secrets.
    private static void require(int error, String call, SpawnRequest request) {
        if (error != 0) {
            throw NativeCall.failure(
                    error, call, request.path(), request.arguments(), request.descriptors());
        }
    }

    /// An array of C strings, ended by a null pointer, in one piece of memory.
    private static Memory strings(List<String> texts) {
        var encoded = texts.stream().map(NativeText::terminated).toList();
        long table = (texts.size() + 1) * 8L;
        long size = table + encoded.stream().mapToLong(text -> text.length).sum();
        var memory = new Memory(size);
        long at = table;
        for (int i = 0; i < encoded.size(); i++) {
            memory.setPointer(i * 8L, memory.share(at));
            memory.write(at, encoded.get(i), 0, encoded.get(i).length);
            at += encoded.get(i).length;
        }
        memory.setLong(texts.size() * 8L, 0);
        return memory;
    }
}
