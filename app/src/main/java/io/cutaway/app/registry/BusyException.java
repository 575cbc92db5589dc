package io.cutaway.app.registry;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A server answered that it can't now: 408, 429 or 5xx. Asking again may help.
final class BusyException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Optional<Duration> retryAfter;
    private final String said;

    /// @param said by the server, fit for a terminal
    BusyException(int status, HttpHeaders headers, String said) {
        super("status " + status);
        this.status = status;
        this.said = said;
        this.retryAfter = headers.firstValue("retry-after").flatMap(BusyException::delay);
    }

    /// Whether a status is one of these.
    static boolean isBusy(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    int status() {
        return status;
    }

    String said() {
        return said;
    }

    /// How long the server wants to be left alone.
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// Seconds or a date (RFC 9110, section 10.2.3).
    private static Optional<Duration> delay(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(Instant.now(), until.toInstant()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
