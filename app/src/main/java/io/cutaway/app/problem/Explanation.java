package io.cutaway.app.problem;

/// A problem in words.
///
/// @param what what was tried and didn't work, as a sentence without its full stop
/// @param why what the kernel or the helper answered; may be empty
/// @param advice what to do next; may be empty
public record Explanation(String what, String why, String advice) {

    /// All of it in one line, as the command line prints it.
    public String line() {
        var text = new StringBuilder(what);
        if (!why.isEmpty()) {
            text.append(": ").append(why);
        }
        if (!advice.isEmpty()) {
            text.append(". ").append(advice);
        }
        return text.toString();
    }
}
