package io.cutaway.engine.system;

/// A system call that the kernel refused: which call, with what arguments, and why.
///
/// Unchecked, because most callers can only pass it on; those that expect a certain error compare
/// [#errno()].
public final class SystemCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String call;
    private final String arguments;
    private final int number;

    /// @param call the name of the call, for example `openat2`
    /// @param arguments its arguments as text, separated by commas
    /// @param number the error's number
    public SystemCallException(String call, String arguments, int number) {
        super(call + "(" + arguments + "): " + describe(number));
        this.call = call;
        this.arguments = arguments;
        this.number = number;
    }

    private static String describe(int number) {
        var errno = Errno.of(number);
        return errno == Errno.UNKNOWN ? "errno " + number : errno.name();
    }

    public String call() {
        return call;
    }

    public String arguments() {
        return arguments;
    }

    public Errno errno() {
        return Errno.of(number);
    }

    /// The error's number as the kernel gave it, also when [#errno()] has no name for it.
    public int number() {
        return number;
    }
}
