/* Paths inside the container's root: openat2(2) with RESOLVE_IN_ROOT and RESOLVE_NO_MAGICLINKS. */
#include <limits.h>
#include <sys/stat.h>

#include "resolve.h"
#include "sys.h"

enum { LINKS_MAX = 8 };

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

/* Where the link name in parent leads, as a path of the root; false when it is no link. */
static bool follow_link(int parent, const char *path, const char *name, char *out)
{
	char text[PATH_MAX];
	size_t start = (size_t)(name - path);
	ssize_t length = readlinkat(parent, name, text, sizeof text - 1);

	if (length <= 0)
		return false;
	text[length] = 0;
	if (text[0] == '/')
		start = 0;
	if (start + (size_t)length >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return false;
	}
	memmove(out, path, start);
	memcpy(out + start, text, (size_t)length + 1);
	return true;
}

/*
 * Images have /etc/resolv.conf as a link to a file under /run that exists in a running system only.
 * The file is then made where the link leads, which openat2(2) keeps within the root.
 */
int resolve_file(int root, const char *path)
{
	char place[PATH_MAX];

	if (prefix(place, path, strlen(path)) < 0)
		return -1;
	for (int links = 0; links < LINKS_MAX; links++) {
		cleanup_close int parent = -1;
		cleanup_close int made = -1;
		const char *name;
		int file = resolve(root, place);

		if (file >= 0 || errno != ENOENT)
			return file;
		parent = resolve_parent(root, place, &name);
		if (parent < 0)
			return -1;
		made = sys_open_in(root, place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0644);
		if (made >= 0)
			return resolve(root, place);
		if (errno != EEXIST || !follow_link(parent, place, name, place))
			return -1;
	}
	errno = ELOOP;
	return -1;
}
