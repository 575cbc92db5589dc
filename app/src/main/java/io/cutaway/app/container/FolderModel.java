package io.cutaway.app.container;

import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.mount.MountAttribute;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A host folder in the launch form. It begins with everything forbidden that a folder of files
/// does not need.
final class FolderModel {

    private static final Set<MountAttribute> AT_FIRST =
            EnumSet.of(
                    MountAttribute.READ_ONLY, MountAttribute.NO_SET_ID, MountAttribute.NO_DEVICES);

    private final StringProperty source;
    private final StringProperty target;
    private final Map<MountAttribute, BooleanProperty> attributes =
            new EnumMap<>(MountAttribute.class);

    FolderModel(String source, String target) {
        this.source = new SimpleStringProperty(source);
        this.target = new SimpleStringProperty(target);
        for (var attribute : MountAttribute.values()) {
            attributes.put(attribute, new SimpleBooleanProperty(AT_FIRST.contains(attribute)));
        }
    }

    /// On the host.
    StringProperty source() {
        return source;
    }

    /// In the container.
    StringProperty target() {
        return target;
    }

    /// Whether `attribute` is asked for.
    BooleanProperty has(MountAttribute attribute) {
        return attributes.computeIfAbsent(attribute, _ -> new SimpleBooleanProperty());
    }

    /// Asks for these attributes and no others.
    void set(Set<MountAttribute> wanted) {
        attributes.forEach((attribute, value) -> value.set(wanted.contains(attribute)));
    }

    /// Calls `listener` whenever anything of it changes.
    void onChange(Runnable listener) {
        source.addListener(_ -> listener.run());
        target.addListener(_ -> listener.run());
        attributes.values().forEach(value -> value.addListener(_ -> listener.run()));
    }

    /// As the engine takes it; empty while a path isn't absolute.
    Optional<HostBind> bind() {
        try {
            return Optional.of(new HostBind(source.get(), target.get(), chosen()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Set<MountAttribute> chosen() {
        var chosen = EnumSet.noneOf(MountAttribute.class);
        attributes.forEach(
                (attribute, value) -> {
                    if (value.get()) {
                        chosen.add(attribute);
                    }
                });
        return chosen;
    }
}
