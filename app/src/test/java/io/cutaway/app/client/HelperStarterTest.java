package io.cutaway.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.protocol.HelperMode;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.system.ProcessCalls;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The computer is a folder and the starter a function, so that every fault can be injected.
@DisplayName("Starting a helper")
class HelperStarterTest {

    private static final String BUILD = "build-1";
    private static final String BOOT = "0b1e-boot";

    @TempDir Path folder;
    private Path root;
    private Path store;
    private final List<String> commands = new ArrayList<>();
    private final List<HelperMode> started = new ArrayList<>();
    private final List<StarterProcess.Ended> answers = new ArrayList<>();
    private Optional<String> runningBuild = Optional.empty();

    @BeforeEach
    void prepareComputer() throws IOException {
        root = folder.resolve("root");
        store = folder.resolve("store");
        write("usr/bin/newuidmap", "");
        write("usr/bin/newgidmap", "");
        write("etc/subuid", "anna:100000:65536\n");
        write("etc/subgid", "anna:200000:65536\n");
        write("proc/sys/kernel/random/boot_id", BOOT + "\n");
        write("home/helper/helper.jar", "");
        write("home/build-id", BUILD + "\n");
        makeExecutable("usr/bin/newuidmap");
        makeExecutable("usr/bin/newgidmap");
    }

    @Test
    void mapsSubordinateIds() {
        check(
                "--uid-map 0 %d 1,1 100000 65536 --gid-map 0 %d 1,1 200000 65536 --ready",
                "ROOTLESS");
    }

    @Test
    void mapsTheOwnIdAloneWithoutSubordinateUsers() throws IOException {
        write("etc/subuid", "");
        check("--single-id --ready", "SINGLE_ID");
    }

    @Test
    void mapsTheOwnIdAloneWithoutSubordinateGroups() throws IOException {
        write("etc/subgid", "bert:1:1");
        check("--single-id --ready", "SINGLE_ID");
    }

    @Test
    void saysThatTheMappingProgramsAreMissing() throws IOException {
        Files.delete(root.resolve("usr/bin/newgidmap"));
        checkFailure(new StartFailure.NewuidmapMissing());
        assertEquals(List.of(), commands);
    }

    @Test
    void joinsALivingShim() throws IOException {
        shim("a", BOOT, 77, 5000);
        process(77, 5000);
        check("--join 77:5000 --ready", "ROOTLESS");
    }

    @ParameterizedTest
    @CsvSource({"another-boot,77,5000", BOOT + ",77,4999", BOOT + ",78,5000"})
    void joinsNoShimOfAnotherLife(String boot, int pid, long startTime) throws IOException {
        shim("a", boot, pid, startTime);
        process(77, 5000);
        check("--uid-map", "ROOTLESS");
    }

    @Test
    void passesOverAShimThatEndsMeanwhile() throws IOException {
        shim("a", BOOT, 77, 5000);
        process(77, 5000);
        answers.add(new StarterProcess.Ended(73, "starter: setns: ESRCH"));
        connect();
        assertEquals(2, commands.size());
        assertTrue(commands.getLast().contains("--uid-map"), commands.toString());
    }

    @Test
    void waitsForTheOneWhoHoldsTheStore() {
        answers.add(new StarterProcess.Ended(75, "busy"));
        answers.add(new StarterProcess.Ended(75, "busy"));
        connect();
        assertEquals(3, commands.size());
    }

    @Test
    void givesUpWhenTheHolderNeverAnswers() {
        for (var i = 0; i < 1000; i++) {
            answers.add(new StarterProcess.Ended(75, "busy"));
        }
        checkFailure(new StartFailure.TimedOut(store.toString(), 0));
    }

    @Test
    void startsNothingWhenAHelperOfThisBuildRuns() throws IOException {
        makePrivate(store.resolve("run"));
        runningBuild = Optional.of(BUILD);
        connect();
        assertEquals(List.of(), commands);
    }

    @Test
    void saysThatAHelperOfAnotherBuildStays() throws IOException {
        makePrivate(store.resolve("run"));
        runningBuild = Optional.of("build-0");
        checkFailure(new StartFailure.OtherBuildStays(4711));
    }

    @Test
    void trustsNoSocketInAFolderOpenToOthers() throws IOException {
        makePrivate(store.resolve("run"));
        Files.setPosixFilePermissions(
                store.resolve("run"), PosixFilePermissions.fromString("rwxr-xr-x"));
        runningBuild = Optional.of(BUILD);
        checkFailure(new StartFailure.UnsafeDirectory(store.resolve("run").toString()));
    }

    @Test
    void makesTheStoreForItsUserAlone() throws IOException {
        connect();
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store)));
    }

    @Test
    void saysThatTheKernelForbidsNamespaces() throws IOException {
        write("proc/sys/user/max_user_namespaces", "0\n");
        answers.add(new StarterProcess.Ended(71, "starter: unshare: ENOSPC\n"));
        checkFailure(
                new StartFailure.UserNamespacesForbidden(
                        "ENOSPC", "user.max_user_namespaces=15000"));
    }

    @Test
    void saysThatDebiansSettingForbidsNamespaces() throws IOException {
        write("proc/sys/kernel/unprivileged_userns_clone", "0\n");
        answers.add(new StarterProcess.Ended(71, "starter: unshare: EPERM\n"));
        checkFailure(
                new StartFailure.UserNamespacesForbidden(
                        "EPERM", "kernel.unprivileged_userns_clone=1"));
    }

    @Test
    void saysThatAppArmorForbidsTheFirstMount() throws IOException {
        write("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");
        answers.add(new StarterProcess.Ended(71, "starter: mount: EACCES\n"));
        checkFailure(new StartFailure.AppArmorForbids("mount", "EACCES"));
    }

    @Test
    void blamesNotAppArmorForAnotherError() throws IOException {
        write("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");
        answers.add(new StarterProcess.Ended(71, "starter: unshare: ENOSPC\n"));
        checkFailure(new StartFailure.UserNamespacesForbidden("ENOSPC", ""));
    }

    @Test
    void repeatsWhatNewuidmapSaid() {
        answers.add(new StarterProcess.Ended(72, "newuidmap: not allowed\n"));
        checkFailure(new StartFailure.NewuidmapFailed("newuidmap: not allowed"));
    }

    @Test
    void showsTheLastLineOfAHelperThatDied() throws IOException {
        makePrivate(store.resolve("run"));
        var log = store.resolve("run/helper.log");
        Files.writeString(log, "first\nout of memory\n\n");
        answers.add(new StarterProcess.Ended(70, ""));
        checkFailure(new StartFailure.HelperDied(log.toString(), "out of memory"));
    }

    @Test
    void keepsTheUsersJavaOptionsAway() {
        var environment =
                StarterCommand.environment(
                        Map.of("JAVA_TOOL_OPTIONS", "-Xint", "LD_PRELOAD", "x", "HOME", "/h"));
        assertEquals("/h", environment.get("HOME"));
        assertEquals("C.UTF-8", environment.get("LC_ALL"));
        assertEquals(3, environment.size(), environment.toString());
    }

    /// The starter's arguments from the identity on, and what is told.
    private void check(String arguments, String mode) {
        connect();
        var ids = new Object[] {ProcessCalls.geteuid(), ProcessCalls.getegid()};
        var expected = arguments.contains("%d") ? arguments.formatted(ids) : arguments;
        assertTrue(commands.getLast().contains(" " + expected), commands.getLast());
        assertEquals(List.of(HelperMode.valueOf(mode)), started);
    }

    private void checkFailure(StartFailure expected) {
        var failed = assertThrows(StartFailedException.class, this::connect);
        assertEquals(expected, failed.failure());
        assertTrue(!StartFailureText.sentence(expected).contains("{"), "a sentence with holes");
    }

    private void connect() {
        starter().connect(started::add);
    }

    /// Whoever runs the tests owns the folders, so the account has their ids; its uid is never 0
    /// for the decision, which is by name and by what the files say.
    private HelperStarter starter() {
        var account = new Account(ProcessCalls.geteuid(), ProcessCalls.getegid(), "anna", folder);
        return new HelperStarter(
                account,
                HelperIdentity::ofOrdinaryUser,
                new HostFiles(root),
                new ProgramFiles(root.resolve("home"), Path.of("/java")),
                new Locations(store, List.of(store.resolve("run"))),
                Map.of(),
                this::run,
                _ -> link(),
                Duration.ofMillis(300));
    }

    private StarterProcess.Ended run(List<String> command, Map<String, String> environment) {
        commands.add(String.join(" ", command));
        var answer = answers.isEmpty() ? new StarterProcess.Ended(0, "") : answers.removeFirst();
        if (answer.exitCode() == 0) {
            runningBuild = Optional.of(BUILD);
        }
        return answer;
    }

    private Optional<HelperLink> link() {
        return runningBuild.map(
                build ->
                        new HelperLink(
                                new HelperConnection(folder.resolve("nowhere")),
                                new GetInfo.Info(
                                        build, 4711, HelperMode.ROOTLESS, "", IdMaps.NONE, "")));
    }

    private void shim(String container, String boot, int pid, long startTime) throws IOException {
        makePrivate(store);
        var directory = Files.createDirectories(store.resolve("containers").resolve(container));
        var text = "1\n%s\n%d %d\n0 0\n".formatted(boot, pid, startTime);
        Files.writeString(directory.resolve("shim"), text);
    }

    private void process(int pid, long startTime) throws IOException {
        var zeros = "0 ".repeat(17);
        write("proc/" + pid + "/stat", pid + " (a ) b) S " + zeros + "0 " + startTime + " 0 0\n");
    }

    private static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (var each = directory;
                each != null && each.toString().contains("store");
                each = each.getParent()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void makeExecutable(String path) throws IOException {
        Files.setPosixFilePermissions(
                root.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
