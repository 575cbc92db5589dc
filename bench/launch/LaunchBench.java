import io.cutaway.app.cli.CommandContext;
import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.Frame;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SpawnCalls;
import io.cutaway.engine.system.SpawnRequest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures launches, the ways in turn, and prints medians and ratios.
///
/// Arguments: the number of rounds, the image's name, and a file with a command on each line:
/// `name|program|argument|…`. `cutaway request` is not a command: it is the time from sending
/// CreateContainer to the frame that says how the container ended.
static final int FIRST = 20;
static final int WARM_UP = 600;

void main(String[] arguments) throws Exception {
    var rounds = Integer.parseInt(arguments[0]);
    var image = arguments[1];
    var commands = commands(Path.of(arguments[2]));
    var engine = CommandContext.ofThisProcess().engine();
    var times = new LinkedHashMap<String, List<Double>>();
    for (var round = 0; round < FIRST; round++) {
        note(times, round, "cutaway request, helper just started", request(engine, image));
    }
    // Until the JVMs have compiled what they run; a helper is warm after that.
    for (var round = FIRST; round < WARM_UP; round++) {
        request(engine, image);
    }
    for (var round = -5; round < rounds; round++) {
        note(times, round, "cutaway request", request(engine, image));
        for (var command : commands.entrySet()) {
            note(times, round, command.getKey(), run(command.getKey(), command.getValue()));
        }
    }
    print(times);
    System.exit(0);
}

Map<String, List<String>> commands(Path file) throws Exception {
    var commands = new LinkedHashMap<String, List<String>>();
    for (var line : Files.readAllLines(file)) {
        var words = List.of(line.split("\\|"));
        commands.put(words.getFirst(), words.subList(1, words.size()));
    }
    return commands;
}

/// The rounds below zero warm up and don't count.
void note(Map<String, List<Double>> times, int round, String name, double milliseconds) {
    if (round >= 0) {
        times.computeIfAbsent(name, _ -> new ArrayList<>()).add(milliseconds);
    }
}

double request(EngineClient engine, String image) {
    var spec =
            ContainerSpecBuilder.of(image).command(List.of("/bin/true")).autoRemove(true).build();
    var started = System.nanoTime();
    var created = engine.call(new CreateContainer(spec));
    var start = new StartContainer(created.id().hex(), List.of(), Optional.empty(), true);
    try (var reply = engine.call(start, List.of());
            var stream = new AttachStream(reply.descriptors().getFirst())) {
        while (true) {
            switch (stream.read()) {
                case Frame.Exit(var status) -> {
                    require(status.shellCode() == 0, "the container ended with " + status);
                    return (System.nanoTime() - started) / 1e6;
                }
                case Frame.Disconnected _ -> throw new IllegalStateException("no exit status");
                case Frame.Output _, Frame.ErrorOutput _, Frame.LogLost _ -> {}
            }
        }
    }
}

/// By posix_spawn(3), which costs less than Java's own way of starting processes.
double run(String name, List<String> command) {
    try (var nothing = FileCalls.open("/dev/null", FileFlags.O_RDWR)) {
        Map<Integer, Descriptor> files = Map.of(0, nothing, 1, nothing, 2, nothing);
        var spawn = new SpawnRequest(command.getFirst(), command, System.getenv(), files);
        var started = System.nanoTime();
        var status = ProcessCalls.waitpid(SpawnCalls.posixSpawn(spawn));
        require(status.shellCode() == 0, name + " ended with " + status.shellCode());
        return (System.nanoTime() - started) / 1e6;
    }
}

void require(boolean holds, String otherwise) {
    if (!holds) {
        throw new IllegalStateException(otherwise);
    }
}

void print(Map<String, List<Double>> times) {
    var request = median(times.get("cutaway request"));
    IO.println("| | median ms | minimum ms | ratio to cutaway request |");
    IO.println("|---|---|---|---|");
    times.forEach(
            (name, values) ->
                    IO.println(
                            "| %s | %.2f | %.2f | %.2f |"
                                    .formatted(
                                            name,
                                            median(values),
                                            values.stream().min(Double::compare).orElseThrow(),
                                            median(values) / request)));
}

double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
}
