package io.cutaway.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageRequest.ImportImage;
import io.cutaway.engine.protocol.ImageRequest.ImportImage.LayerSource;
import io.cutaway.engine.protocol.VarlinkClient;
import io.cutaway.engine.protocol.VarlinkReply;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles;
import io.cutaway.helper.store.TreeRemover;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A helper with a store of its own, started as the program starts it: by the shim's mode `start`,
/// as root or as an ordinary user. Holds the image `test` ([TestImage]).
///
/// ```
/// @RegisterExtension static final HelperProcess HELPER = HelperProcess.ofUser();
/// ```
public final class HelperProcess implements BeforeAllCallback, AfterAllCallback {

    private static final Path SHIM = Path.of("target/native/cutaway-shim").toAbsolutePath();
    private static final String SOCKET = "helper.sock";

    private final boolean asUser;
    private Optional<TestUser> user = Optional.empty();
    private Path directory = Path.of("");
    private int pid;

    private HelperProcess(boolean asUser) {
        this.asUser = asUser;
    }

    /// Root for root.
    public static HelperProcess ofRoot() {
        return new HelperProcess(false);
    }

    /// Rootless, with subordinate ids.
    public static HelperProcess ofUser() {
        return new HelperProcess(true);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        user = asUser ? Optional.of(TestUser.get()) : Optional.empty();
        directory = Files.createTempDirectory("cutaway-helper");
        ProgramCopy.into(directory.resolve("program"), SHIM);
        run(List.of("chmod", "-R", "a+rX", directory.toString()));
        makePrivate(store());
        makePrivate(socketDirectory());
        start();
        importImage();
    }

    private void makePrivate(Path path) throws Exception {
        Files.createDirectory(path);
        run(List.of("chmod", "700", path.toString()));
        if (user.isPresent()) {
            var owner = user.get().uid() + ":" + user.get().gid();
            run(List.of("chown", owner, path.toString()));
        }
    }

    /// Starts it, for the first time or again.
    public void start() throws Exception {
        var command = new ArrayList<String>();
        user.ifPresent(u -> command.addAll(u.command()));
        command.add(directory.resolve("program/cutaway-shim").toString());
        command.addAll(List.of("start", "--store", store().toString()));
        command.addAll(namespaces());
        var log = store().resolve("helper.log").toString();
        command.addAll(List.of("--ready-timeout", "60", "--log", log, "--"));
        command.addAll(javaCommand());
        run(command);
        pid = (int) call(new GetInfo()).parameters().pid();
    }

    /// Containers that run already hold the user namespace that an earlier helper made.
    private List<String> namespaces() throws IOException {
        if (user.isEmpty()) {
            return List.of();
        }
        var shim = livingShim();
        return shim.isPresent() ? List.of("--join", shim.get()) : user.get().maps();
    }

    private Optional<String> livingShim() throws IOException {
        var containers = store().resolve("containers");
        if (!Files.exists(containers)) {
            return Optional.empty();
        }
        try (var directories = Files.list(containers)) {
            // A shim that has told the end is ending itself: its namespace can't be joined.
            return directories
                    .filter(Files::isDirectory)
                    .filter(directory -> !Files.exists(directory.resolve("exit")))
                    .flatMap(directory -> ShimFiles.shim(directory).stream())
                    .filter(shim -> isAlive(shim.shim()))
                    .map(shim -> shim.shim().pid() + ":" + shim.shim().startTime())
                    .findFirst();
        }
    }

    private static boolean isAlive(ShimFiles.Identity process) {
        var found = Processes.open(process);
        found.ifPresent(Descriptor::close);
        return found.isPresent();
    }

    private List<String> javaCommand() {
        var program = directory.resolve("program");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                program.resolve("classes") + ":" + program + "/*",
                "io.cutaway.helper.HelperMain",
                "--store",
                store().toString(),
                "--socket-directory",
                socketDirectory().toString(),
                "--shim",
                program.resolve("cutaway-shim").toString(),
                "--build-id",
                "test",
                "--idle-seconds",
                "600");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
    }

    private void importImage() throws Exception {
        try (var archive = FileCalls.open(TestImage.archive().toString(), FileFlags.O_RDONLY)) {
            var layer = new LayerSource(0, "test");
            var request = new ImportImage("test", List.of(layer), ImageSettings.DEFAULT);
            call(request, archive).close();
        }
    }

    public Path store() {
        return directory.resolve("store");
    }

    public Path socketDirectory() {
        return directory.resolve("run");
    }

    /// The helper's PID.
    public int pid() {
        return pid;
    }

    /// Calls it as the user it belongs to. An error is thrown as `VarlinkError`.
    public <R extends Record> VarlinkReply<R> call(
            HelperRequest<R> request, Descriptor... descriptors) throws Exception {
        return asOwner(
                () -> {
                    try (var client = new VarlinkClient(socketDirectory(), SOCKET)) {
                        var method = "io.cutaway.Helper." + request.getClass().getSimpleName();
                        return client.call(
                                method, request, request.replyType(), List.of(descriptors));
                    }
                });
    }

    /// Does something as the user it belongs to.
    <T> T asOwner(ThreadCredentials.Work<T> work) throws Exception {
        return user.isPresent()
                ? ThreadCredentials.as(user.get().uid(), user.get().gid(), work)
                : work.run();
    }

    /// `kill -9`, and waits until it is gone.
    public void kill() throws InterruptedException {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        Eventually.isTrue("the helper is gone", () -> !process.isAlive());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        new Containers(this).removeAll();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        Eventually.isTrue(
                "the helper ends",
                () -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        TreeRemover.remove(directory);
    }
}
