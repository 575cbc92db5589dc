package io.cutaway.app.cli;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.HostFiles;
import io.cutaway.app.client.Locations;
import io.cutaway.app.client.SubordinateIds;
import io.cutaway.engine.system.LibraryMissingException;
import io.cutaway.engine.system.Seccomp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at everything that containers need, and really tries what can be tried.
///
/// @param environment of the caller
record Doctor(
        Account account, HostFiles host, Locations locations, Map<String, String> environment) {

    private static final String APPARMOR = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";
    private static final int OLDEST_MAJOR = 6;
    private static final int OLDEST_MINOR = 1;

    List<Check> checks() {
        var trial = new NamespaceTrial(account, host, locations);
        var checks = new ArrayList<Check>();
        checks.add(kernel());
        checks.add(trial.userNamespace());
        checks.add(appArmor());
        checks.add(subordinateIds(trial));
        checks.add(tool("newuidmap"));
        checks.add(tool("newgidmap"));
        checks.add(trial.overlay());
        checks.add(seccomp());
        checks.add(lingering());
        checks.add(display());
        return checks;
    }

    private Check kernel() {
        var release = host.readLine("/proc/sys/kernel/osrelease").orElse("?");
        return isRecent(release)
                ? Check.ok("kernel", release)
                : Check.limited("kernel", DoctorMessage.KERNEL_OLD.text(release), "");
    }

    static boolean isRecent(String release) {
        var numbers = release.split("[^0-9]+", -1);
        if (numbers.length < 2 || numbers[0].isEmpty() || numbers[1].isEmpty()) {
            return false;
        }
        var major = Integer.parseInt(numbers[0]);
        var minor = Integer.parseInt(numbers[1]);
        return major > OLDEST_MAJOR || (major == OLDEST_MAJOR && minor >= OLDEST_MINOR);
    }

    private Check appArmor() {
        return switch (host.readLine(APPARMOR).orElse("")) {
            case "1" ->
                    account.isRoot()
                            ? Check.ok("apparmor", DoctorMessage.APPARMOR_ON.text())
                            : Check.limited(
                                    "apparmor",
                                    DoctorMessage.APPARMOR_ON.text(),
                                    "sudo sysctl -w"
                                            + " kernel.apparmor_restrict_unprivileged_userns=0");
            case "" -> Check.ok("apparmor", DoctorMessage.APPARMOR_ABSENT.text());
            default -> Check.ok("apparmor", DoctorMessage.APPARMOR_OFF.text());
        };
    }

    private Check subordinateIds(NamespaceTrial trial) {
        var name = "subordinate ids";
        if (account.isRoot()) {
            return Check.ok(name, DoctorMessage.IDS_ROOT.text());
        }
        var users = ids("/etc/subuid");
        var groups = ids("/etc/subgid");
        if (users.isEmpty() || groups.isEmpty()) {
            var mend =
                    "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 "
                            + account.name();
            return Check.limited(name, DoctorMessage.IDS_NONE.text(account.name()), mend);
        }
        var failure = trial.mapping(users.mapping(account.uid()), groups.mapping(account.gid()));
        return failure.isEmpty()
                ? Check.ok(name, DoctorMessage.IDS_FOUND.text(count(users), count(groups)))
                : Check.missing(name, DoctorMessage.IDS_UNMAPPED.text(failure), mendMapping());
    }

    private String mendMapping() {
        return host.hasProgram("newuidmap") ? "" : "sudo apt-get install uidmap";
    }

    private SubordinateIds ids(String file) {
        return SubordinateIds.parse(host.read(file).orElse(""), account);
    }

    private static String count(SubordinateIds ids) {
        return Long.toString(ids.ranges().stream().mapToLong(r -> r.count()).sum());
    }

    private Check tool(String program) {
        if (host.hasProgram(program)) {
            return Check.ok(program, DoctorMessage.TOOL_FOUND.text());
        }
        if (account.isRoot()) {
            return Check.ok(program, DoctorMessage.TOOL_NOT_NEEDED.text());
        }
        var needed = !ids("/etc/subuid").isEmpty() && !ids("/etc/subgid").isEmpty();
        var mend = "sudo apt-get install uidmap";
        return needed
                ? Check.missing(program, DoctorMessage.TOOL_ABSENT.text(), mend)
                : Check.limited(program, DoctorMessage.TOOL_ABSENT.text(), mend);
    }

    private static Check seccomp() {
        try (var _ = Seccomp.init(Seccomp.SCMP_ACT_ALLOW)) {
            return Check.ok("libseccomp", DoctorMessage.SECCOMP_FOUND.text());
        } catch (LibraryMissingException _) {
            return Check.limited(
                    "libseccomp",
                    DoctorMessage.SECCOMP_ABSENT.text(),
                    "sudo apt-get install libseccomp2");
        }
    }

    private Check lingering() {
        if (account.isRoot()) {
            return Check.ok("lingering", DoctorMessage.NOT_LINGERING_ROOT.text());
        }
        return host.read("/var/lib/systemd/linger/" + account.name()).isPresent()
                ? Check.ok("lingering", DoctorMessage.LINGERING.text())
                : Check.limited(
                        "lingering",
                        DoctorMessage.NOT_LINGERING.text(),
                        "loginctl enable-linger " + account.name());
    }

    private Check display() {
        return Optional.ofNullable(environment.get("WAYLAND_DISPLAY"))
                .or(() -> Optional.ofNullable(environment.get("DISPLAY")))
                .filter(text -> !text.isEmpty())
                .map(text -> Check.ok("display", DoctorMessage.DISPLAY_FOUND.text(text)))
                .orElseGet(() -> Check.limited("display", DoctorMessage.DISPLAY_ABSENT.text(), ""));
    }
}
