package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Prints everything about containers or images, as JSON.
@Command(name = "inspect")
final class InspectCommand implements Callable<Integer> {

    private final CommandContext context;

    /// Understood because every listing has it; there is no other form.
    @Option(names = "--json")
    boolean json;

    @Parameters(arity = "1..*", paramLabel = "CONTAINER|IMAGE")
    List<String> names = new ArrayList<>();

    InspectCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var found = new ArrayList<Record>();
        var code = new EachContainer(context.console()).call(names, n -> found.add(inspect(n)));
        context.console().json(found);
        return code;
    }

    private Record inspect(String name) {
        try {
            return context.engine().call(new InspectContainer(name));
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.NoSuchContainer)) {
                throw e;
            }
        }
        try {
            return context.engine().call(new InspectImage(name));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NoSuchImage) {
                throw new CliException(CliMessage.NEITHER, name);
            }
            throw e;
        }
    }
}
