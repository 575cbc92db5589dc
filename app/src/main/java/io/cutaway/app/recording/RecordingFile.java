package io.cutaway.app.recording;

import static io.cutaway.app.recording.RecordingMessage.*;

import io.cutaway.app.text.Message;
import io.cutaway.app.text.StrangersText;
import io.cutaway.engine.protocol.Json;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/// A [Recording] as a file of JSON. Whoever made it is not trusted: it is read strictly, as
/// messages are, and up to a size.
public final class RecordingFile {

    /// A launch with sixty layers, looked at after each operation, has about four MB.
    static final int LARGEST = 64 << 20;

    private RecordingFile() {}

    /// Whether a file is called as recordings are.
    public static boolean isNamedSo(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /// Writes a new file.
    ///
    /// @throws RecordingException when there is one already, or it can't be written
    public static void write(Recording recording, Path file) {
        write(recording, file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /// Writes a file in the place of one that may be there.
    ///
    /// @throws RecordingException when it can't be written
    public static void replace(Recording recording, Path file) {
        write(recording, file, new OpenOption[0]);
    }

    private static void write(Recording recording, Path file, OpenOption... how) {
        var text = Json.MAPPER.writeValueAsString(recording);
        try {
            Files.writeString(file, text, how);
        } catch (FileAlreadyExistsException _) {
            throw failure(EXISTS, file);
        } catch (IOException e) {
            throw failure(NOT_WRITTEN, file, String.valueOf(e.getMessage()));
        }
    }

    /// Reads a file.
    ///
    /// @throws RecordingException when it isn't there, too large, or no recording
    public static Recording read(Path file) {
        return parse(text(file), file);
    }

    private static String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw failure(TOO_LARGE, file, LARGEST >> 20);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            throw failure(MISSING, file);
        } catch (IOException e) {
            throw failure(NOT_READ, file, String.valueOf(e.getMessage()));
        }
    }

    private static Recording parse(String text, Path file) {
        try {
            var node = Json.MAPPER.readTree(text);
            if (!node.isObject()) {
                throw failure(NO_RECORDING, file, WHOLE_FILE.text(), NO_OBJECT.text());
            }
            var format = node.path("format").asInt(0);
            if (node.has("format") && format != Recording.FORMAT) {
                throw failure(OTHER_FORMAT, file, format, Recording.FORMAT);
            }
            return Json.MAPPER.treeToValue(node, Recording.class);
        } catch (JacksonException e) {
            throw failure(NO_RECORDING, file, place(e), why(e));
        }
    }

    /// Where it is wrong: a name such as `steps[3].after.mounts[0]`, else a line and a column.
    private static String place(JacksonException e) {
        var name = new StringBuilder();
        for (var step : e.getPath()) {
            var property = Optional.ofNullable(step.getPropertyName());
            name.append(name.isEmpty() || property.isEmpty() ? "" : ".");
            name.append(property.orElseGet(() -> "[" + step.getIndex() + "]"));
        }
        if (!name.isEmpty()) {
            return StrangersText.inOneLine(name.toString());
        }
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? WHOLE_FILE.text()
                : AT_COLUMN.text(location.getLineNr(), location.getColumnNr());
    }

    /// Without the names of classes, which say nothing to who has the file.
    private static String why(JacksonException e) {
        return e.getCause() instanceof IllegalArgumentException cause
                ? StrangersText.inOneLine(String.valueOf(cause.getMessage()))
                : StrangersText.inOneLine(e.getOriginalMessage());
    }

    private static RecordingException failure(Message message, Path file, Object... more) {
        var arguments = new Object[more.length + 1];
        arguments[0] = file.toString();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new RecordingException(message.text(arguments));
    }
}
