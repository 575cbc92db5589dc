package io.cutaway.app.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `podman run --rm` of an image of that root, in the user's own podman store.
///
/// @param prefix what each command line begins with; empty outside tests
/// @param flags of podman itself; empty outside tests
/// @param more flags of `run`; empty outside tests
record PodmanWay(SmallestRoot root, List<String> prefix, List<String> flags, List<String> more)
        implements LaunchWay {

    static final String PROGRAM = "podman";

    @Override
    public String program() {
        return PROGRAM;
    }

    private static String image() {
        return "localhost/cutaway-measure-" + ProcessHandle.current().pid();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Programs.run(root.folder(), 0, command("import", "-q", root.archive().toString(), image()));
    }

    @Override
    public long launch() throws IOException, InterruptedException {
        var run = command("run", "--rm", "--network", "none");
        run.addAll(more);
        run.addAll(List.of(image(), SmallestRoot.PROGRAM));
        var start = System.nanoTime();
        Programs.run(root.folder(), SmallestRoot.STATUS, run);
        return System.nanoTime() - start;
    }

    @Override
    public void clear() throws IOException, InterruptedException {
        Programs.run(root.folder(), 0, command("rmi", "-i", "-f", image()));
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(PROGRAM);
        command.addAll(flags);
        command.addAll(List.of(arguments));
        return command;
    }
}
