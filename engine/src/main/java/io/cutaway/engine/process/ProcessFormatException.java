package io.cutaway.engine.process;

/// Text that isn't what proc(5) says a file below `/proc/PID` holds.
///
/// Unchecked, because the kernel doesn't write such text: the file was cut off or is another one.
public final class ProcessFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param file which file: `status`, `stat`, `uid_map`, `ns`
    /// @param reason what is wrong
    public ProcessFormatException(String file, String reason) {
        super(file + ": " + reason);
    }
}
