package io.cutaway.engine.system;

/// One name in a directory.
///
/// @param name see [NativeText] for names that are not UTF-8
/// @param type what readdir(3) calls `d_type`; [FileType#UNKNOWN] where the file system is silent
public record DirectoryEntry(String name, long inode, FileType type) {}
