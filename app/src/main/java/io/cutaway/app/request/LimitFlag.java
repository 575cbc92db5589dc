package io.cutaway.app.request;

import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.launch.ResourceLimits;

/// The value of `--ulimit`: `NAME=SOFT[:HARD]`; `-1` and `unlimited` are no limit.
final class LimitFlag {

    private LimitFlag() {}

    static ResourceLimit parse(String value) {
        var equals = value.indexOf('=');
        var name = equals < 0 ? value : value.substring(0, equals);
        if (!ResourceLimits.isName(name)) {
            throw new IllegalArgumentException(RequestMessage.NO_SUCH_LIMIT.text(name));
        }
        var numbers = equals < 0 ? new String[0] : value.substring(equals + 1).split(":", -1);
        if (numbers.length < 1 || numbers.length > 2) {
            throw new IllegalArgumentException(RequestMessage.LIMIT_FORM.text(value));
        }
        return new ResourceLimit(
                name, number(numbers[0], value), number(numbers[numbers.length - 1], value));
    }

    private static long number(String text, String value) {
        if (text.equals("unlimited") || text.equals("-1")) {
            return -1;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(RequestMessage.LIMIT_FORM.text(value));
        }
        return Long.parseLong(text);
    }
}
