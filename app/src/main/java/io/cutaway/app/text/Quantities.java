package io.cutaway.app.text;

import static io.cutaway.app.text.TextMessage.AGO_DAYS;
import static io.cutaway.app.text.TextMessage.AGO_HOURS;
import static io.cutaway.app.text.TextMessage.AGO_MINUTES;
import static io.cutaway.app.text.TextMessage.AGO_NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Numbers as a person reads them. Bytes count in thousands, as disks are sold (SI).
public final class Quantities {

    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB", "PB", "EB");

    private Quantities() {}

    /// Three digits that matter and a unit, such as `12.4 MB`.
    public static String bytes(long bytes) {
        var value = (double) bytes;
        var unit = 0;
        while (value >= 999.5 && unit < UNITS.size() - 1) {
            value /= 1000;
            unit++;
        }
        var whole = unit == 0 || value >= 99.95;
        return String.format(Locale.ENGLISH, whole ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }

    /// A time span in its largest unit, such as `4 min`.
    public static String duration(Duration span) {
        var seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return TextMessage.SECONDS.text(seconds);
        }
        if (seconds < 3600) {
            return TextMessage.MINUTES.text(seconds / 60);
        }
        return seconds < 86_400
                ? TextMessage.HOURS.text(seconds / 3600)
                : TextMessage.DAYS.text(String.valueOf(seconds / 86_400), seconds / 86_400);
    }

    /// How long ago `then` was, such as `2 days ago`.
    public static String ago(Instant then, Instant now) {
        var minutes = Duration.between(then, now).toMinutes();
        if (minutes < 1) {
            return AGO_NOW.text();
        }
        if (minutes < 60) {
            return AGO_MINUTES.text(minutes);
        }
        return minutes < 1440
                ? AGO_HOURS.text(minutes / 60)
                : AGO_DAYS.text(String.valueOf(minutes / 1440), minutes / 1440);
    }

    /// Milliseconds with the digits that matter, such as `0.03 ms`.
    public static String milliseconds(long nanos) {
        return String.format(Locale.ENGLISH, "%.2f ms", nanos / 1e6);
    }
}
