package io.cutaway.app.registry;

import java.net.URI;

/// What others sent, made fit for a terminal.
final class Texts {

    private static final int LONGEST = 200;

    private Texts() {}

    /// Without control characters, and not too long.
    static String shown(String text) {
        var clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /// Without the query, which may hold a signature that opens the address to whoever has it.
    static String shown(URI address) {
        var text = address.toString();
        var end = text.indexOf('?');
        return shown((end < 0 ? text : text.substring(0, end)).replaceFirst("//[^/@]*@", "//"));
    }
}
