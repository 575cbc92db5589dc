package io.cutaway.engine.shell;

/// A line that is not just words. Sentences about it are the app's.
public final class ShellLineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Why a shell would not take it as it is.
    public enum Reason {
        /// `$NAME`, `` `command` ``, `~`: it would be replaced.
        EXPANSION,
        /// A pipe, a redirection, a further command, or a line's end.
        OPERATOR,
        /// `*`, `?` or `[`: file names would take its place.
        PATTERN,
        /// A quote that nothing closes.
        OPEN_QUOTE
    }

    private final Reason reason;
    private final int position;
    private final String word;

    ShellLineException(Reason reason, int position, String word) {
        super(reason + " in word " + position + ": " + word);
        this.reason = reason;
        this.position = position;
        this.word = word;
    }

    public Reason reason() {
        return reason;
    }

    /// Which word, from 1.
    public int position() {
        return position;
    }

    /// The word up to where it can't be read on.
    public String word() {
        return word;
    }
}
