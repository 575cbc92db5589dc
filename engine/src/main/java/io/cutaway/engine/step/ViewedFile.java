package io.cutaway.engine.step;

/// A name in a directory, as statx(2) without following links tells it.
///
/// @param type as the first letter of `ls -l`: `-`, `d`, `l`, `c`, `b`, `p` or `s`
/// @param permissions the lowest twelve bits of the mode
/// @param uid as the helper sees it
/// @param gid as the helper sees it
/// @param device number of the file system that holds it: another one than its directory's means
///   that something is mounted there
public record ViewedFile(
        String name, String type, int permissions, int uid, int gid, long size, long device) {}
