package io.cutaway.app.registry;

/// What a registry, or the way to it, did not give. Its message is a sentence for people.
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RegistryMessage reason;

    RegistryException(RegistryMessage reason, Object... arguments) {
        super(reason.text(arguments));
        this.reason = reason;
    }

    /// Which of the sentences it is, for tests.
    RegistryMessage reason() {
        return reason;
    }
}
