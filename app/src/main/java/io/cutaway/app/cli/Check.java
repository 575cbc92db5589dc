package io.cutaway.app.cli;

/// One thing that `doctor` has tried.
///
/// @param name what was tried, never translated
/// @param verdict what came of it
/// @param detail what was seen
/// @param mend the command that mends it; empty when there is nothing to mend
record Check(String name, Verdict verdict, String detail, String mend) {

    enum Verdict {
        OK,
        /// It works with less.
        LIMITED,
        /// Containers can't run without it.
        MISSING
    }

    static Check ok(String name, String detail) {
        return new Check(name, Verdict.OK, detail, "");
    }

    static Check limited(String name, String detail, String mend) {
        return new Check(name, Verdict.LIMITED, detail, mend);
    }

    static Check missing(String name, String detail, String mend) {
        return new Check(name, Verdict.MISSING, detail, mend);
    }
}
