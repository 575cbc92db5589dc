package io.cutaway.app.log;

import java.util.regex.Pattern;

/// Text of a program without what only a terminal understands.
final class Printable {

    /// Control sequences (ECMA-48, CSI and OSC) and lone control characters but the tab.
    private static final Pattern CONTROL =
            Pattern.compile(
                    "\u001b\\[[0-?]*[ -/]*[@-~]"
                            + "|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)"
                            + "|\u001b[@-_]"
                            + "|[\u0000-\u0008\u000b-\u001f\u007f]");

    private Printable() {}

    static String of(String text) {
        return CONTROL.matcher(text).replaceAll("").replace("\t", "        ");
    }
}
