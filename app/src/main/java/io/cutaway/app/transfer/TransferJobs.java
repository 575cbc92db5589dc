package io.cutaway.app.transfer;

import static io.cutaway.app.transfer.TransferMessage.*;

import io.cutaway.app.archive.ArchiveException;
import io.cutaway.app.archive.ArchiveFormat;
import io.cutaway.app.archive.ArchiveInput;
import io.cutaway.app.archive.ArchiveOutput;
import io.cutaway.app.archive.ImageLoader;
import io.cutaway.app.archive.ImageSaver;
import io.cutaway.app.archive.LoadedImage;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.registry.EngineContentStore;
import io.cutaway.app.registry.ImagePull;
import io.cutaway.app.registry.PullRequest;
import io.cutaway.app.registry.RegistryAccess;
import io.cutaway.engine.image.ImageName;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What each kind of transfer does, the same as on the command line.
final class TransferJobs {

    private final EngineClient client;
    private final Map<String, String> environment;

    TransferJobs(EngineClient client, Map<String, String> environment) {
        this.client = client;
        this.environment = Map.copyOf(environment);
    }

    TransferWork pull(ImageName image) {
        var pull = new ImagePull(new RegistryAccess(environment), new EngineContentStore(client));
        return progress -> {
            var pulled = pull.pull(PullRequest.of(image), progress);
            var sentences = new ArrayList<String>();
            sentences.add(
                    pulled.folder()
                            .map(folder -> PULLED_FROM_FOLDER.text(folder))
                            .orElseGet(PULLED::text));
            aboutFiles(
                    sentences, pulled.runnable(), pulled.skippedDevices(), pulled.squashedOwners());
            return done(sentences);
        };
    }

    TransferWork load(Path file) {
        return progress -> {
            try (var files = new ArchiveInput(environment, progress).open(file)) {
                return loaded(new ImageLoader(client, progress).load(files));
            } catch (ArchiveException e) {
                if (e.isWithoutImages() && Files.isRegularFile(file)) {
                    return new TransferState.Nameless(file, RootImport.proposedName(file));
                }
                throw e;
            }
        };
    }

    private static TransferState loaded(List<LoadedImage> images) {
        var sentences = new ArrayList<String>();
        sentences.add(LOADED.text(images.size()));
        aboutFiles(
                sentences,
                images.stream().allMatch(LoadedImage::runnable),
                images.stream().mapToLong(LoadedImage::skippedDevices).sum(),
                images.stream().mapToLong(LoadedImage::squashedOwners).sum());
        return done(sentences);
    }

    TransferWork importRoot(Path file, String name) {
        return progress -> {
            var made = new RootImport(client).run(file, name, progress);
            var sentences = new ArrayList<String>();
            sentences.add(IMPORTED.text(made.name()));
            aboutFiles(sentences, true, made.skippedDevices(), made.squashedOwners());
            return done(sentences);
        };
    }

    TransferWork save(String image, ArchiveFormat format, Path file) {
        return progress -> {
            save(new ImageSaver(client, progress), image, format, file);
            return new TransferState.Done(SAVED.text(image));
        };
    }

    private static void save(ImageSaver saver, String image, ArchiveFormat format, Path file)
            throws IOException {
        try (var out = ArchiveOutput.file(file)) {
            saver.save(List.of(image), format, out);
        }
    }

    private static void aboutFiles(
            List<String> sentences, boolean runnable, long skippedDevices, long squashedOwners) {
        if (!runnable) {
            sentences.add(NOT_RUNNABLE.text());
        }
        if (skippedDevices > 0) {
            sentences.add(SKIPPED_DEVICES.text(skippedDevices));
        }
        if (squashedOwners > 0) {
            sentences.add(SQUASHED_OWNERS.text(squashedOwners));
        }
    }

    private static TransferState done(List<String> sentences) {
        return new TransferState.Done(String.join(" ", sentences));
    }
}
