package io.cutaway.engine.protocol;

/// With which powers a helper runs.
public enum HelperMode {
    /// Root only in a user namespace of the user's own, with subordinate ids (subuid(5)).
    ROOTLESS,
    /// Root only in a user namespace in which the user's own id is the only one.
    SINGLE_ID,
    /// Root on the machine, for root alone.
    ROOT
}
