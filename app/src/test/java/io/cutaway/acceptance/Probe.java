package io.cutaway.acceptance;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a container looks like from inside: its root tree, mounts, namespaces, user, capabilities
/// and environment, in lines that two containers can be compared by.
record Probe(Map<String, List<String>> sections) {

    /// For the shell of the image `busybox`. The first process's own view, so that what a shell
    /// adds for its children is not in it.
    static final String SCRIPT =
            """
            echo == user; grep -E '^(Uid|Gid|Groups|Cap...|NoNewPrivs|Seccomp):' /proc/1/status
            echo == ids; cat /proc/self/uid_map /proc/self/gid_map
            echo == namespaces; ls -l /proc/self/ns | awk 'NR > 1 { print $9, $11 }'
            echo == environment; tr '\\0' '\\n' </proc/1/environ
            echo == hostname; hostname; echo $(cat /etc/hostname)
            echo == hosts; cat /etc/hosts
            echo == directory; pwd; umask; ulimit -n
            echo == network; cat /sys/class/net/lo/flags
            echo == mounts; cat /proc/self/mountinfo
            echo == refused; unshare -U true 2>&1; echo $?
            echo == tree; find / -xdev ! -path '/proc/*' | sort | xargs stat -c '%A %u %g %s %n'
            echo == devices; ls -l /dev | awk 'NR > 1 { print $1, $3, $4, $5, $6, $NF }'
            """;

    private static final Pattern HEADING = Pattern.compile("== (\\w+)");

    static Probe of(String printed) {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> lines = new ArrayList<>();
        for (var line : printed.lines().toList()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                lines = new ArrayList<>();
                sections.put(heading.group(1), lines);
            } else {
                lines.add(line);
            }
        }
        sections.computeIfPresent("mounts", (_, all) -> all.stream().map(Probe::mount).toList());
        sections.put("covered", covered(sections.getOrDefault("mounts", List.of())));
        var computer = Optional.ofNullable(sections.remove("computer"));
        sections.computeIfPresent("namespaces", (_, all) -> namespaces(all, computer));
        return new Probe(sections);
    }

    /// Place, options, type and source. Numbers are others each time, and what the file system as a
    /// whole has is not this mount's.
    private static String mount(String line) {
        var sides = line.split(" - ", 2);
        var left = sides[0].split(" ");
        var right = sides[1].split(" ");
        return "%s %s %s".formatted(left[4], left[5], right[0]);
    }

    /// Where something is mounted over what the kernel shows, in whatever way.
    private static List<String> covered(List<String> mounts) {
        return mounts.stream()
                .map(mount -> mount.split(" ")[0])
                .filter(place -> place.startsWith("/proc/") || place.startsWith("/sys/"))
                .distinct()
                .toList();
    }

    /// Those that are not the computer's, which is this one unless the text says its links too.
    private static List<String> namespaces(List<String> links, Optional<List<String>> computer) {
        return links.stream()
                .filter(link -> !computer.orElseGet(() -> here(links)).contains(link))
                .map(link -> link.split(" ")[0])
                .filter(kind -> !kind.endsWith("_for_children"))
                .toList();
    }

    private static List<String> here(List<String> links) {
        return links.stream()
                .map(link -> link.split(" ")[0])
                .map(kind -> kind + " " + Host.link("/proc/self/ns/" + kind))
                .toList();
    }

    /// What the other has and this has not (`+`), and the other way round (`-`).
    List<String> differences(Probe other) {
        var all = new ArrayList<String>();
        var names = new TreeSet<>(sections.keySet());
        names.addAll(other.sections.keySet());
        for (var name : names) {
            var mine = sections.getOrDefault(name, List.of());
            var theirs = other.sections.getOrDefault(name, List.of());
            Stream.concat(
                            mine.stream().filter(l -> !theirs.contains(l)).map(l -> "-" + l),
                            theirs.stream().filter(l -> !mine.contains(l)).map(l -> "+" + l))
                    .map(line -> name + " " + line.strip())
                    .sorted()
                    .forEach(all::add);
        }
        return all;
    }

    @Override
    public String toString() {
        return sections.entrySet().stream()
                .map(e -> e.getKey() + "\n  " + String.join("\n  ", e.getValue()))
                .collect(joining("\n"));
    }
}
