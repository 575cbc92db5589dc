/* Execute: the container's program takes the place of I. */
#include <limits.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "launch.h"
#include "sys.h"

static const char *const DEFAULT_PATH =
	"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

static const char *search_path(char *const *environment)
{
	for (; *environment != NULL; environment++)
		if (strncmp(*environment, "PATH=", 5) == 0)
			return *environment + 5;
	return DEFAULT_PATH;
}

/*
 * As execvp(3), but a file that may not be executed doesn't end the search and is remembered, and a
 * file without "#!" is not given to a shell.
 */
static void execute_from_path(char *const *arguments, char *const *environment)
{
	const char *path = search_path(environment);
	int worst = ENOENT;

	for (;;) {
		size_t length = strcspn(path, ":");
		char file[PATH_MAX];

		if (length == 0)
			snprintf(file, sizeof file, "%s", arguments[0]);
		else
			snprintf(file, sizeof file, "%.*s/%s", (int)length, path, arguments[0]);
		execve(file, arguments, environment);
		if (errno != ENOENT && errno != ENOTDIR)
			worst = errno;
		if (errno != ENOENT && errno != ENOTDIR && errno != EACCES)
			break;
		if (path[length] == 0)
			break;
		path += length + 1;
	}
	errno = worst;
}

/* The texts after the first field, as two arrays that end in NULL. */
static char **collect(const struct operation *op, uint64_t arguments)
{
	size_t texts = op->count - 1u;
	/* Not the stack: its limit may be the container's by now. */
	char **list = mmap(NULL, (texts + 2) * sizeof *list, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	const char *text = field_next(field_text(op, 0));
	size_t at = 0;

	if (list == MAP_FAILED)
		return NULL;
	for (size_t i = 0; i < texts; i++) {
		if (i == arguments)
			list[at++] = NULL;
		/* execve(2) does not write to them. */
		list[at++] = (char *)(uintptr_t)text;
		if (i + 1 < texts)
			text = field_next(text);
	}
	return list;
}

int op_execute(struct launch *l, const struct operation *op)
{
	uint64_t arguments = field_number(op, 0);
	char **argv = collect(op, arguments);
	char **environment;

	if (argv == NULL)
		return fail(l, "mmap");
	environment = argv + arguments + 1;
	if (!shim_is_alive(l)) {
		errno = EPIPE;
		return fail(l, "recv");
	}
	umask(022);
	l->results->executing = 1;
	if (argv[0][0] == 0)
		errno = ENOENT;
	else if (strchr(argv[0], '/') != NULL)
		execve(argv[0], argv, environment);
	else
		execute_from_path(argv, environment);
	l->results->executing = 0;
	return fail(l, "execve");
}
