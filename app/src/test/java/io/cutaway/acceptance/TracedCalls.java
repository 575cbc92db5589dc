package io.cutaway.acceptance;

import io.cutaway.engine.process.Capability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// System calls as `strace -f` writes them, made comparable: flags in one order, numbers in one
/// form, without what a call only brings back.
final class TracedCalls {

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern DONE = Pattern.compile("(.*\\)) += (.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern WRITE = Pattern.compile("write\\((\\d+), (\".*\"), \\d+\\)");
    private static final Pattern FLAGS = Pattern.compile("\\b[A-Z][A-Z0-9_]+(\\|[A-Z][A-Z0-9_]+)+");
    private static final Pattern CAPABILITIES = Pattern.compile("1<<CAP_\\w+(\\|1<<CAP_\\w+)*");
    private static final Pattern DEVICE =
            Pattern.compile("makedev\\((0x[0-9a-f]+|0), (0x[0-9a-f]+|0)\\)");
    private static final Pattern OPENED = Pattern.compile("openat\\(AT_FDCWD, (\"[^\"]*\").*");
    private static final String UNFINISHED = " <unfinished ...>";

    /// What every open(2) has and says nothing.
    private static final Set<String> SAYS_NOTHING = Set.of("O_RDONLY", "O_LARGEFILE");

    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Integer, String> begun = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    /// @param result what it answered
    record Call(int pid, String text, String result) {

        String name() {
            return text.substring(0, Math.max(0, text.indexOf('(')));
        }

        boolean failed() {
            return result.startsWith("-1 ") || result.isEmpty();
        }
    }

    private TracedCalls() {}

    /// In the order in which they began.
    static List<Call> of(List<String> trace) {
        var all = new TracedCalls();
        trace.forEach(all::read);
        return List.copyOf(all.calls);
    }

    private void read(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return;
        }
        int pid = Integer.parseInt(parts.group(1));
        var text = parts.group(2);
        var resumed = RESUMED.matcher(text);
        if (text.endsWith(UNFINISHED)) {
            places.put(pid, calls.size());
            begun.put(pid, text.substring(0, text.length() - UNFINISHED.length()));
            calls.add(new Call(pid, "", ""));
        } else if (resumed.matches() && places.containsKey(pid)) {
            var whole = begun.getOrDefault(pid, "") + resumed.group(1);
            calls.set(places.getOrDefault(pid, 0), call(pid, whole));
        } else {
            calls.add(call(pid, text));
        }
    }

    private Call call(int pid, String text) {
        var done = DONE.matcher(text);
        if (!done.matches()) {
            return new Call(pid, "", "");
        }
        var call = new Call(pid, comparable(done.group(1)), done.group(2));
        var opened = OPENED.matcher(call.text());
        if (opened.matches()) {
            paths.put(pid + ":" + call.result(), opened.group(1));
        }
        var written = WRITE.matcher(call.text());
        if (!written.matches()) {
            return call;
        }
        var path = paths.getOrDefault(pid + ":" + written.group(1), written.group(1));
        return new Call(pid, "write(" + path + ", " + written.group(2) + ")", call.result());
    }

    /// The same call, whoever wrote it down.
    static String comparable(String call) {
        var text = call.replaceAll(" /\\*.*?\\*/", "");
        text = text.replaceFirst("^open\\(", "openat(AT_FDCWD, ");
        text = text.replace(", stack=NULL, stack_size=0", "");
        text = text.replaceAll("(st_ino=\\d+), st_mode=.*}", "$1}");
        text = text.replaceAll("filter=\\[.*]", "filter=…");
        text = text.replaceFirst("\\{msg_name=.*cmsg_data=(\\[[^]]*]).*", "{SCM_RIGHTS, $1})");
        text = text.replaceAll("(SIOCGIFFLAGS, \\{ifr_name=\"lo\").*}", "$1}");
        text = text.replace(", ws_xpixel=0, ws_ypixel=0", "");
        text = text.replace("TIOCGPTPEER, 0x80102", "TIOCGPTPEER, O_RDWR|O_NOCTTY|O_CLOEXEC");
        text = text.replaceAll("(effective|permitted|inheritable)=0x0\\b", "$1=0");
        if (text.startsWith("prctl(")) {
            text = text.replaceAll("(, 0)+\\)$", ")");
        }
        text = CAPABILITIES.matcher(text).replaceAll(TracedCalls::mask);
        text = DEVICE.matcher(text).replaceAll(TracedCalls::device);
        return FLAGS.matcher(text).replaceAll(TracedCalls::sorted);
    }

    private static String sorted(MatchResult flags) {
        return Arrays.stream(flags.group().split("\\|"))
                .filter(flag -> !SAYS_NOTHING.contains(flag))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    private static String mask(MatchResult words) {
        var mask = 0L;
        for (var word : words.group().split("\\|")) {
            mask |= 1L << Capability.named(word.substring("1<<".length())).orElseThrow().number();
        }
        return "0x" + Long.toHexString(mask);
    }

    /// As stat(2) gives it (gnu_dev_makedev(3)).
    private static String device(MatchResult parts) {
        var major = Long.decode(parts.group(1));
        var minor = Long.decode(parts.group(2));
        return Long.toString(
                ((major & 0xfff) << 8)
                        | (minor & 0xff)
                        | ((minor & ~0xffL) << 12)
                        | ((major & ~0xfffL) << 32));
    }
}
