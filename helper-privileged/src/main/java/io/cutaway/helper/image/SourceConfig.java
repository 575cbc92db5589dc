package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.helper.image.ImageException.Code;

import java.util.List;

/// Reads the configuration of an image from somewhere else.
final class SourceConfig {

    private SourceConfig() {}

    /// Reads a configuration, and checks it against the manifest that names it.
    ///
    /// @throws ImageException when it is another one, or breaks a rule
    static Image read(byte[] bytes, SourceManifest manifest) throws ImageException {
        var described = manifest.manifest().config();
        if (bytes.length != described.size()) {
            throw new ImageException(Code.WRONG_SIZE, described.digest().toString());
        }
        if (!Digest.of(bytes).equals(described.digest())) {
            throw new ImageException(Code.WRONG_DIGEST, described.digest().toString());
        }
        try {
            var image = new OciDocuments().read(bytes, Image.class);
            check(image, manifest);
            return image;
        } catch (ImageFormatException e) {
            throw new ImageException(Code.BAD_DOCUMENT, "config: " + e.argument(), e);
        }
    }

    private static void check(Image image, SourceManifest manifest) throws ImageException {
        if (image.rootFs().diffIds().size() != manifest.manifest().layers().size()) {
            throw bad("rootfs.diff_ids");
        }
        var config = image.config();
        checkTexts("Env", config.env());
        checkTexts("Cmd", config.cmd());
        checkTexts("Entrypoint", config.entrypoint());
        checkTexts("User", config.user().stream().toList());
        checkTexts("WorkingDir", config.workingDir().stream().toList());
        checkTexts("StopSignal", config.stopSignal().stream().toList());
        checkTexts("Volumes", List.copyOf(config.volumes().keySet()));
        checkEnvironment(config.env());
    }

    /// No system call can say it.
    private static void checkTexts(String field, List<String> texts) throws ImageException {
        if (texts.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw bad(field + " with NUL");
        }
    }

    private static void checkEnvironment(List<String> environment) throws ImageException {
        if (environment.stream().anyMatch(text -> text.isEmpty() || text.startsWith("="))) {
            throw bad("Env without a name");
        }
    }

    private static ImageException bad(String field) {
        return new ImageException(Code.BAD_DOCUMENT, "config: " + field);
    }
}
