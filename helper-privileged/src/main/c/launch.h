#ifndef CUTAWAY_LAUNCH_H
#define CUTAWAY_LAUNCH_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "plan.h"
#include "report.h"

/*
 * S is the shim, I the container's first process (or the process of an exec). Exit codes of I when
 * it does not reach its program are those of a shell and of podman.
 */
enum { EXIT_SETUP = 125, EXIT_CANNOT_EXECUTE = 126, EXIT_NOT_FOUND = 127, EXIT_BAD_PLAN = 64 };

/* What an operation works on. S and I have a copy each; only results is shared. */
struct launch {
	const struct plan *plan;
	struct results *results;
	const char *call;       /* the call that failed last */
	int slots[PLAN_SLOTS];  /* cloned trees, -1 when empty */
	int root;               /* the container's root (O_PATH), -1 before there is one */
	int null;               /* the host's /dev/null (O_PATH) in I's own mount namespace */
	int channel;            /* socket between S and I; each has its own end */
	bool staged;            /* the current directory is the stage */
	bool stepping;          /* each operation waits for a word */
	int lent[2];            /* a terminal of the helper's devpts, -1 when none: master, slave */
	int mapped_namespace;   /* user namespace of the last idmapped tree, -1 when none */
	const char *mapped_uids, *mapped_gids;
	pid_t holder;           /* killed, but not yet reaped; 0 when there is none */
};

/* Keeps the failing call's name; returns -1 and leaves errno alone. */
static inline int fail(struct launch *l, const char *call)
{
	l->call = call;
	return -1;
}

/* An operation: 0, or -1 with errno and l->call set. */
typedef int operation_function(struct launch *l, const struct operation *op);

operation_function op_clone_tree, op_set_propagation, op_prepare_stage, op_attach_tree,
	op_mount_overlay, op_mount, op_bind_tree, op_bind_device, op_bind_host_tree,
	op_make_directory, op_make_symlink, op_mask_path, op_read_only_path,
	op_set_mount_attributes, op_pivot_root, op_change_root, op_set_hostname, op_raise_loopback, op_set_rlimit, op_open_terminal,
	op_open_pipes, op_set_user, op_set_capabilities, op_set_no_new_privileges,
	op_filter_syscalls, op_change_directory, op_execute;

/* Does operation index and records how it went. */
int run_operation(struct launch *l, uint32_t index);

/* I's whole life up to its exec; never returns. */
void inner_process(struct launch *l) __attribute__((noreturn));

/* Starts I by the plan's NewNamespaces or JoinNamespaces; its pid, or -1 with the failure recorded. */
pid_t start_inner(struct launch *l, int inner_channel);

/* The same without MapIds, for which map_inner stands. */
pid_t clone_inner(struct launch *l, int inner_channel);
int map_inner(struct launch *l, uint32_t index, pid_t pid);

/* Whether the container's processes are in a PID namespace, which ends with its first process. */
bool has_pid_namespace(const struct launch *l);

/* Writes /proc/PID/{setgroups,uid_map,gid_map} of a process in a new user namespace. */
int write_id_maps(struct launch *l, pid_t pid, const char *uids, const char *gids, bool setgroups);

/* SIGKILL when S dies. Must be said again after each change of credentials, which clears it. */
int die_with_shim(struct launch *l);

/* 1 while S lives; looks at the channel, for S's pid means nothing in another pid namespace. */
bool shim_is_alive(const struct launch *l);

/* Opens a terminal of the helper's own devpts; makes the lent one I's standard streams. */
int lend_terminal(struct launch *l, uint16_t rows, uint16_t columns);
int take_terminal(struct launch *l);

/* Waits for the end of the child that held mapped_namespace, if there was one. */
void reap_holder(struct launch *l);

/* Sends one byte and descriptors from I to S. */
int send_descriptors(struct launch *l, char kind, const int *descriptors, unsigned count);

/* mode shim */
int shim_main(int argc, char **argv);

#endif
