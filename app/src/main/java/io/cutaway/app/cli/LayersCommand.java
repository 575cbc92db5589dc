package io.cutaway.app.cli;

import io.cutaway.app.text.Quantities;
import io.cutaway.engine.layer.LayerEntry;
import io.cutaway.engine.layer.PathLife;
import io.cutaway.engine.layer.StackSummary;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/// Shows what each layer holds and wastes, or which layers have a path.
@Command(name = "layers")
final class LayersCommand implements Callable<Integer> {

    private static final int SHORT = 12;

    private final CommandContext context;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", paramLabel = "IMAGE|CONTAINER|PID")
    String subject = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PATH")
    @Nullable String path;

    LayersCommand(CommandContext context) {
        this.context = context;
    }

    /// What is known of one path.
    ///
    /// @param appearances in every layer that has it, top first; none for the root
    /// @param entries of a directory
    record OfPath(List<PathLife.Appearance> appearances, List<LayerEntry> entries) {}

    @Override
    public Integer call() throws IOException {
        var pages =
                switch (Subject.parse(subject)) {
                    case Subject.RunningProcess(var pid) -> OverlayOfProcess.read(pid);
                    case Subject.Container(var name) ->
                            LayerPages.ofContainerOrImage(context.engine(), name);
                };
        if (path == null) {
            print(pages.summary());
        } else {
            print(ofPath(pages, path), pages.summary());
        }
        return 0;
    }

    private static OfPath ofPath(LayerPages pages, String path) throws IOException {
        var isRoot = path.replace("/", "").isEmpty();
        var life = isRoot ? List.<PathLife.Appearance>of() : pages.lifeOf(path).appearances();
        if (!isRoot && life.isEmpty()) {
            throw new CliException(CliMessage.NO_SUCH_FILE, path);
        }
        var isDirectory = isRoot || life.getFirst().facts().isDirectory();
        return new OfPath(life, isDirectory ? pages.list(path) : List.of());
    }

    private void print(StackSummary summary) {
        if (json) {
            context.console().json(summary);
            return;
        }
        var table = new Table("LAYER", "ID", "FILES", "DIRECTORIES", "WHITEOUTS", "SIZE", "WASTED");
        var place = 0;
        for (var layer : summary.layers()) {
            table.add(
                    Integer.toString(place++),
                    shortId(layer.layer().id()),
                    Long.toString(layer.files()),
                    Long.toString(layer.directories()),
                    Long.toString(layer.whiteouts()),
                    Quantities.bytes(layer.bytes()),
                    Quantities.bytes(layer.wastedBytes()));
        }
        table.print(context.console());
        printWaste(summary);
    }

    private void printWaste(StackSummary summary) {
        if (summary.waste().isEmpty()) {
            return;
        }
        context.console().line("");
        var table = new Table("WASTED", "LAYER", "HIDDEN BY", "PATH");
        for (var waste : summary.waste()) {
            table.add(
                    Quantities.bytes(waste.bytes()),
                    Integer.toString(waste.layer()),
                    Integer.toString(waste.hiddenBy()),
                    waste.path());
        }
        table.print(context.console());
    }

    private void print(OfPath found, StackSummary summary) {
        if (json) {
            context.console().json(found);
            return;
        }
        var lives = new Table("LAYER", "ID", "STATE", "SIZE", "BY");
        for (var appearance : found.appearances()) {
            lives.add(
                    Integer.toString(appearance.layer()),
                    shortId(summary.layers().get(appearance.layer()).layer().id()),
                    appearance.state().name(),
                    Quantities.bytes(appearance.facts().bytes()),
                    appearance.by().isPresent() ? "" + appearance.by().getAsInt() : "");
        }
        if (!found.appearances().isEmpty()) {
            lives.print(context.console());
        }
        printEntries(found.entries());
    }

    private void printEntries(List<LayerEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var table = new Table("LAYER", "CHANGE", "MODE", "SIZE", "NAME");
        for (var entry : entries) {
            table.add(
                    Integer.toString(entry.layer()),
                    entry.kind().name(),
                    entry.facts().permissionText(),
                    Quantities.bytes(entry.facts().bytes()),
                    entry.name() + entry.linkTarget().map(link -> " -> " + link).orElse(""));
        }
        table.print(context.console());
    }

    private static String shortId(String id) {
        var hex = id.substring(id.indexOf(':') + 1);
        return hex.length() > SHORT && !hex.contains("/") ? hex.substring(0, SHORT) : hex;
    }
}
