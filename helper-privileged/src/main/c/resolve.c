/* Paths inside the container's root: openat2(2) with RESOLVE_IN_ROOT and RESOLVE_NO_MAGICLINKS. */
#include <limits.h>
#include <sys/stat.h>

#include "resolve.h"
#include "sys.h"

int resolve(int root, const char *path)
{
	return sys_open_in(root, path, O_PATH, 0);
}

/*
 * An image could make /proc a link to / and have proc mounted over its whole root. Within the root
 * that harms the container alone, but what follows would be masked in the wrong place: refuse.
 */
static uint64_t directory_flags(const char *path)
{
	if (strcmp(path, "/proc") == 0 || strcmp(path, "/sys") == 0 || strcmp(path, "/dev") == 0)
		return O_PATH | O_DIRECTORY | O_NOFOLLOW;
	return O_PATH | O_DIRECTORY;
}

/* Copies the first length bytes of path, and "/" when there are none. */
static int prefix(char *out, const char *path, size_t length)
{
	if (length >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(out, path, length);
	out[length] = 0;
	if (length == 0)
		strcpy(out, "/");
	return 0;
}

static size_t trimmed_length(const char *path)
{
	size_t length = strlen(path);

	while (length > 0 && path[length - 1] == '/')
		length--;
	return length;
}

/* Where the last name begins in the first length bytes. */
static size_t name_start(const char *path, size_t length)
{
	while (length > 0 && path[length - 1] != '/')
		length--;
	return length;
}

int resolve_parent(int root, const char *path, const char **name)
{
	char parent[PATH_MAX];
	size_t start = name_start(path, trimmed_length(path));

	*name = path + start;
	if (prefix(parent, path, start) < 0)
		return -1;
	return resolve_directory(root, parent, 0755);
}

static int make_directory(int root, const char *path, size_t length, mode_t mode)
{
	char text[PATH_MAX];
	size_t start = name_start(path, length);
	cleanup_close int parent = -1;

	if (prefix(text, path, start) < 0)
		return -1;
	parent = sys_open_in(root, text, O_PATH | O_DIRECTORY, 0);
	if (parent < 0 || prefix(text, path + start, length - start) < 0)
		return -1;
	return mkdirat(parent, text, mode) < 0 && errno != EEXIST ? -1 : 0;
}

int resolve_directory(int root, const char *path, mode_t mode)
{
	char text[PATH_MAX];
	size_t length = trimmed_length(path);
	int directory = sys_open_in(root, path, directory_flags(path), 0);

	if (directory >= 0 || errno != ENOENT || prefix(text, path, length) < 0)
		return directory;
	for (size_t i = 1; i <= length; i++) {
		cleanup_close int present = -1;

		if (i < length && path[i] != '/')
			continue;
		text[i] = 0;
		present = sys_open_in(root, text, O_PATH | O_DIRECTORY, 0);
		if (present < 0 && make_directory(root, text, i, i == length ? mode : 0755) < 0)
			return -1;
		if (i < length)
			text[i] = '/';
	}
	return sys_open_in(root, path, directory_flags(path), 0);
}

int resolve_file(int root, const char *path)
{
	int file = resolve(root, path);
	cleanup_close int parent = -1;
	cleanup_close int made = -1;
	const char *name;

	if (file >= 0 || errno != ENOENT)
		return file;
	parent = resolve_parent(root, path, &name);
	if (parent < 0)
		return -1;
	/* O_EXCL: a dangling link is not followed to a place of the image's choice, it fails. */
	made = sys_open_in(root, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0644);
	return made < 0 ? -1 : resolve(root, path);
}
