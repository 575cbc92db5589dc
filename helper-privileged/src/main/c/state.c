/* What a later helper finds of this shim: who it is, and how its container ended. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "state.h"
#include "sys.h"

static ssize_t read_small(const char *path, char *out, size_t room)
{
	cleanup_close int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t length = file < 0 ? -1 : read(file, out, room - 1);

	out[length < 0 ? 0 : length] = 0;
	return length;
}

uint64_t start_time(pid_t pid)
{
	char path[64], text[1024];
	const char *at;

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	if (read_small(path, text, sizeof text) <= 0)
		return 0;
	/* The name in field 2 may hold blanks and parentheses: count from the last one (proc(5)). */
	at = strrchr(text, ')');
	for (int field = 2; at != NULL && field < 22; field++)
		at = strchr(at + 1, ' ');
	return at == NULL ? 0 : strtoull(at + 1, NULL, 10);
}

/* Another name first, then rename(2): a reader sees the old file or the new one. */
static int write_file(const char *name, const char *text, bool durable)
{
	char temporary[32];
	cleanup_close int file = -1;
	ssize_t length = (ssize_t)strlen(text);

	snprintf(temporary, sizeof temporary, "%s.tmp", name);
	file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (file < 0 || write(file, text, (size_t)length) != length)
		return -1;
	if (durable && fsync(file) < 0)
		return -1;
	return renameat(AT_FDCWD, temporary, AT_FDCWD, name);
}

static char boot[64];
static uint64_t own_start;

void remember_self(void)
{
	own_start = start_time(getpid());
	(void)read_small("/proc/sys/kernel/random/boot_id", boot, sizeof boot);
	boot[strcspn(boot, "\n")] = 0;
}

int write_shim_file(pid_t init, uint64_t init_start)
{
	char text[256];

	if (own_start == 0 || boot[0] == 0) {
		errno = ESRCH;
		return -1;
	}
	snprintf(text, sizeof text, "1\n%s\n%d %" PRIu64 "\n%d %" PRIu64 "\n", boot, getpid(),
		 own_start, init, init_start);
	return write_file("shim", text, false);
}

int write_exit_file(int status, uint64_t lost, bool durable)
{
	char text[128];
	struct timespec now;
	int length;

	clock_gettime(CLOCK_REALTIME, &now);
	length = snprintf(text, sizeof text, "1\n%d\n%" PRIu64 "\n", status,
			  (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec);
	if (lost > 0)
		snprintf(text + length, sizeof text - (size_t)length, "lost %" PRIu64 "\n", lost);
	return write_file("exit", text, durable);
}
