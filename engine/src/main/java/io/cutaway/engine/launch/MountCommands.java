package io.cutaway.engine.launch;

import static io.cutaway.engine.shell.ShellWords.quote;

import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.BindDevice;
import io.cutaway.engine.launch.Operation.BindHostTree;
import io.cutaway.engine.launch.Operation.BindTree;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.MakeDirectory;
import io.cutaway.engine.launch.Operation.MakeSymbolicLink;
import io.cutaway.engine.launch.Operation.MaskPath;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.ReadOnlyPath;
import io.cutaway.engine.launch.Operation.SetMountAttributes;
import io.cutaway.engine.mount.MountAttribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lines that mount(8) and its like do a plan's mounts with.
final class MountCommands {

    private MountCommands() {}

    static List<String> prepareStage() {
        return List.of("mount -t tmpfs -o nosuid,nodev,mode=0755 tmpfs /tmp", "cd /tmp");
    }

    static List<String> attach(AttachTree o, CloneTree tree) {
        var place = quote(o.place());
        return Stream.concat(
                        Stream.of("mkdir -p " + place),
                        bind("--bind", tree.path(), place, tree.attributes()).stream())
                .toList();
    }

    /// mount(2) and not what mount(8) would rather use, where options end at 255 bytes.
    static List<String> overlay(MountOverlay o) {
        var options =
                Stream.concat(words(o.attributes()), Stream.of(OverlayOptions.text(o)))
                        .collect(Collectors.joining(","));
        return List.of(
                "mkdir -p root",
                "LIBMOUNT_FORCE_MOUNT2=always mount -t overlay -o "
                        + quote(options)
                        + " overlay root");
    }

    static List<String> mount(Mount o) {
        var options =
                Stream.concat(words(o.attributes()), o.options().stream())
                        .collect(Collectors.joining(","));
        var target = place(o.target());
        return List.of(
                "mkdir -p " + target,
                "mount -t %s%s %s %s"
                        .formatted(
                                quote(o.type()),
                                options.isEmpty() ? "" : " -o " + quote(options),
                                quote(o.source()),
                                target));
    }

    static List<String> bind(BindTree o, CloneTree tree) {
        var lines = new ArrayList<String>();
        var target = place(o.target());
        lines.add(
                "if [ -d %1$s ]; then mkdir -p %2$s; else mkdir -p \"$(dirname %2$s)\"; touch %2$s; fi"
                        .formatted(quote(tree.path()), target));
        lines.addAll(
                bind(
                        tree.recursive() ? "--rbind" : "--bind",
                        tree.path(),
                        target,
                        tree.attributes()));
        return lines;
    }

    static List<String> bindDevice(BindDevice o) {
        var target = place(o.target());
        return Stream.concat(
                        Stream.of("touch " + target),
                        bind("--bind", o.source(), target, o.attributes()).stream())
                .toList();
    }

    static List<String> bindHostTree(BindHostTree o) {
        var target = place(o.target());
        return Stream.concat(
                        Stream.of("mkdir -p " + target),
                        bind("--rbind", o.source(), target, o.attributes()).stream())
                .toList();
    }

    /// A bind has the options of what it shows until it is mounted again. With `--rbind` each mount
    /// below has its own.
    private static List<String> bind(
            String how, String source, String target, Set<MountAttribute> attributes) {
        var lines = new ArrayList<String>();
        lines.add("mount %s %s %s".formatted(how, quote(source), target));
        if (!attributes.isEmpty() && how.equals("--rbind")) {
            lines.add(
                    "findmnt -Rnro TARGET %s | while read -r m; do %s \"$m\"; done"
                            .formatted("\"$(realpath " + target + ")\"", again(attributes)));
        } else if (!attributes.isEmpty()) {
            lines.add(again(attributes) + " " + target);
        }
        return lines;
    }

    private static String again(Collection<MountAttribute> attributes) {
        return "mount -o remount,bind," + words(attributes).collect(Collectors.joining(","));
    }

    static List<String> makeDirectory(MakeDirectory o) {
        return List.of("mkdir -p -m %o %s".formatted(o.mode(), place(o.target())));
    }

    static List<String> makeLink(MakeSymbolicLink o) {
        return List.of("ln -s %s %s".formatted(quote(o.text()), place(o.target())));
    }

    static List<String> mask(MaskPath o) {
        var target = place(o.target());
        return List.of(
                "if [ -d %1$s ]; then mount -t tmpfs -o ro,nosuid,nodev,noexec,mode=0755 none %1$s;"
                                .formatted(target)
                        + " elif [ -e %1$s ]; then mount --bind /dev/null %1$s; fi"
                                .formatted(target));
    }

    /// @param attributes of the mount around it, which a remount would otherwise drop
    static List<String> readOnly(ReadOnlyPath o, Set<MountAttribute> attributes) {
        var target = place(o.target());
        return List.of(
                "if [ -e %1$s ]; then mount --rbind %1$s %1$s; %2$s %1$s; fi"
                        .formatted(target, again(with(attributes, MountAttribute.READ_ONLY))));
    }

    static List<String> setAttributes(SetMountAttributes o, PlannedMounts mounts) {
        var all = EnumSet.noneOf(MountAttribute.class);
        all.addAll(mounts.attributesAt(o.target()));
        all.addAll(o.attributes());
        return List.of(again(all) + " " + place(o.target()));
    }

    private static Set<MountAttribute> with(Set<MountAttribute> some, MountAttribute more) {
        var all = EnumSet.of(more);
        all.addAll(some);
        return all;
    }

    /// A path of the container as the stage has it.
    static String place(String target) {
        return quote(target.equals("/") ? "root" : "root" + target);
    }

    private static Stream<String> words(Collection<MountAttribute> attributes) {
        return Arrays.stream(MountAttribute.values())
                .filter(attributes::contains)
                .map(MountAttribute::option);
    }
}
