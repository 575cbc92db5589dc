package io.cutaway.app.registry;

import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The folders of images that a person's settings name: `imageFolders` in
/// `~/.config/cutaway/settings.json`, or `$CUTAWAY_IMAGE_FOLDERS`, separated by colons.
///
/// @param folders in the order in which they are asked
public record ImageFolders(List<ImageFolder> folders) {

    private static final String VARIABLE = "CUTAWAY_IMAGE_FOLDERS";
    private static final String FIELD = "imageFolders";

    public ImageFolders {
        folders = List.copyOf(folders);
    }

    /// An image that is in a folder.
    public record Found(ImageFolder folder, ResolvedImage image) {}

    /// @param environment of the caller
    /// @throws RegistryException when the settings can't be read
    public static ImageFolders of(Map<String, String> environment) {
        var named = environment.get(VARIABLE);
        var paths = named == null ? ofSettings(environment) : Arrays.asList(named.split(":"));
        return new ImageFolders(
                paths.stream()
                        .filter(path -> path.startsWith("/"))
                        .map(path -> new ImageFolder(Path.of(path)))
                        .toList());
    }

    private static List<String> ofSettings(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", "/");
        var config =
                Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                        .filter(path -> path.startsWith("/"))
                        .orElse(home + "/.config");
        var file = Path.of(config, "cutaway/settings.json");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            var field = JsonMapper.shared().readTree(Files.readString(file)).path(FIELD);
            if (field.isMissingNode()) {
                return List.of();
            }
            if (field.isArray()) {
                return StreamSupport.stream(field.spliterator(), false)
                        .map(each -> each.asString(""))
                        .toList();
            }
        } catch (IOException | JacksonException _) {
            // The sentence is the same.
        }
        throw new RegistryException(RegistryMessage.BAD_SETTINGS, file.toString());
    }

    /// The image of a name, in the first folder that has it whole.
    public Optional<Found> find(ImageName name, Platform platform) throws InterruptedException {
        for (var folder : folders) {
            var image = folder.find(name, platform);
            if (image.isPresent()) {
                return Optional.of(new Found(folder, image.get()));
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return folders.isEmpty();
    }
}
