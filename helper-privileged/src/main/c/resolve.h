#ifndef CUTAWAY_RESOLVE_H
#define CUTAWAY_RESOLVE_H

#include <sys/types.h>

/*
 * Paths of the container, resolved inside its root. Each returns an O_PATH descriptor (or 0 where
 * said) and -1 with errno. The image decides what its links say, so nothing here may leave the root.
 */
int resolve(int root, const char *path);

/* The directory, made with its parents when absent. A link in place of /proc, /sys or /dev: ENOTDIR. */
int resolve_directory(int root, const char *path, mode_t mode);

/* The file, made empty (with its parents) when absent. */
int resolve_file(int root, const char *path);

/* The directory that holds path's last name; *name points into path. */
int resolve_parent(int root, const char *path, const char **name);

#endif
