/*
 * cutaway-shim: the part of Cutaway that has to be C. A JVM has threads, and a process with threads
 * can neither change its user namespace nor become the first process of a container.
 */
#include <stdio.h>
#include <string.h>

#include "attach.h"
#include "launch.h"
#include "start.h"

static const struct {
	const char *name;
	int (*main)(int argc, char **argv);
} modes[] = {
	{ "start", start_main },
	{ "shim", shim_main },
	{ "attach", attach_main },
};

int main(int argc, char **argv)
{
	for (size_t i = 0; argc > 1 && i < sizeof modes / sizeof modes[0]; i++)
		if (strcmp(argv[1], modes[i].name) == 0)
			return modes[i].main(argc, argv);
	fprintf(stderr, "usage: cutaway-shim start|shim|attach ...\n");
	return 64;
}
