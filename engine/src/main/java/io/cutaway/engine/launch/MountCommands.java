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

    private static boolean isReadOnly(String word) {
        return word.equals(MountAttribute.READ_ONLY.option());
    }

    static List<String> prepareStage() {
        return List.of("mount -t tmpfs -o nosuid,nodev,mode=0755 tmpfs /tmp", "cd /tmp");
    }

    static List<String> cloneTree(CloneTree o, String source) {
        var tree = tree(o.slot());
        return Stream.concat(
                        Stream.of(emptyPlace(source, tree)),
                        bind(o.recursive() ? "--rbind" : "--bind", source, tree, o.attributes())
                                .stream())
                .toList();
    }

    private static String tree(int slot) {
        return "\"$trees/" + slot + "\"";
    }

    /// A directory where a directory is to be bound, a file for a file.
    private static String emptyPlace(String source, String target) {
        return "if [ -d %1$s ]; then mkdir -p %2$s; else touch %2$s; fi".formatted(source, target);
    }

    static List<String> attach(AttachTree o) {
        var place = quote(o.place());
        return List.of("mkdir -p " + place, "mount --rbind " + tree(o.slot()) + " " + place);
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

    /// A file system that mount(8) mounts with `ro` is read-only itself and not just this mount.
    static List<String> mount(Mount o) {
        var options =
                Stream.concat(
                                words(o.attributes()).filter(word -> !isReadOnly(word)),
                                o.options().stream())
                        .collect(Collectors.joining(","));
        var target = place(o.target());
        var lines = new ArrayList<String>();
        lines.add("mkdir -p " + target);
        lines.add(
                "mount -t %s%s %s %s"
                        .formatted(
                                quote(o.type()),
                                options.isEmpty() ? "" : " -o " + quote(options),
                                quote(o.source()),
                                target));
        if (o.attributes().contains(MountAttribute.READ_ONLY)) {
            lines.add(again(EnumSet.of(MountAttribute.READ_ONLY), target));
        }
        return lines;
    }

    static List<String> bind(BindTree o) {
        var target = place(o.target());
        return List.of(
                "mkdir -p \"$(dirname %s)\"".formatted(target),
                emptyPlace(tree(o.slot()), target),
                "mount --rbind %s %s".formatted(tree(o.slot()), target));
    }

    static List<String> bindDevice(BindDevice o) {
        var target = place(o.target());
        return Stream.concat(
                        Stream.of("touch " + target),
                        bind("--bind", quote(o.source()), target, o.attributes()).stream())
                .toList();
    }

    static List<String> bindHostTree(BindHostTree o) {
        var target = place(o.target());
        return Stream.concat(
                        Stream.of("mkdir -p " + target),
                        bind("--rbind", quote(o.source()), target, o.attributes()).stream())
                .toList();
    }

    private static List<String> bind(
            String how, String source, String target, Set<MountAttribute> attributes) {
        var lines = new ArrayList<String>();
        lines.add("mount %s %s %s".formatted(how, source, target));
        if (!attributes.isEmpty() && how.equals("--rbind")) {
            lines.add(
                    "findmnt -Rnro TARGET \"$(realpath %s)\" | while read -r m; do %s; done"
                            .formatted(target, again(attributes, "\"$m\"")));
        } else if (!attributes.isEmpty()) {
            lines.add(again(attributes, target));
        }
        return lines;
    }

    /// A remount says all options anew, and what a mount has from a more privileged namespace must
    /// be among them (mount_namespaces(7)).
    private static String again(Collection<MountAttribute> attributes, String target) {
        return "mount -o \"remount,bind,$(findmnt -nro VFS-OPTIONS -T %1$s),%2$s\" %1$s"
                .formatted(target, words(attributes).collect(Collectors.joining(",")));
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

    static List<String> readOnly(ReadOnlyPath o) {
        var target = place(o.target());
        return List.of(
                "if [ -e %1$s ]; then mount --rbind %1$s %1$s; %2$s; fi"
                        .formatted(target, again(EnumSet.of(MountAttribute.READ_ONLY), target)));
    }

    static List<String> setAttributes(SetMountAttributes o) {
        return List.of(again(o.attributes(), place(o.target())));
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
