package io.cutaway.app.problem;

import static io.cutaway.app.problem.ProblemMessage.*;

import java.util.Optional;

/// The kernel's answers (errno(3)) in words, and what helps against those that a person can mend.
public final class ErrnoText {

    private ErrnoText() {}

    /// @param error the errno's name
    public static Optional<String> meaning(String error) {
        return switch (error) {
            case "EPERM" -> Optional.of(MEANS_EPERM.text());
            case "EACCES" -> Optional.of(MEANS_EACCES.text());
            case "ENOENT" -> Optional.of(MEANS_ENOENT.text());
            case "ENOSPC" -> Optional.of(MEANS_ENOSPC.text());
            case "EINVAL" -> Optional.of(MEANS_EINVAL.text());
            case "ENOTDIR" -> Optional.of(MEANS_ENOTDIR.text());
            case "EBUSY" -> Optional.of(MEANS_EBUSY.text());
            case "EROFS" -> Optional.of(MEANS_EROFS.text());
            case "ENOMEM" -> Optional.of(MEANS_ENOMEM.text());
            case "ENOEXEC" -> Optional.of(MEANS_ENOEXEC.text());
            case "ESTALE" -> Optional.of(MEANS_ESTALE.text());
            case "EDQUOT" -> Optional.of(MEANS_EDQUOT.text());
            default -> Optional.empty();
        };
    }

    /// @param error the errno's name
    static Optional<String> advice(String error) {
        return switch (error) {
            case "ENOSPC", "EDQUOT" -> Optional.of(ADVICE_SPACE.text());
            case "EROFS" -> Optional.of(ADVICE_READ_ONLY.text());
            case "ESTALE" -> Optional.of(ADVICE_STALE.text());
            case "ENOMEM" -> Optional.of(ADVICE_MEMORY.text());
            default -> Optional.empty();
        };
    }
}
