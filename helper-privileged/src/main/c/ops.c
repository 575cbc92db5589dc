/* From an operation's kind to its function, and I's walk through the plan. */
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "launch.h"
#include "step.h"
#include "sys.h"

/* The name is the main call's, told when the operation succeeds. */
static const struct {
	const char *call;
	operation_function *function;
} table[KIND_COUNT] = {
	[CLONE_TREE] = { "open_tree", op_clone_tree },
	[SET_PROPAGATION] = { "mount_setattr", op_set_propagation },
	[PREPARE_STAGE] = { "mount", op_prepare_stage },
	[ATTACH_TREE] = { "move_mount", op_attach_tree },
	[MOUNT_OVERLAY] = { "mount", op_mount_overlay },
	[MOUNT] = { "fsmount", op_mount },
	[BIND_TREE] = { "move_mount", op_bind_tree },
	[BIND_DEVICE] = { "move_mount", op_bind_device },
	[BIND_HOST_TREE] = { "move_mount", op_bind_host_tree },
	[MAKE_DIRECTORY] = { "mkdirat", op_make_directory },
	[MAKE_SYMLINK] = { "symlinkat", op_make_symlink },
	[MASK_PATH] = { "move_mount", op_mask_path },
	[READ_ONLY_PATH] = { "mount_setattr", op_read_only_path },
	[SET_MOUNT_ATTRIBUTES] = { "mount_setattr", op_set_mount_attributes },
	[PIVOT_ROOT] = { "pivot_root", op_pivot_root },
	[SET_HOSTNAME] = { "sethostname", op_set_hostname },
	[SET_RLIMIT] = { "prlimit", op_set_rlimit },
	[OPEN_TERMINAL] = { "ioctl", op_open_terminal },
	[OPEN_PIPES] = { "pipe2", op_open_pipes },
	[SET_USER] = { "setresuid", op_set_user },
	[SET_CAPABILITIES] = { "capset", op_set_capabilities },
	[SET_NO_NEW_PRIVILEGES] = { "prctl", op_set_no_new_privileges },
	[FILTER_SYSCALLS] = { "seccomp", op_filter_syscalls },
	[CHANGE_DIRECTORY] = { "fchdir", op_change_directory },
	[EXECUTE] = { "execve", op_execute },
	[RAISE_LOOPBACK] = { "ioctl", op_raise_loopback },
	[CHANGE_ROOT] = { "chroot", op_change_root },
};

int run_operation(struct launch *l, uint32_t index)
{
	const struct operation *op = &l->plan->of[index];
	struct result *result = &l->results->of[index];
	uint64_t start = monotonic_ns();
	int error = 0;

	/* Execute does not come back when it succeeds: say beforehand what is then true. */
	result->start = start;
	if (op->kind == EXECUTE)
		strcpy(result->call, table[EXECUTE].call);
	l->results->current = (int32_t)index;
	l->call = table[op->kind].call;
	if (table[op->kind].function(l, op) < 0)
		error = errno;
	result_set(l->results, index, start, error, error ? l->call : table[op->kind].call);
	errno = error;
	return error ? -1 : 0;
}

/* In exec's status, "not found" differs from "cannot be executed". */
static int exit_code(const struct launch *l, uint32_t index)
{
	if (l->plan->of[index].kind != EXECUTE)
		return EXIT_SETUP;
	return l->results->of[index].error == ENOENT ? EXIT_NOT_FOUND : EXIT_CANNOT_EXECUTE;
}

/* The lowest of the descriptors that I works with, at or above a number; -1 when there is none. */
static int lowest_needed(const struct launch *l, int from)
{
	int lowest = l->channel >= from ? l->channel : -1;

	if (l->lent[1] >= from && (lowest < 0 || l->lent[1] < lowest))
		lowest = l->lent[1];
	for (int i = 0; i < PLAN_SLOTS; i++)
		if (l->slots[i] >= from && (lowest < 0 || l->slots[i] < lowest))
			lowest = l->slots[i];
	return lowest;
}

/*
 * S's descriptors are the host's, the container's own directory among them. Marked for the exec
 * they would still be open until then, and a link in the image to /proc/self/fd/5 would lead out
 * (CVE-2024-21626): close them before the first operation. What stays is closed at the exec.
 */
static int close_the_hosts(const struct launch *l)
{
	int from = 3;

	for (int needed; (needed = lowest_needed(l, from)) >= 0; from = needed + 1)
		if (needed > from && sys_close_range((unsigned)from, (unsigned)needed - 1, 0) < 0)
			return -1;
	return sys_close_range((unsigned)from, ~0u, 0);
}

static int become_root(struct launch *l)
{
	if (setgroups(0, NULL) < 0 && errno != EPERM)
		return fail(l, "setgroups");
	if (setresgid(0, 0, 0) < 0)
		return fail(l, "setresgid");
	return setresuid(0, 0, 0) < 0 ? fail(l, "setresuid") : 0;
}

/*
 * Waits for S (the maps are written, the pid is known), then becomes root of the user namespace:
 * until now I was an id that the namespace may not even know. The credentials change clears the
 * parent death signal, hence the order.
 */
static int enter(struct launch *l)
{
	sigset_t none;
	char byte;

	if (recv(l->channel, &byte, 1, 0) != 1)
		return fail(l, "recv");
	if (close_the_hosts(l) < 0)
		return fail(l, "close_range");
	if (byte != WORD_UNMAPPED && become_root(l) < 0)
		return -1;
	if (die_with_shim(l) < 0)
		return -1;
	setsid();
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	return 0;
}

/* In an exec the joined namespace's root is the container's; in a launch MountOverlay opens it. */
static int open_first_places(struct launch *l)
{
	if (l->plan->of[l->plan->split].kind == JOIN_NAMESPACES)
		l->root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	else
		l->null = open("/dev/null", O_PATH | O_CLOEXEC);
	return l->root < 0 && l->null < 0 ? fail(l, "open") : 0;
}

void inner_process(struct launch *l)
{
	uint32_t split = l->plan->split;
	uint32_t first = split + 1;

	if (enter(l) < 0 || open_first_places(l) < 0 || take_terminal(l) < 0) {
		result_set(l->results, split, monotonic_ns(), errno, l->call);
		_exit(EXIT_SETUP);
	}
	if (first < l->plan->count && l->plan->of[first].kind == MAP_IDS)
		first++;
	if (l->stepping)
		step_operations(l, first);
	for (uint32_t i = first; i < l->plan->count; i++)
		if (run_operation(l, i) < 0)
			_exit(exit_code(l, i));
	_exit(EXIT_SETUP);
}
