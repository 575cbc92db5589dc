package io.cutaway.app.image;

import io.cutaway.engine.image.ImageConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Makes an image of copies of this computer's own programs, so that the first container needs no
/// network: a shell, coreutils, procps, util-linux, `vi`, and the libraries they need.
///
/// It has three layers, so that there is something to see: the second replaces a file of the first,
/// the third takes one away. What the computer lacks is left out and reported. It only reads, as
/// whoever runs it.
public final class StarterImage {

    /// The name it is given.
    public static final String NAME = "starter";

    private final ProgramFinder programs;
    private final List<Path> terminalDirectories;
    private final Cancellation cancellation;
    private final List<String> missing = new ArrayList<>();

    public StarterImage(Cancellation cancellation) {
        this(
                ProgramFinder.SYSTEM,
                List.of(
                        Path.of("/etc/terminfo"),
                        Path.of("/lib/terminfo"),
                        Path.of("/usr/share/terminfo")),
                cancellation);
    }

    StarterImage(
            ProgramFinder programs, List<Path> terminalDirectories, Cancellation cancellation) {
        this.programs = programs;
        this.terminalDirectories = terminalDirectories;
        this.cancellation = cancellation;
    }

    /// One layer's tar archive.
    ///
    /// @param history what made it, for the image's history
    public record Layer(Path archive, String history) {}

    /// What was made.
    ///
    /// @param layers the lowest first
    /// @param missing names of programs that this computer lacks
    public record Built(List<Layer> layers, ImageConfig config, List<String> missing) {}

    /// Neither dash nor bash nor busybox is here: there is no image without a shell.
    public static final class NoShellException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Writes the layers' archives into the directory.
    ///
    /// @throws NoShellException when this computer has no shell
    /// @throws java.util.concurrent.CancellationException when it is cancelled
    public Built build(Path directory) throws IOException, InterruptedException {
        missing.clear();
        var shell = programs.findFirst(StarterPrograms.SHELLS).orElseThrow(NoShellException::new);
        var base = found(StarterPrograms.BASE);
        base.put("sh", shell);
        var tools = found(StarterPrograms.TOOLS);
        programs.findFirst(StarterPrograms.EDITORS)
                .ifPresentOrElse(vi -> tools.put("vi", vi), () -> missing.add("vi"));
        var baseLibraries = LibraryFinder.find(base.values());
        var toolLibraries = new TreeSet<>(LibraryFinder.find(tools.values()));
        toolLibraries.removeAll(baseLibraries);
        var layers =
                List.of(
                        base(directory.resolve("base.tar"), base, baseLibraries),
                        tools(directory.resolve("tools.tar"), tools, toolLibraries),
                        greeting(directory.resolve("greeting.tar")));
        return new Built(layers, config(base.containsKey("bash")), List.copyOf(missing));
    }

    private Map<String, Path> found(List<String> names) throws IOException {
        var found = new LinkedHashMap<String, Path>();
        for (var name : names) {
            var file = programs.find(name);
            if (file.isPresent()) {
                found.put(name, file.get());
            } else {
                missing.add(name);
            }
        }
        return found;
    }

    private static ImageConfig config(boolean bash) {
        return ImageConfig.running(
                List.of(bash ? "/bin/bash" : "/bin/sh"),
                List.of("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"));
    }

    private Layer base(Path archive, Map<String, Path> found, SortedSet<Path> libraries)
            throws IOException {
        try (var layer = new StarterLayer(archive)) {
            for (var name : List.of("bin", "sbin", "lib", "lib64")) {
                layer.directory("usr/" + name).link(name, "usr/" + name);
            }
            for (var name : List.of("dev", "home", "mnt", "proc", "root", "run", "sys", "tmp")) {
                layer.directory(name);
            }
            layer.directory("var/log").directory("var/tmp");
            for (var name : List.of("passwd", "group", "nsswitch.conf", "os-release")) {
                layer.text("etc/" + name, resource(name));
            }
            layer.text("etc/motd", resource("motd-base"));
            layer.text("etc/starter-note", resource("starter-note"));
            layer.text("root/.bashrc", resource("bashrc"));
            copyAll(layer, found, libraries);
        }
        return new Layer(archive, "starter: shell and coreutils");
    }

    private Layer tools(Path archive, Map<String, Path> found, SortedSet<Path> libraries)
            throws IOException {
        try (var layer = new StarterLayer(archive)) {
            layer.text("etc/motd", resource("motd-tools"));
            copyAll(layer, found, libraries);
            for (var terminal : StarterPrograms.TERMINALS) {
                var file = terminal.charAt(0) + "/" + terminal;
                var description = terminalDescription(file);
                if (description.isPresent()) {
                    layer.copy(description.get(), "usr/share/terminfo/" + file, 0644);
                } else {
                    missing.add("terminfo/" + terminal);
                }
            }
            // Where Debian's ncurses looks first.
            layer.link("usr/lib/terminfo", "../share/terminfo");
        }
        return new Layer(archive, "starter: procps, util-linux, vi");
    }

    private Optional<Path> terminalDescription(String file) throws IOException {
        for (var directory : terminalDirectories) {
            if (Files.isReadable(directory.resolve(file))) {
                return Optional.of(directory.resolve(file).toRealPath());
            }
        }
        return Optional.empty();
    }

    private static Layer greeting(Path archive) throws IOException {
        try (var layer = new StarterLayer(archive)) {
            layer.without("etc/starter-note");
            layer.text("root/welcome.txt", resource("welcome.txt"));
        }
        return new Layer(archive, "starter: welcome");
    }

    private void copyAll(StarterLayer layer, Map<String, Path> found, SortedSet<Path> libraries)
            throws IOException {
        for (var program : found.entrySet()) {
            cancellation.check();
            layer.copy(program.getValue(), "usr/bin/" + program.getKey(), 0755);
        }
        for (var library : libraries) {
            cancellation.check();
            layer.copy(library.toRealPath(), inImage(library), 0755);
        }
    }

    /// `/lib` and `/lib64` are links into `/usr` in the image, whatever they are here.
    private static String inImage(Path library) {
        var path = library.normalize().toString().substring(1);
        return path.startsWith("lib") ? "usr/" + path : path;
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = StarterImage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("no resource " + name));
            }
            return in.readAllBytes();
        }
    }
}
