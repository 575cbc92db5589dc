package io.cutaway.engine.process;

/// The four user or group ids of a process (credentials(7)), as the reader's user namespace shows
/// them; ids without a mapping there are the overflow id, 65534.
///
/// @param real who started it
/// @param effective whose rights it has
/// @param saved what it can return to
/// @param filesystem whose rights it has with files
public record Ids(long real, long effective, long saved, long filesystem) {}
