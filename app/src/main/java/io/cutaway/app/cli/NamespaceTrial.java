package io.cutaway.app.cli;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.HostFiles;
import io.cutaway.app.client.Locations;
import io.cutaway.app.client.StartFailedException;
import io.cutaway.app.client.StartFailureText;
import io.cutaway.app.client.StarterTrial;
import io.cutaway.engine.process.IdMap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Tries user namespaces for real: with the starter that the helper is started by, and a shell in
/// the helper's place. That unshare(2) succeeds means little, so each try mounts something.
///
/// @param host where AppArmor and the like say what they forbid
record NamespaceTrial(Account account, HostFiles host, Locations locations) {

    private static final String NAME = "user namespace";
    private static final String OVERLAY = "overlay";

    /// Everything that a container's root needs of an overlay: a change, a whiteout.
    private static final String MOUNT_OVERLAY =
            """
            cd "$TRIAL" && mkdir lower upper work merged && : >lower/gone &&
            mount -t overlay overlay \
                -o lowerdir=lower,upperdir=upper,workdir=work,userxattr merged &&
            : >merged/new && rm merged/gone && umount merged &&\
            """;

    Check userNamespace() {
        var failure = trial("", List.of("--single-id"));
        return failure.isEmpty()
                ? Check.ok(NAME, DoctorMessage.NAMESPACE_MADE.text())
                : Check.missing(NAME, failure, "");
    }

    /// Empty when the maps could be written, else why not.
    String mapping(IdMap users, IdMap groups) {
        return trial("", List.of("--uid-map", text(users), "--gid-map", text(groups)));
    }

    private static String text(IdMap map) {
        return map.text().strip().replace('\n', ',');
    }

    Check overlay() {
        var place = existing(locations.store());
        if (!trial("", List.of("--single-id")).isEmpty()) {
            return Check.limited(OVERLAY, DoctorMessage.OVERLAY_UNTRIED.text(), "");
        }
        var failure = trial(MOUNT_OVERLAY, List.of("--single-id"));
        return failure.isEmpty()
                ? Check.ok(OVERLAY, DoctorMessage.OVERLAY_MOUNTED.text(place))
                : Check.missing(
                        OVERLAY,
                        DoctorMessage.OVERLAY_REFUSED.text(place, failure),
                        "CUTAWAY_STORE=/another/folder cutaway doctor");
    }

    private String trial(String script, List<String> identity) {
        try {
            return new StarterTrial(existing(locations.store()), host)
                    .run(script, identity)
                    .map(StartFailureText::sentence)
                    .orElse("");
        } catch (StartFailedException e) {
            return StartFailureText.sentence(e.failure());
        }
    }

    /// The store's file system, also before there is a store.
    private static Path existing(Path store) {
        var place = store;
        while (!Files.isDirectory(place)) {
            var parent = place.getParent();
            if (parent == null) {
                return place;
            }
            place = parent;
        }
        return place;
    }
}
