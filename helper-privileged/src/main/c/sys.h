#ifndef CUTAWAY_SYS_H
#define CUTAWAY_SYS_H

/*
 * What the kernel offers and the C library may not know yet. Everything newer than Linux 5.0 is
 * defined here, under names of its own where glibc 2.36 or later has the same: the program then
 * compiles with musl's and with glibc's headers, and needs no linux/ headers.
 *
 * Sources: the man pages of section 2 (open_tree, fsopen, fsconfig, fsmount, move_mount,
 * mount_setattr, openat2, clone3, pidfd_open, close_range) and include/uapi/linux of the kernel.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Numbers since 424 are the same on every architecture (Documentation/process/adding-syscalls). */
#ifndef SYS_open_tree
#define SYS_open_tree 428
#endif
#ifndef SYS_move_mount
#define SYS_move_mount 429
#endif
#ifndef SYS_fsopen
#define SYS_fsopen 430
#endif
#ifndef SYS_fsconfig
#define SYS_fsconfig 431
#endif
#ifndef SYS_fsmount
#define SYS_fsmount 432
#endif
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif
#ifndef SYS_clone3
#define SYS_clone3 435
#endif
#ifndef SYS_close_range
#define SYS_close_range 436
#endif
#ifndef SYS_openat2
#define SYS_openat2 437
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif

#ifndef AT_RECURSIVE
#define AT_RECURSIVE 0x8000
#endif
#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif
#ifndef TIOCGPTPEER
#define TIOCGPTPEER 0x5441
#endif
#ifndef MS_LAZYTIME
#define MS_LAZYTIME (1 << 25)
#endif
#ifndef MS_NOSYMFOLLOW
#define MS_NOSYMFOLLOW 256
#endif

enum {
	TREE_CLONE = 1,                 /* OPEN_TREE_CLONE */
	MOVE_SOURCE_EMPTY = 0x04,       /* MOVE_MOUNT_F_EMPTY_PATH */
	MOVE_TARGET_EMPTY = 0x40,       /* MOVE_MOUNT_T_EMPTY_PATH */
	CONFIG_FLAG = 0,                /* FSCONFIG_SET_FLAG */
	CONFIG_STRING = 1,              /* FSCONFIG_SET_STRING */
	CONFIG_CREATE = 6,              /* FSCONFIG_CMD_CREATE */
	CONTEXT_CLOEXEC = 1,            /* FSOPEN_CLOEXEC, FSMOUNT_CLOEXEC */
};

enum {
	ATTRIBUTE_RDONLY = 0x01,
	ATTRIBUTE_NOSUID = 0x02,
	ATTRIBUTE_NODEV = 0x04,
	ATTRIBUTE_NOEXEC = 0x08,
	ATTRIBUTE_NOATIME = 0x10,
	ATTRIBUTE_STRICTATIME = 0x20,
	ATTRIBUTE_ATIME_MASK = 0x70,
	ATTRIBUTE_NODIRATIME = 0x80,
	ATTRIBUTE_IDMAP = 0x100000,
	ATTRIBUTE_NOSYMFOLLOW = 0x200000,
};

/* struct mount_attr */
struct mount_attributes {
	uint64_t set;
	uint64_t clear;
	uint64_t propagation;
	uint64_t userns;
};

/* struct open_how */
struct open_request {
	uint64_t flags;
	uint64_t mode;
	uint64_t resolve;
};

enum { STAY_NO_MAGICLINKS = 0x02, STAY_IN_ROOT = 0x10 };

/* struct clone_args, first version (CLONE_ARGS_SIZE_VER0) */
struct clone_request {
	uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls;
};

#define cleanup_close __attribute__((cleanup(close_descriptor)))

static inline void close_descriptor(int *descriptor)
{
	int saved = errno;

	if (*descriptor >= 0)
		close(*descriptor);
	*descriptor = -1;
	errno = saved;
}

static inline int sys_open_tree(int directory, const char *path, unsigned flags)
{
	return (int)syscall(SYS_open_tree, directory, path, flags | TREE_CLONE | O_CLOEXEC);
}

/* Attaches the tree on the place that the descriptor target stands for. */
static inline int sys_attach(int tree, int target)
{
	return (int)syscall(SYS_move_mount, tree, "", target, "",
			    MOVE_SOURCE_EMPTY | MOVE_TARGET_EMPTY);
}

static inline int sys_attach_at(int tree, const char *path)
{
	return (int)syscall(SYS_move_mount, tree, "", AT_FDCWD, path, MOVE_SOURCE_EMPTY);
}

static inline int sys_fsopen(const char *type)
{
	return (int)syscall(SYS_fsopen, type, CONTEXT_CLOEXEC);
}

static inline int sys_fsconfig(int context, unsigned command, const char *key, const char *value)
{
	return (int)syscall(SYS_fsconfig, context, command, key, value, 0);
}

static inline int sys_fsmount(int context, unsigned attributes)
{
	return (int)syscall(SYS_fsmount, context, CONTEXT_CLOEXEC, attributes);
}

static inline int sys_mount_setattr(int tree, unsigned flags, struct mount_attributes *attributes)
{
	return (int)syscall(SYS_mount_setattr, tree, "", flags | AT_EMPTY_PATH, attributes,
			    sizeof *attributes);
}

/*
 * Opens a path as if root were "/": no link and no ".." leads out, no magic link is followed. When a
 * rename or mount anywhere races with a ".." the kernel can't tell whether it led out: EAGAIN, and
 * openat2(2) says to try again.
 */
static inline int sys_open_in(int root, const char *path, uint64_t flags, uint64_t mode)
{
	struct open_request request = {
		.flags = flags | O_CLOEXEC,
		.mode = mode,
		.resolve = STAY_IN_ROOT | STAY_NO_MAGICLINKS,
	};

	for (int attempt = 0;; attempt++) {
		long fd = syscall(SYS_openat2, root, path, &request, sizeof request);
		if (fd >= 0 || errno != EAGAIN || attempt == 64)
			return (int)fd;
	}
}

static inline pid_t sys_clone(uint64_t flags, int exit_signal)
{
	struct clone_request request = { .flags = flags, .exit_signal = (uint64_t)exit_signal };

	return (pid_t)syscall(SYS_clone3, &request, sizeof request);
}

static inline int sys_close_range(unsigned first, unsigned last, unsigned flags)
{
	return (int)syscall(SYS_close_range, first, last, flags);
}

static inline int sys_pidfd_open(pid_t pid)
{
	return (int)syscall(SYS_pidfd_open, pid, 0);
}

/*
 * Every signal to its default, by the system call itself: musl's sigaction(2) leaves out 32 to 34,
 * which an ancestor may have ignored all the same. All zero is SIG_DFL in every struct sigaction.
 */
static inline void sys_default_signals(void)
{
	static const uint64_t zero[8];

	for (int number = 1; number <= 64; number++)
		syscall(SYS_rt_sigaction, number, zero, NULL, 8);
}

static inline uint64_t monotonic_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

#endif
