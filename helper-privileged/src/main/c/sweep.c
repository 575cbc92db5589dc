/*
 * What a container without a PID namespace of its own leaves behind: nothing in the kernel ties its
 * processes together. The shim is their subreaper (PR_SET_CHILD_SUBREAPER, prctl(2)), so whoever
 * loses its parent becomes the shim's child, and is found in /proc.
 */
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "sweep.h"
#include "sys.h"

int sweep_prepare(void)
{
	return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

/* One round: those that are children now. False when their list can't be read (proc_tid_children(5)). */
static bool kill_children(void)
{
	char text[4096], *at = text;
	cleanup_close int file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
	ssize_t length = file < 0 ? -1 : read(file, text, sizeof text - 1);

	if (length < 0)
		return false;
	text[length] = 0;
	/* What was cut off at the end comes with the next round; a number that was cut is no child. */
	for (long pid; (pid = strtol(at, &at, 10)) > 0 && *at == ' ';)
		kill((pid_t)pid, SIGKILL);
	return true;
}

void sweep(void)
{
	while (kill_children())
		if (waitpid(-1, NULL, 0) < 0 && errno == ECHILD)
			return;
}
