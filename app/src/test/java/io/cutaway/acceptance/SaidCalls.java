package io.cutaway.acceptance;

import io.cutaway.acceptance.TracedCalls.Call;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.SystemCallText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What [SystemCallText] says of a launch, looked for in its trace: each call in order, with its
/// own arguments, on the descriptors that the calls before it opened.
final class SaidCalls {

    private static final Pattern NAME =
            Pattern.compile(
                    "(?<![\\w.])(tree\\d*|target|root|place|context|userns|null|parent|any|directory"
                        + "|master|slave|shim|out0|out1|err0|err1|in0|in1|pid|stack)(?![\\w=])");
    private static final Pattern ASSIGNED = Pattern.compile("(\\w+) = (.*)");
    private static final String DROP = "prctl(PR_CAPBSET_DROP, ";

    private final List<Call> trace;
    private final Map<String, String> lasting = new HashMap<>();
    private final TreeSet<Integer> found = new TreeSet<>();
    private Map<String, String> names = new HashMap<>();

    /// Where the calls of an operation are, and what its names stand for.
    private record Match(List<Integer> places, Map<String, String> names) {
        int last() {
            return places.getLast();
        }
    }

    SaidCalls(List<Call> trace) {
        this.trace = trace;
    }

    /// The places in the trace of all calls that were said.
    SortedSet<Integer> find(List<Operation> operations) {
        for (var operation : operations) {
            find(operation);
        }
        return found;
    }

    /// Of several variants the one that is over first is the one that was called.
    private void find(Operation operation) {
        var missing = new ArrayList<String>();
        var best = Optional.<Match>empty();
        for (var lines : variants(SystemCallText.of(operation))) {
            names = new HashMap<>(lasting);
            var places = new ArrayList<Integer>();
            var absent =
                    lines.stream().filter(line -> !isFound(operation, line, places)).findFirst();
            absent.ifPresent(missing::add);
            var match = new Match(List.copyOf(places), Map.copyOf(names));
            if (absent.isEmpty() && best.filter(other -> other.last() < match.last()).isEmpty()) {
                best = Optional.of(match);
            }
        }
        var match = best.orElseThrow(() -> new AssertionError(operation + " lacks " + missing));
        found.addAll(match.places());
        keep(operation, match.names());
    }

    /// The root is open to the end, and trees wait to be attached.
    private void keep(Operation operation, Map<String, String> known) {
        known.forEach(
                (name, value) -> {
                    if (name.equals("root") || name.equals("pid")) {
                        lasting.put(name, value);
                    }
                });
        if (operation instanceof Operation.CloneTree cloned) {
            lasting.put("tree" + cloned.slot(), known.getOrDefault("tree", ""));
        }
    }

    /// A mask is of a file or of a directory: the text has both, with words between.
    private static List<List<String>> variants(List<String> lines) {
        var parts = new ArrayList<List<String>>(List.of(new ArrayList<>()));
        for (var line : lines) {
            if (line.contains("#")) {
                parts.add(new ArrayList<>());
            } else if (line.startsWith(DROP)) {
                var dropped = line.substring(DROP.length(), line.indexOf(", 0")).split(" / ");
                for (var capability : dropped) {
                    parts.getLast().add(DROP + capability + ")");
                }
            } else {
                parts.getLast().add(line);
            }
        }
        if (parts.size() == 1) {
            return List.of(parts.getFirst());
        }
        return parts.subList(1, parts.size() - 1).stream()
                .map(
                        middle -> {
                            var all = new ArrayList<>(parts.getFirst());
                            all.addAll(middle);
                            all.addAll(parts.getLast());
                            return List.<String>copyOf(all);
                        })
                .toList();
    }

    private boolean isFound(Operation operation, String line, List<Integer> places) {
        var assigned = ASSIGNED.matcher(line);
        var call = assigned.matches() ? assigned.group(2) : line;
        var unknown = new ArrayList<String>();
        var pattern = Pattern.compile(pattern(TracedCalls.comparable(call), unknown));
        var from = places.isEmpty() ? found.isEmpty() ? 0 : found.last() + 1 : places.getLast() + 1;
        var place = place(operation, pattern, from);
        if (place.isEmpty()) {
            return false;
        }
        var match = pattern.matcher(text(operation, trace.get(place.getAsInt())));
        if (match.matches()) {
            for (var i = 0; i < unknown.size(); i++) {
                names.put(unknown.get(i), match.group(i + 1));
            }
        }
        if (assigned.matches()) {
            names.put(assigned.group(1), trace.get(place.getAsInt()).result().split(" ")[0]);
        }
        places.add(place.getAsInt());
        return true;
    }

    private OptionalInt place(Operation operation, Pattern pattern, int from) {
        for (var place = from; place < trace.size(); place++) {
            var call = trace.get(place);
            if (!call.failed() && pattern.matcher(text(operation, call)).matches()) {
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    /// A tree of the host is a file or a directory, which only the file knows.
    private static String text(Operation operation, Call call) {
        return operation instanceof Operation.BindTree
                ? call.text().replace("O_DIRECTORY|", "")
                : call.text();
    }

    /// Outside of quotes, names stand for numbers: of calls before, or of any.
    private String pattern(String call, List<String> unknown) {
        var pattern = new StringBuilder();
        var pieces = call.split("(?<!\\\\)\"", -1);
        for (var i = 0; i < pieces.length; i++) {
            pattern.append(i == 0 ? "" : "\"");
            pattern.append(i % 2 == 0 ? code(pieces[i], unknown) : quoted(pieces[i]));
        }
        return pattern.toString();
    }

    private String code(String piece, List<String> unknown) {
        var pattern = new StringBuilder();
        var end = 0;
        var name = NAME.matcher(piece);
        while (name.find()) {
            pattern.append(literal(piece.substring(end, name.start())));
            var known = names.get(name.group());
            if (known == null) {
                unknown.add(name.group());
            }
            pattern.append(known == null ? "(\\w+)" : known);
            end = name.end();
        }
        return pattern.append(literal(piece.substring(end))).toString();
    }

    private static String literal(String text) {
        return Pattern.quote(text)
                .replace(
                        "effective=permitted, ",
                        "effective=\\E(?<all>\\w+)\\Q, permitted=\\E\\k<all>\\Q, ")
                .replace("…", "\\E.*\\Q");
    }

    private String quoted(String text) {
        return Pattern.quote(text)
                .replace("$PATH/", "\\E[^\"]*/\\Q")
                .replace("$pid", names.getOrDefault("pid", ""));
    }
}
