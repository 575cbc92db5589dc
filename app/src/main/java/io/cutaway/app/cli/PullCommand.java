package io.cutaway.app.cli;

import io.cutaway.app.registry.PlatformName;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Gets images from registries.
@Command(name = "pull")
final class PullCommand implements Callable<Integer> {

    /// How other programs mark a name in a registry.
    static final String TRANSPORT = "docker://";

    private final CommandContext context;

    @Mixin RegistryFlags registry = new RegistryFlags();

    @Option(names = "--platform", paramLabel = "OS/ARCH[/VARIANT]")
    @Nullable String platform;

    @Option(names = {"-q", "--quiet"})
    boolean quiet;

    @Option(names = "--json")
    boolean json;

    @Parameters(arity = "1..*", paramLabel = "IMAGE")
    List<String> images = new ArrayList<>();

    PullCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var wanted =
                Optional.ofNullable(platform).map(PlatformName::parse).orElseGet(Platform::here);
        var puller = new ImagePuller(context, quiet);
        return new EachContainer(context.console())
                .call(
                        images,
                        image -> {
                            var name = ImageName.parse(image.replaceFirst("^" + TRANSPORT, ""));
                            var pulled = puller.pull(name, wanted, registry.options());
                            if (json) {
                                context.console().json(pulled);
                            } else {
                                context.console().line(pulled.digest());
                            }
                        },
                        _ -> ExitCodes.FAILED);
    }
}
