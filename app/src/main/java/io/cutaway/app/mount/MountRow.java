package io.cutaway.app.mount;

import static io.cutaway.app.mount.MountMessage.*;

import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.mount.MountComparison.Differs;
import io.cutaway.engine.mount.MountComparison.OnlyHere;
import io.cutaway.engine.mount.MountComparison.OnlyThere;
import io.cutaway.engine.mount.MountComparison.Row;
import io.cutaway.engine.mount.MountComparison.Same;
import io.cutaway.engine.mount.MountPoint;

import java.util.Optional;
import java.util.stream.Collectors;

/// A line of the comparison in words.
///
/// @param target where it is mounted
/// @param type file system
/// @param source what was mounted
/// @param options of the mount, in the container
/// @param missing which of nosuid, nodev and noexec it lacks, or nothing
/// @param propagation in the words of findmnt(8)
/// @param sign `=`, `≠`, `+` or `−`
/// @param host what the host has there, or where it has the same files
/// @param styleClass the colour that says the same as the sign
record MountRow(
        Row row,
        String target,
        String type,
        String source,
        String options,
        String missing,
        String propagation,
        String sign,
        String host,
        String styleClass) {

    static MountRow of(Row row) {
        return switch (row) {
            case Same(var here, _) ->
                    inside(row, here, SIGN_SAME, HOST_SAME.text(), StyleClasses.GOOD);
            case Differs differs ->
                    inside(row, differs.here(), SIGN_DIFFERS, host(differs), StyleClasses.QUIET);
            case OnlyHere(var here, var sameFiles) ->
                    inside(row, here, SIGN_ONLY_HERE, bound(sameFiles), StyleClasses.QUIET);
            case OnlyThere(var there, _) -> onlyThere(row, there);
        };
    }

    private static MountRow inside(
            Row row, MountPoint here, MountMessage sign, String host, String styleClass) {
        return new MountRow(
                row,
                here.target(),
                here.filesystemType(),
                here.source(),
                String.join(",", here.options()),
                missing(here),
                here.propagation().text(),
                sign.text(),
                host,
                styleClass);
    }

    private static MountRow onlyThere(Row row, MountPoint there) {
        return new MountRow(
                row,
                there.target(),
                "",
                "",
                "",
                "",
                "",
                SIGN_ONLY_THERE.text(),
                HOST_ONLY.text(there.filesystemType()),
                StyleClasses.WARNING);
    }

    private static String missing(MountPoint mount) {
        return mount.missingProtections().stream()
                .map(protection -> protection.option())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String host(Differs differs) {
        var there = differs.there();
        var options = String.join(",", there.options());
        return HOST_DIFFERS.text(there.filesystemType(), options);
    }

    private static String bound(Optional<String> sameFiles) {
        return sameFiles.map(HOST_SAME_FILES::text).orElse("");
    }

    /// Whether the container sees it.
    boolean isInside() {
        return !(row instanceof OnlyThere);
    }
}
