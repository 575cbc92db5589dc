package io.cutaway.helper.launch;

import io.cutaway.engine.launch.UserIds;
import io.cutaway.engine.protocol.Problem.NoSuchUser;
import io.cutaway.engine.protocol.ProblemException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds `uid`, `uid:gid`, `name` or `name:group` in the container's own passwd(5) and group(5). A
/// number needs no entry; a name does.
public final class UserLookup {

    private final List<String[]> users;
    private final List<String[]> groups;

    /// @param passwd text of `/etc/passwd`, may be empty
    /// @param group text of `/etc/group`, may be empty
    public UserLookup(String passwd, String group) {
        users = entries(passwd, 4);
        groups = entries(group, 3);
    }

    /// The user that a text means.
    ///
    /// @throws ProblemException [NoSuchUser]
    public ContainerUser find(String text) {
        var parts = text.split(":", 2);
        var entry = users.stream().filter(e -> isCalled(e, parts[0])).findFirst();
        long uid = number(entry.map(e -> e[2]).orElse(parts[0]), text);
        long primary = entry.map(e -> number(e[3], text)).orElse(0L);
        long gid = parts.length == 2 && !parts[1].isEmpty() ? group(parts[1], text) : primary;
        var more = parts.length == 2 ? List.<Long>of() : supplementary(entry, gid, text);
        return new ContainerUser(new UserIds(uid, gid, more), home(entry));
    }

    /// A name goes before a number, and a number is compared with the id: credentials(7).
    private static boolean isCalled(String[] entry, String user) {
        return entry[0].equals(user) || entry[2].equals(user);
    }

    private long group(String group, String text) {
        return groups.stream()
                .filter(e -> isCalled(e, group))
                .findFirst()
                .map(e -> number(e[2], text))
                .orElseGet(() -> number(group, text));
    }

    private List<Long> supplementary(Optional<String[]> user, long gid, String text) {
        if (user.isEmpty()) {
            return List.of();
        }
        var name = user.get()[0];
        return groups.stream()
                .filter(e -> e.length > 3 && List.of(e[3].split(",")).contains(name))
                .map(e -> number(e[2], text))
                .filter(id -> id != gid)
                .distinct()
                .toList();
    }

    private static String home(Optional<String[]> entry) {
        return entry.filter(e -> e.length > 5 && e[5].startsWith("/")).map(e -> e[5]).orElse("/");
    }

    private static long number(String digits, String text) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new ProblemException(new NoSuchUser(text));
        }
        return Long.parseLong(digits);
    }

    private static List<String[]> entries(String file, int fields) {
        return Stream.of(file.split("\n"))
                .map(line -> line.split(":", -1))
                .filter(entry -> entry.length >= fields)
                .toList();
    }
}
