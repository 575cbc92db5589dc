package io.cutaway.app.registry;

/// What a connection must be before anything is said over it.
public enum TlsPolicy {
    /// Encrypted, with a certificate that this computer trusts; on this computer itself plain HTTP
    /// will do.
    VERIFY,
    /// Whatever the other side offers: asked for with `--tls-verify=false`.
    ACCEPT_ANYTHING
}
