package io.cutaway.app.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeEngine;
import io.cutaway.app.page.Background;
import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;
import io.cutaway.engine.protocol.ImageRequest.ImportImage;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

@DisplayName("Transfers")
class TransfersTest {

    @TempDir Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final Transfers transfers =
            new Transfers(engine, new Background(Runnable::run, Runnable::run), Map.of());

    private Path rootArchive(String name) throws IOException {
        var file = folder.resolve(name);
        try (var tar = new TarWriter(Files.newOutputStream(file))) {
            var metadata = new TarMetadata("etc/motd", 0644, Instant.EPOCH);
            tar.put(new TarEntry.RegularFile(metadata, 3), new ByteArrayInputStream(new byte[3]));
        }
        return file;
    }

    private TransferState state() {
        return transfers.all().getLast().state().get();
    }

    @Test
    void anArchiveWithoutImagesIsAskedForANameAndImported() throws IOException {
        engine.on(
                ImportImage.class,
                request -> new ImportImage.Imported(request.name(), "sha256:0", 3, 2, 0));
        var file = rootArchive("My Root_v2.tar");
        transfers.load(file);
        assertEquals(new TransferState.Nameless(file, "my-root-v2"), state());
        transfers.name(transfers.all().getFirst(), "mine:2");
        var done = assertInstanceOf(TransferState.Done.class, state());
        assertEquals(
                "is there as localhost/mine:2. 2 device nodes were left out.", done.sentence());
        assertEquals(1, transfers.all().size());
    }

    @Test
    void aRefusedArchiveSaysWhyAndCanBeTriedAgain() throws IOException {
        engine.on(
                ImportImage.class,
                _ -> {
                    throw new ProblemException(new Problem.BadImage("NOT_TAR", "etc"));
                });
        transfers.load(rootArchive("root.tar"));
        transfers.name(transfers.all().getFirst(), "mine");
        assertInstanceOf(TransferState.Failed.class, state());
        engine.on(
                ImportImage.class,
                request -> new ImportImage.Imported(request.name(), "sha256:0", 3, 0, 0));
        transfers.retry(transfers.all().getFirst());
        assertInstanceOf(TransferState.Done.class, state());
    }

    @Test
    void aFolderOrAFileWithNothingInItFailsWithASentence() throws IOException {
        transfers.loadAll(
                List.of(
                        Files.createDirectory(folder.resolve("empty")),
                        Files.writeString(folder.resolve("text"), "no archive"),
                        folder.resolve("absent")));
        assertEquals(3, transfers.all().size());
        for (var transfer : transfers.all()) {
            assertInstanceOf(TransferState.Failed.class, transfer.state().get(), transfer.title());
        }
        transfers.dismiss(transfers.all().getFirst());
        assertEquals(2, transfers.all().size());
    }

    @Test
    void aNameWithoutARegistryFailsWithASentenceThatHelps() {
        transfers.pull("debian:12");
        var failed = assertInstanceOf(TransferState.Failed.class, state());
        assertTrue(failed.explanation().line().contains("docker.io/library/debian:12"));
    }

    @Test
    void onlyWhatCanBeANameIsTakenForOne() {
        assertTrue(Transfers.isName(" docker.io/library/debian:12 "));
        assertFalse(Transfers.isName(""));
        assertFalse(Transfers.isName("Debian UPPER"));
        assertFalse(Transfers.isName("a b"));
    }

    @Test
    void aNewTransferPutsAwayThoseThatWorked() throws IOException {
        engine.on(
                ImportImage.class,
                request -> new ImportImage.Imported(request.name(), "sha256:0", 3, 0, 0));
        var file = rootArchive("root.tar");
        transfers.load(file);
        transfers.name(transfers.all().getFirst(), "first");
        transfers.pull("nowhere");
        assertEquals(1, transfers.all().size());
        assertInstanceOf(TransferState.Failed.class, state());
    }
}
