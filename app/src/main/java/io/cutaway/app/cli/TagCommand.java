package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ImageUpkeepRequest.TagImage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Gives an image more names.
@Command(name = "tag")
final class TagCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "IMAGE")
    String image = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "NAME")
    List<String> names = new ArrayList<>();

    TagCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        names.forEach(name -> context.engine().call(new TagImage(image, name)));
        return 0;
    }
}
