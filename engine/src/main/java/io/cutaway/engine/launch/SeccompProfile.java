package io.cutaway.engine.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list of the system calls that a container's processes may make, and of those that fail with
/// `EPERM`; every other one fails with `ENOSYS`.
///
/// @param name how reports call it
public record SeccompProfile(String name, List<String> allowed, List<String> refused) {

    private static final String STANDARD = "default";
    private static final String RESOURCE = "seccomp-default.txt";

    public SeccompProfile {
        allowed = List.copyOf(allowed);
        refused = List.copyOf(refused);
    }

    /// The one that every container gets.
    public static SeccompProfile standard() {
        try (var in = SeccompProfile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return parse(STANDARD, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The profile that a filter was compiled from; empty when it is another build's.
    public static Optional<SeccompProfile> of(SeccompProgram program) {
        return program.profile().equals(STANDARD) ? Optional.of(standard()) : Optional.empty();
    }

    /// What it comes to, call by call. The order does not matter: rules that meet answer alike.
    public List<SeccompRule> rules() {
        return SeccompRules.of(this);
    }

    /// Words below the lines `allow` and `refuse`; a line that begins with `#` is a comment.
    static SeccompProfile parse(String name, String text) {
        var allowed = new ArrayList<String>();
        var refused = new ArrayList<String>();
        var current = allowed;
        for (var line : text.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList()) {
            switch (line.strip()) {
                case "allow" -> current = allowed;
                case "refuse" -> current = refused;
                default -> current.addAll(List.of(line.strip().split(" +")));
            }
        }
        return new SeccompProfile(name, allowed, refused);
    }
}
