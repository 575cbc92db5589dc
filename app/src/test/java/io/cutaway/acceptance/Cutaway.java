package io.cutaway.acceptance;

import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The program with a store of its own. Closing it removes its containers, ends its helper and
/// removes the store.
final class Cutaway implements AutoCloseable {

    private final Lane lane;
    private final Path folder;
    private final Path script;

    Cutaway(Lane lane) {
        this(lane, Program.script());
    }

    Cutaway(Lane lane, Path script) {
        this.lane = lane;
        this.script = script;
        try {
            folder = Files.createTempDirectory("cutaway-lane");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lane.give(folder);
    }

    /// With the image `busybox` in its store.
    static Cutaway withBusybox(Lane lane) {
        var cutaway = new Cutaway(lane);
        cutaway.run("import", cutaway.readable(Images.busybox()), "busybox").answer();
        return cutaway;
    }

    /// A folder that the lane's user owns; the store is in it.
    Path folder() {
        return folder;
    }

    Path store() {
        return folder.resolve("store");
    }

    /// Puts a file into the folder, where the user can read it.
    String readable(Path file) {
        var copy = folder.resolve(file.getFileName());
        if (Files.notExists(copy)) {
            Host.run("cp", file.toString(), copy.toString());
            lane.give(copy);
        }
        return copy.toString();
    }

    /// Makes a folder of the user's, to be shown to containers.
    Path shared(String name) {
        var shared = folder.resolve(name);
        Host.run("mkdir", "-p", shared.toString());
        lane.give(shared);
        return shared;
    }

    /// Runs a command of the program to its end.
    Outcome run(String... arguments) {
        return Host.run(command(arguments), environment(), "");
    }

    /// The same, with something typed.
    Outcome runWithInput(String input, String... arguments) {
        return Host.run(command(arguments), environment(), input);
    }

    /// Runs another program as the lane's user, with the same environment.
    Outcome runWrapped(String... program) {
        var all = Stream.concat(lane.prefix().stream(), Stream.of(program)).toList();
        return Host.run(all, environment(), "");
    }

    Host.Started start(String... arguments) {
        return Host.start(command(arguments), environment());
    }

    /// Runs a command in a session of its own, whose leader is a shell.
    Host.Started startSession(String... arguments) {
        return Host.start(
                Stream.of(
                                lane.prefix(),
                                List.of("setsid", "sh", "-c", "\"$@\"; exec sleep 1000", "sh"),
                                List.of(script.toString()),
                                List.of(arguments))
                        .flatMap(List::stream)
                        .toList(),
                environment());
    }

    /// Runs a command behind a shell script of root's, which ends with `"$@"`.
    Outcome runBehind(String text, String... arguments) {
        try (var started = startBehind(text, arguments)) {
            started.endInput();
            return started.outcome();
        }
    }

    /// The same, without waiting for its end.
    Host.Started startBehind(String text, String... arguments) {
        var all = new ArrayList<>(List.of("sh", "-euc", text, "sh"));
        all.addAll(command(arguments));
        return Host.start(all, environment());
    }

    /// The same store, with a program that another build made.
    Runner ofAnotherBuild() throws IOException {
        var other = Program.copy("cutaway-other");
        Files.writeString(other.resolve("app/target/cutaway/build-id"), "another\n");
        // Without a cache of its own, and without a word about making one.
        Files.writeString(other.resolve("app/target/cutaway/cli.aot"), "");
        return arguments ->
                Host.run(
                        Stream.of(
                                        lane.prefix(),
                                        List.of(other.resolve("cutaway").toString()),
                                        List.of(arguments))
                                .flatMap(List::stream)
                                .toList(),
                        environment(),
                        "");
    }

    /// Runs commands of a program.
    interface Runner {
        Outcome run(String... arguments);
    }

    /// A command of the program, for the lane's user.
    private List<String> command(String... arguments) {
        return Stream.of(lane.prefix(), List.of(script.toString()), List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    /// The program as a word for a shell.
    String word() {
        return script.toString();
    }

    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        environment.put("HOME", lane.home());
        environment.put("LANG", "C.UTF-8");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("CUTAWAY_STORE", store().toString());
        return environment;
    }

    /// Runs a shell script in a container of the image `busybox`.
    Outcome shell(String text) {
        return run("run", "--rm", "busybox", "sh", "-c", text);
    }

    /// Asks the helper, as any Varlink client can, and gives the reply.
    JsonNode ask(HelperRequest<?> request) {
        try (var asked = startAsking(request)) {
            return Json.MAPPER.readTree(asked.outcome().answer()).path("parameters");
        }
    }

    /// Asks several things at once; each answer is a line.
    Host.Started startAsking(HelperRequest<?>... requests) {
        wake();
        var command = new ArrayList<>(lane.prefix());
        command.addAll(List.of("perl", "-e", Speaker.SCRIPT, store() + "/run/helper.sock"));
        for (var request : requests) {
            var message = Json.MAPPER.createObjectNode();
            message.put("method", "io.cutaway.Helper." + request.getClass().getSimpleName());
            message.set("parameters", Json.MAPPER.valueToTree(request));
            command.add(message.toString());
        }
        return Host.start(command, environment());
    }

    /// A helper that nobody has spoken to for half a minute has ended; a command starts one.
    void wake() {
        run("ps").answer();
    }

    /// The helper's process.
    long helper() {
        wake();
        return Host.processesOf(store()).stream()
                .filter(pid -> Host.text("/proc/" + pid + "/cmdline").contains("cutaway.helper"))
                .findFirst()
                .orElseThrow();
    }

    /// The first process of a container, as the host knows it.
    int processOf(String container) {
        return run("inspect", container).json().at("/0/summary/state/pid").intValue();
    }

    Path containerFolder(String container) {
        var id = run("inspect", container).json().at("/0/summary/id").stringValue();
        return store().resolve("containers").resolve(id);
    }

    @Override
    public void close() {
        try {
            if (Files.exists(store().resolve("containers"))) {
                removeContainers();
            }
        } finally {
            Host.await(
                    "all processes of " + store() + " have ended",
                    () -> {
                        Host.processesOf(store()).forEach(Cutaway::kill);
                        return Host.processesOf(store()).isEmpty();
                    });
            Host.run("rm", "-rf", folder.toString());
        }
    }

    private void removeContainers() {
        var ids = run("ps", "--all", "--quiet", "--no-trunc").answer().lines().toList();
        if (!ids.isEmpty()) {
            var command = new ArrayList<>(List.of("rm", "--force"));
            command.addAll(ids);
            run(command.toArray(String[]::new)).answer();
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
