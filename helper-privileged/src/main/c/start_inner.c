/* NewNamespaces, MapIds, JoinNamespaces: how I comes to be. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "launch.h"
#include "sys.h"

static int write_map(struct launch *l, pid_t pid, const char *name, const char *text)
{
	char path[64];
	cleanup_close int file = -1;

	snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
	file = open(path, O_WRONLY | O_CLOEXEC);
	if (file < 0)
		return fail(l, "open");
	/* One write for the whole map (user_namespaces(7)). */
	return write(file, text, strlen(text)) < 0 ? fail(l, "write") : 0;
}

/*
 * S is not dumpable, so its child's files in /proc belong to uid 0 of S's own user namespace
 * (proc(5)). S is that uid and has the capabilities, in both ways to run: it may open them.
 */
int write_id_maps(struct launch *l, pid_t pid, const char *uids, const char *gids, bool setgroups)
{
	if (!setgroups && write_map(l, pid, "setgroups", "deny") < 0)
		return -1;
	if (write_map(l, pid, "uid_map", uids) < 0)
		return -1;
	return write_map(l, pid, "gid_map", gids);
}

/* What I needs of the descriptors that it inherits: its end of the channel, and the trees. */
static void become_inner(struct launch *l, int inner_channel)
{
	close(l->channel);
	l->channel = inner_channel;
	inner_process(l);
}

static pid_t clone_into_new(struct launch *l, const struct operation *op, int inner_channel)
{
	pid_t pid = sys_clone(field_number(op, 0), SIGCHLD);

	if (pid == 0)
		become_inner(l, inner_channel);
	if (pid < 0)
		return fail(l, "clone3");
	return pid;
}

/*
 * The child C of S enters the container's namespaces, all in one call, and there makes I with
 * CLONE_PARENT: I is in the PID namespace and still S's child. clone3 answers with the pid as C,
 * which stays in S's PID namespace, sees it.
 */
static void join_and_clone(struct launch *l, const struct operation *op, int inner_channel)
{
	uint64_t start = monotonic_ns();
	pid_t pid = -1;

	l->call = "setns";
	if (setns(field_descriptor(op, 0), (int)field_number(op, 1)) == 0) {
		l->call = "clone3";
		pid = sys_clone(CLONE_PARENT, 0);
	}
	if (pid == 0)
		become_inner(l, inner_channel);
	if (pid < 0)
		result_set(l->results, l->plan->split, start, errno, l->call);
	l->results->init = pid;
	_exit(0);
}

static pid_t clone_into_joined(struct launch *l, const struct operation *op, int inner_channel)
{
	pid_t joiner = sys_clone(0, SIGCHLD);

	if (joiner == 0)
		join_and_clone(l, op, inner_channel);
	if (joiner < 0)
		return fail(l, "clone3");
	while (waitpid(joiner, NULL, 0) < 0 && errno == EINTR)
		;
	if (l->results->init > 0)
		return l->results->init;
	errno = l->results->failed >= 0 ? l->results->of[l->plan->split].error : ECHILD;
	return fail(l, l->results->failed >= 0 ? "setns" : "waitpid");
}

/* MapIds is S's, for a process can't write a map of more than its own id. */
int map_inner(struct launch *l, uint32_t index, pid_t pid)
{
	const struct operation *op = &l->plan->of[index];
	uint64_t start = monotonic_ns();
	bool setgroups = strcmp(field_text(op, 2), "allow") == 0;
	int error = 0;

	if (write_id_maps(l, pid, field_text(op, 0), field_text(op, 1), setgroups) < 0)
		error = errno;
	result_set(l->results, index, start, error, error ? l->call : "write");
	errno = error;
	return error ? -1 : 0;
}

bool has_pid_namespace(const struct launch *l)
{
	const struct operation *op = &l->plan->of[l->plan->split];

	return (field_number(op, op->kind == JOIN_NAMESPACES) & CLONE_NEWPID) != 0;
}

pid_t clone_inner(struct launch *l, int inner_channel)
{
	uint32_t split = l->plan->split;
	const struct operation *op = &l->plan->of[split];
	bool is_join = op->kind == JOIN_NAMESPACES;
	uint64_t start = monotonic_ns();
	pid_t pid;

	pid = is_join ? clone_into_joined(l, op, inner_channel) :
			clone_into_new(l, op, inner_channel);
	if (pid < 0) {
		if (l->results->failed < 0)
			result_set(l->results, split, start, errno, l->call);
		return -1;
	}
	l->results->init = pid;
	result_set(l->results, split, start, 0, is_join ? "setns" : "clone3");
	return pid;
}

pid_t start_inner(struct launch *l, int inner_channel)
{
	uint32_t split = l->plan->split;
	pid_t pid = clone_inner(l, inner_channel);

	if (pid > 0 && split + 1 < l->plan->count && l->plan->of[split + 1].kind == MAP_IDS &&
	    map_inner(l, split + 1, pid) < 0)
		return -1;
	return pid;
}
