package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.ProcessTree;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses;
import io.cutaway.engine.protocol.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/// What Cutaway says of a container equals what other programs say of it.
class ObservationIT {

    private static final String MASKED = "/dev/null";
    private static final String NAME = "observed";
    private static final Map<Lane, Cutaway> OPENED = new EnumMap<>(Lane.class);

    @AfterAll
    static void close() {
        OPENED.values().forEach(Cutaway::close);
    }

    /// Processes that sleep, one of them another user's, in a container with binds and a tmpfs.
    private static Cutaway observed(Lane lane) {
        return OPENED.computeIfAbsent(
                lane,
                _ -> {
                    var cutaway = Cutaway.withBusybox(lane);
                    cutaway.run(
                                    "run",
                                    "-d",
                                    "--name",
                                    NAME,
                                    "-v",
                                    cutaway.folder() + "/busybox.tar:/data:ro",
                                    "--tmpfs",
                                    "/scratch:size=1m",
                                    "busybox",
                                    "sh",
                                    "-c",
                                    "sleep 1001 & su app -c 'exec sleep 1002' & wait")
                            .answer();
                    Host.await(
                            "all sleep",
                            () -> cutaway.run("exec", NAME, "ps").answer().contains("sleep 1002"));
                    return cutaway;
                });
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theMountsAreThoseOfFindmnt(Lane lane) {
        var cutaway = observed(lane);
        var ours = new ArrayList<String>();
        cutaway.run("mounts", "--json", NAME)
                .json()
                .forEach(mount -> ours.add(line(Json.MAPPER.treeToValue(mount, MountPoint.class))));
        var columns =
                "ID,PARENT,MAJ:MIN,FSROOT,TARGET,VFS-OPTIONS,PROPAGATION,FSTYPE,SOURCE,FS-OPTIONS";
        var pid = Integer.toString(cutaway.processOf(NAME));
        var theirs = new ArrayList<String>();
        var listing = Host.run("findmnt", "-N", pid, "--json", "--list", "-v", "-o", columns);
        Json.MAPPER
                .readTree(listing)
                .at("/filesystems")
                .forEach(mount -> theirs.add(line(mount, columns)));
        assertEquals(sorted(theirs), sorted(ours));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theDrawingShowsTheProcessesTheFolderAndTheFilter(Lane lane) throws IOException {
        var cutaway = observed(lane);
        var file = cutaway.folder().resolve("drawing.svg");
        cutaway.run("overview", NAME, "--svg", file.toString()).answer();
        var drawing = Files.readString(file);
        var pid = Integer.toString(cutaway.processOf(NAME));
        for (var text :
                List.of("sleep 1001<", "sleep 1002<", ">" + pid + "<", "busybox.tar", "/data")) {
            assertTrue(drawing.contains(text), text + " is not in " + drawing);
        }
        assertTrue(drawing.contains("system calls are filtered"), drawing);
    }

    @Test
    void theDrawingIsAPictureOfPixelsToo() throws IOException {
        var cutaway = observed(Lane.USER);
        var light = picture(cutaway, "light.png");
        var dark = picture(cutaway, "dark.png", "--dark");
        assertEquals(List.of(2560, 1600), List.of(light.getWidth(), light.getHeight()));
        assertTrue((light.getRGB(0, 0) & 0xff) > 200 && (dark.getRGB(0, 0) & 0xff) < 80);
        var pixels = light.getRGB(0, 0, 2560, 1600, null, 0, 2560);
        assertTrue(Arrays.stream(pixels).distinct().count() > 50, "nothing is drawn");
    }

    private static BufferedImage picture(Cutaway cutaway, String name, String... more)
            throws IOException {
        var file = cutaway.folder().resolve(name);
        var words = new ArrayList<>(List.of("overview", NAME, "--png", file.toString()));
        words.addAll(List.of(more));
        cutaway.run(words.toArray(String[]::new)).answer();
        return ImageIO.read(file.toFile());
    }

    private static String line(MountPoint mount) {
        return Stream.of(
                        mount.mountId(),
                        mount.parentId(),
                        mount.device().major() + ":" + mount.device().minor(),
                        mount.root(),
                        mount.target(),
                        String.join(",", mount.options()),
                        mount.propagation().text(),
                        mount.filesystemType(),
                        mount.source(),
                        String.join(",", mount.superOptions()))
                .map(Object::toString)
                .collect(joining(" "));
    }

    private static String line(JsonNode mount, String columns) {
        return Stream.of(columns.toLowerCase(Locale.ROOT).split(","))
                .map(column -> mount.path(column).asString())
                .collect(joining(" "));
    }

    private static String sorted(Collection<String> lines) {
        return lines.stream().sorted().collect(joining("\n"));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theNamespacesAreThoseOfLsnsAndOfTheLinks(Lane lane) {
        var cutaway = observed(lane);
        var pid = cutaway.processOf(NAME);
        var ours = cutaway.run("namespaces", "--json", NAME).json().at("/inside");
        var lsns = Host.run("lsns", "-n", "-p", "" + pid, "-o", "TYPE,NS");
        for (var kind : NamespaceKind.values()) {
            var inode = ours.at("/" + kind + "/inode").asString();
            var link = kind.linkName() + ":[" + inode + "]";
            assertEquals(link, Host.link("/proc/" + pid + "/ns/" + kind.linkName()));
            assertTrue(lsns.lines().anyMatch(l -> l.matches(kind.linkName() + " +" + inode)), lsns);
        }
        theOutsideIsTheCallers(cutaway.run("namespaces", "--json", NAME).json().at("/outside"));
    }

    /// The test and the command are in the same namespaces, those of the computer.
    private static void theOutsideIsTheCallers(JsonNode outside) {
        for (var kind : NamespaceKind.values()) {
            var inode = outside.at("/" + kind + "/inode").asString();
            assertEquals(
                    kind.linkName() + ":[" + inode + "]",
                    Host.link("/proc/self/ns/" + kind.linkName()));
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theProcessesAreThoseOfPs(Lane lane) {
        var cutaway = observed(lane);
        var answer = cutaway.ask(new ListProcesses(NAME)).path("tree");
        var tree = Json.MAPPER.treeToValue(answer, ProcessTree.class);
        var nodes = tree.processes();
        assertEquals(3, nodes.size());
        for (var node : nodes) {
            var pid = Integer.toString(node.pidOutside());
            assertEquals(
                    Host.run("ps", "-o", "uid=,comm=,args=", "-p", pid)
                            .replaceAll("\\s+", " ")
                            .strip(),
                    node.userOutside()
                            + " "
                            + node.command()
                            + " "
                            + String.join(" ", node.commandLine()));
            var status = Host.text("/proc/" + pid + "/status");
            assertTrue(status.contains("NSpid:\t" + pid + "\t" + node.pidInside() + "\n"), status);
        }
        assertEquals(
                List.of(0L, 0L, 1000L),
                nodes.stream().map(node -> node.userInside().orElseThrow()).sorted().toList());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theMountsInsideAreThoseOfThePlan(Lane lane) throws IOException {
        var cutaway = observed(lane);
        var inspected = cutaway.run("inspect", NAME).json().at("/0/plan");
        var plan = Json.MAPPER.treeToValue(inspected, LaunchPlan.class);
        var inside =
                MountTable.parse(
                        cutaway.run("exec", NAME, "cat", "/proc/self/mountinfo").answer() + "\n");
        assertEquals(
                sorted(planned(plan)),
                inside.mounts().stream()
                        .map(mount -> mount.target() + " " + seen(mount))
                        .sorted()
                        .collect(joining("\n")));
        assertEquals(
                sorted(
                        lines(
                                MountTable.read(
                                        Path.of(
                                                "/proc/"
                                                        + cutaway.processOf(NAME)
                                                        + "/mountinfo")))),
                sorted(lines(inside)));
    }

    private static List<String> lines(MountTable table) {
        return table.mounts().stream().map(ObservationIT::line).toList();
    }

    private static String seen(MountPoint mount) {
        var isMask = mount.root().equals("/null") && !mount.target().startsWith("/dev/");
        return isMask ? MASKED : attributes(mount).toString();
    }

    private static Set<MountAttribute> attributes(MountPoint mount) {
        return mount.options().stream()
                .flatMap(option -> MountAttribute.ofOption(option).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MountAttribute.class)));
    }

    private static List<String> planned(LaunchPlan plan) {
        var trees = new HashMap<Integer, Set<MountAttribute>>();
        var mounts = new ArrayList<String>();
        for (var operation : plan.operations()) {
            switch (operation) {
                case Operation.CloneTree tree -> trees.put(tree.slot(), tree.attributes());
                case Operation.BindTree bind ->
                        mounts.add(
                                bind.target()
                                        + " "
                                        + sortedSet(trees.getOrDefault(bind.slot(), Set.of())));
                case Operation.MountOverlay overlay ->
                        mounts.add("/ " + sortedSet(overlay.attributes()));
                case Operation.Mount mount ->
                        mounts.add(mount.target() + " " + sortedSet(mount.attributes()));
                case Operation.BindDevice device ->
                        mounts.add(device.target() + " " + sortedSet(device.attributes()));
                case Operation.MaskPath mask ->
                        mounts.add(mask.target() + " " + masked(mask.target()));
                case Operation.ReadOnlyPath path ->
                        mounts.add(path.target() + " " + EnumSet.allOf(MountAttribute.class));
                default -> {
                    // It makes no mount.
                }
            }
        }
        return mounts;
    }

    /// A directory by an empty tmpfs, a file by `/dev/null`.
    private static String masked(String target) {
        var isDirectory = Files.isDirectory(Path.of(target));
        return isDirectory ? EnumSet.allOf(MountAttribute.class).toString() : MASKED;
    }

    private static String sortedSet(Set<MountAttribute> attributes) {
        return attributes.isEmpty() ? "[]" : EnumSet.copyOf(attributes).toString();
    }
}
