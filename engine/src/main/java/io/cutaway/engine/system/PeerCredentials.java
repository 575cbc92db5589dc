package io.cutaway.engine.system;

/// Who made the other end of a Unix socket, when it was connected: `SO_PEERCRED`, unix(7).
///
/// The ids are those that this process's user namespace gives them; an id without a place in it
/// shows as 65534.
///
/// @param pid as seen here, 0 if it is not in this process's PID namespace
public record PeerCredentials(int pid, int uid, int gid) {}
