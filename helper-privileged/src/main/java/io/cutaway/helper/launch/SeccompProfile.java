package io.cutaway.helper.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A list of the system calls that a container's processes may make, and of those that fail with
/// `EPERM`; every other one fails with `ENOSYS`.
///
/// @param name how reports call it
record SeccompProfile(String name, List<String> allowed, List<String> refused) {

    private static final String RESOURCE = "seccomp-default.txt";

    SeccompProfile {
        allowed = List.copyOf(allowed);
        refused = List.copyOf(refused);
    }

    /// The one that every container gets.
    static SeccompProfile standard() {
        try (var in = SeccompProfile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return parse("default", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
