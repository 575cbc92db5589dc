package io.cutaway.app.measure;

import io.cutaway.engine.protocol.Json;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// `crun run` of an OCI bundle whose root lies there as files: nothing is mounted for it
/// beforehand, and no cgroup is made.
///
/// @param prefix what each command line begins with; empty outside tests
/// @param rootless whether it runs as an ordinary user
record CrunWay(SmallestRoot root, List<String> prefix, boolean rootless) implements LaunchWay {

    static final String PROGRAM = "crun";

    @Override
    public String program() {
        return PROGRAM;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        var spec = command("spec");
        if (rootless) {
            spec.add("--rootless");
        }
        Programs.run(root.bundle(), 0, spec);
        var file = root.bundle().resolve("config.json");
        var config = (ObjectNode) Json.MAPPER.readTree(Files.readString(file));
        var process = (ObjectNode) config.get("process");
        process.put("terminal", false);
        process.putArray("args").add(SmallestRoot.PROGRAM);
        Files.writeString(file, Json.MAPPER.writeValueAsString(config));
    }

    @Override
    public long launch() throws IOException, InterruptedException {
        var run = command("--cgroup-manager=disabled");
        run.addAll(List.of("run", "--bundle", root.bundle().toString()));
        run.add("cutaway-measure-" + ProcessHandle.current().pid());
        var start = System.nanoTime();
        Programs.run(root.folder(), SmallestRoot.STATUS, run);
        return System.nanoTime() - start;
    }

    private List<String> command(String argument) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(PROGRAM, argument));
        return command;
    }

    @Override
    public void clear() throws IOException {
        Files.deleteIfExists(root.bundle().resolve("config.json"));
    }
}
