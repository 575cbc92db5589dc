package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageUpkeepRequest.SettingsChanges;
import io.cutaway.engine.protocol.Json;

import tools.jackson.core.JacksonException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The values of `--change`: instructions of a Containerfile, as podman-commit(1) has them, with an
/// equals sign or a blank behind the instruction's name.
final class ChangeFlag {

    private Optional<List<String>> entrypoint = Optional.empty();
    private Optional<List<String>> command = Optional.empty();
    private final List<String> environment = new ArrayList<>();
    private Optional<String> workingDirectory = Optional.empty();
    private Optional<String> user = Optional.empty();
    private final Map<String, String> labels = new TreeMap<>();
    private final List<String> ports = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();
    private Optional<String> stopSignal = Optional.empty();

    private ChangeFlag() {}

    static SettingsChanges parse(List<String> values) {
        var flag = new ChangeFlag();
        values.forEach(flag::add);
        return new SettingsChanges(
                flag.entrypoint,
                flag.command,
                flag.environment,
                flag.workingDirectory,
                flag.user,
                flag.labels,
                flag.ports,
                flag.volumes,
                flag.stopSignal);
    }

    /// What an import sets.
    static ImageSettings settings(List<String> values) {
        var changes = parse(values);
        var more =
                !changes.labels().isEmpty()
                        || !changes.exposedPorts().isEmpty()
                        || !changes.volumes().isEmpty()
                        || changes.stopSignal().isPresent();
        if (more) {
            throw new CliException(ImageCliMessage.CHANGE_NOT_HERE, String.join(" ", values));
        }
        return new ImageSettings(
                changes.entrypoint().orElse(ImageSettings.DEFAULT.entrypoint()),
                changes.command().orElse(ImageSettings.DEFAULT.command()),
                changes.environment(),
                changes.workingDirectory(),
                changes.user());
    }

    private void add(String text) {
        var parts = text.strip().split("[=\\s]", 2);
        if (parts.length < 2) {
            throw new CliException(ImageCliMessage.CHANGE_FORM, text);
        }
        var value = parts[1].strip();
        switch (parts[0].toUpperCase(Locale.ROOT)) {
            case "CMD" -> command = Optional.of(words(value));
            case "ENTRYPOINT" -> entrypoint = Optional.of(words(value));
            case "ENV" -> environment.add(pair(text, value));
            case "LABEL" -> addLabel(pair(text, value));
            case "EXPOSE" -> List.of(value.split("\\s+")).forEach(this::addPort);
            case "VOLUME" -> volumes.addAll(list(value).orElseGet(() -> List.of(value)));
            case "WORKDIR" -> workingDirectory = Optional.of(value);
            case "USER" -> user = Optional.of(value);
            case "STOPSIGNAL" -> stopSignal = Optional.of(value);
            default -> throw new CliException(ImageCliMessage.CHANGE_KEY, parts[0]);
        }
    }

    /// A JSON array, or else a line for a shell.
    private static List<String> words(String value) {
        return list(value).orElseGet(() -> List.of("/bin/sh", "-c", value));
    }

    private static Optional<List<String>> list(String value) {
        try {
            return value.startsWith("[")
                    ? Optional.of(List.of(Json.MAPPER.readValue(value, String[].class)))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// `NAME=VALUE`, or the old form with a blank.
    private static String pair(String text, String value) {
        var parts = value.split("=", 2);
        if (parts.length < 2 || parts[0].contains(" ")) {
            parts = value.split("\\s+", 2);
        }
        if (parts.length < 2 || parts[0].isEmpty()) {
            throw new CliException(ImageCliMessage.CHANGE_FORM, text);
        }
        return parts[0] + "=" + unquoted(parts[1]);
    }

    private static String unquoted(String value) {
        var quoted =
                value.length() > 1
                        && value.charAt(0) == '"'
                        && value.charAt(value.length() - 1) == '"';
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private void addLabel(String pair) {
        var equals = pair.indexOf('=');
        labels.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private void addPort(String port) {
        ports.add(port.contains("/") ? port : port + "/tcp");
    }
}
