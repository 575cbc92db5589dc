package io.cutaway.engine.step;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A name in a directory that is no longer what it was.
///
/// @param before absent when the name came
/// @param now absent when the name went
public record FileChange(String name, Optional<ViewedFile> before, Optional<ViewedFile> now) {

    static List<FileChange> between(ViewedDirectory before, ViewedDirectory after) {
        if (!before.path().equals(after.path())) {
            return List.of();
        }
        Map<String, ViewedFile> gone =
                before.files().stream()
                        .collect(
                                toMap(
                                        ViewedFile::name,
                                        Function.identity(),
                                        (one, _) -> one,
                                        LinkedHashMap::new));
        var changes = new ArrayList<FileChange>();
        for (var file : after.files()) {
            var old = Optional.ofNullable(gone.remove(file.name()));
            var now = Optional.of(file);
            if (!old.equals(now)) {
                changes.add(new FileChange(file.name(), old, now));
            }
        }
        gone.forEach((n, f) -> changes.add(new FileChange(n, Optional.of(f), Optional.empty())));
        return changes;
    }
}
