#ifndef CUTAWAY_START_H
#define CUTAWAY_START_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Exit codes of mode start. */
enum {
	START_USAGE = 64,
	START_HELPER_DIED = 70,
	START_NO_NAMESPACE = 71,
	START_NO_MAP = 72,
	START_NOTHING_TO_JOIN = 73,
	START_OTHER = 74,
	START_BUSY = 75,
};

struct start {
	const char *store, *log;
	const char *uid_map, *gid_map;  /* NULL when not given */
	bool single_id;
	pid_t join;                     /* 0 when not given */
	uint64_t join_start;
	int timeout;                    /* seconds */
	char **command;
};

/* How the child got on, told through a pipe; code 0 with no call: it is about to execute. */
struct failure {
	int code;
	int error;
	char call[24];
};

/* In the child: joins, or makes with the parent's help, the namespaces. False: *f says why not. */
bool enter_namespaces(const struct start *s, int to_parent, int from_parent, struct failure *f);

/* In the parent: gives the child's new user namespace its ids. */
bool map_child(const struct start *s, pid_t child, struct failure *f);

int start_main(int argc, char **argv);

#endif
