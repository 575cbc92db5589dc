package io.cutaway.app.measure;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.ProgramFiles;
import io.cutaway.app.problem.ProblemText;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Launches the same small root file system by Cutaway and by each of the other programs that are
/// installed, in turn, so that a busy moment hits them all.
public final class LaunchMeasurement {

    private static final int ROUNDS = 7;

    private final List<Timed> ways;
    private final Map<LaunchWay, String> failures = new HashMap<>();

    LaunchMeasurement(List<LaunchWay> ways) {
        this.ways = ways.stream().map(way -> new Timed(way, new ArrayList<>())).toList();
    }

    /// Measures; takes some seconds. Nothing of it stays.
    ///
    /// @return Cutaway first
    /// @throws IOException when not even the root file system can be made
    public static List<LaunchTimes> run(EngineClient client)
            throws IOException, InterruptedException {
        try (var root = SmallestRoot.make(ProgramFiles.ofThisProcess().shim())) {
            var ways = new ArrayList<LaunchWay>();
            ways.add(new CutawayWay(root, client));
            if (Programs.isInstalled(CrunWay.PROGRAM)) {
                ways.add(new CrunWay(root, List.of(), ProcessCalls.geteuid() != 0));
            }
            if (Programs.isInstalled(PodmanWay.PROGRAM)) {
                ways.add(new PodmanWay(root, List.of(), List.of(), List.of()));
            }
            return new LaunchMeasurement(ways).measure();
        }
    }

    List<LaunchTimes> measure() throws InterruptedException {
        for (var timed : ways) {
            attempt(timed.way(), timed.way()::prepare);
        }
        for (var round = 0; round < ROUNDS; round++) {
            for (var timed : ways) {
                attempt(timed.way(), () -> timed.nanos().add(timed.way().launch()));
            }
        }
        for (var timed : ways) {
            clear(timed.way());
        }
        return ways.stream()
                .map(
                        timed ->
                                new LaunchTimes(
                                        timed.way().program(),
                                        timed.nanos(),
                                        failures.getOrDefault(timed.way(), "")))
                .toList();
    }

    /// Also after a failure: something may have been prepared.
    private void clear(LaunchWay way) throws InterruptedException {
        try {
            way.clear();
        } catch (IOException | ProblemException e) {
            failures.putIfAbsent(way, ProblemText.explain(e).why());
        }
    }

    /// A program, and its launches so far.
    private record Timed(LaunchWay way, List<Long> nanos) {}

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /// A program that failed once is not asked again, and the others go on.
    private void attempt(LaunchWay way, Work work) throws InterruptedException {
        if (failures.containsKey(way)) {
            return;
        }
        try {
            work.run();
        } catch (IOException | ProblemException | SystemCallException e) {
            failures.put(way, ProblemText.explain(e).why());
        }
    }
}
