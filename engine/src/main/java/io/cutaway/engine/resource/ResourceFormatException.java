package io.cutaway.engine.resource;

/// Text that isn't what the kernel's documents say a file about resources holds.
///
/// Unchecked, because the kernel doesn't write such text: the file was cut off or is another one.
public final class ResourceFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param file which file: `cpu.stat`, `meminfo`
    /// @param reason what is wrong
    public ResourceFormatException(String file, String reason) {
        super(file + ": " + reason);
    }
}
