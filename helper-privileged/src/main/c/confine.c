/*
 * The shim owns the container's user namespace: a process that took it over could enter it,
 * mount, and execute. So it gives up every capability, by Landlock each file that is not in its
 * directory and, by seccomp(2), each call that its loop over log, clients and exit does not
 * make. A call that is not listed fails with EPERM rather than killing the shim, which would
 * kill the container.
 */
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include "capabilities.h"
#include "confine.h"
#include "fence.h"
#include "filter.h"
#include "sys.h"

#if defined(__x86_64__)
#define ARCHITECTURE 0xc000003eu        /* AUDIT_ARCH_X86_64 */
#elif defined(__aarch64__)
#define ARCHITECTURE 0xc00000b7u        /* AUDIT_ARCH_AARCH64 */
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE 0xc00000f3u        /* AUDIT_ARCH_RISCV64 */
#else
#error "the shim's own system call filter is not written for this architecture"
#endif

enum {
	LOAD = 0x20,            /* BPF_LD | BPF_W | BPF_ABS */
	JUMP_EQUAL = 0x15,      /* BPF_JMP | BPF_JEQ | BPF_K */
	JUMP_ANY_BIT = 0x45,    /* BPF_JMP | BPF_JSET | BPF_K */
	RETURN = 0x06,          /* BPF_RET | BPF_K */
	/* struct seccomp_data */
	AT_NUMBER = 0,
	AT_ARCHITECTURE = 4,
	AT_ARGUMENTS = 16,
	LIST_MAX = 128,
};

static const uint32_t ALLOW = 0x7fff0000u;              /* SECCOMP_RET_ALLOW */
static const uint32_t KILL = 0x80000000u;               /* SECCOMP_RET_KILL_PROCESS */
static const uint32_t REFUSE = 0x00050000u | EPERM;     /* SECCOMP_RET_ERRNO */

/* In the order of how often the loop makes them. */
static const int allowed[] = {
#ifdef SYS_poll
	SYS_poll,
#endif
	SYS_ppoll, SYS_read, SYS_write, SYS_sendmsg, SYS_sendto, SYS_recvfrom, SYS_recvmsg,
	SYS_clock_gettime, SYS_accept4, SYS_getsockopt, SYS_close, SYS_openat,
#ifdef SYS_open
	SYS_open,
#endif
#ifdef SYS_renameat
	SYS_renameat,
#endif
	SYS_renameat2, SYS_ftruncate, SYS_fsync, SYS_fstat, SYS_lseek, SYS_wait4, SYS_waitid,
	SYS_munmap, SYS_getpid, SYS_geteuid, SYS_rt_sigprocmask, SYS_rt_sigreturn,
	SYS_restart_syscall, SYS_exit, SYS_exit_group,
};

struct program {
	struct instruction of[LIST_MAX];
	size_t count;
};

static void emit(struct program *p, uint16_t code, uint8_t if_true, uint8_t if_false, uint32_t value)
{
	p->of[p->count++] = (struct instruction){ code, if_true, if_false, value };
}

/* Memory may be had for a client's queue; never memory that can be executed. */
static void allow_data_mappings(struct program *p)
{
	emit(p, JUMP_EQUAL, 0, 4, SYS_mmap);
	emit(p, LOAD, 0, 0, AT_ARGUMENTS + 2 * 8);
	emit(p, JUMP_ANY_BIT, 0, 1, PROT_EXEC);
	emit(p, RETURN, 0, 0, REFUSE);
	emit(p, RETURN, 0, 0, ALLOW);
}

/* Of all ioctls the window's size alone; TIOCSTI would type into the container. */
static void allow_window_size(struct program *p)
{
	emit(p, JUMP_EQUAL, 0, 3, SYS_ioctl);
	emit(p, LOAD, 0, 0, AT_ARGUMENTS + 1 * 8);
	emit(p, JUMP_EQUAL, 0, 1, TIOCSWINSZ);
	emit(p, RETURN, 0, 0, ALLOW);
}

static void build(struct program *p)
{
	emit(p, LOAD, 0, 0, AT_ARCHITECTURE);
	emit(p, JUMP_EQUAL, 1, 0, ARCHITECTURE);
	emit(p, RETURN, 0, 0, KILL);
	emit(p, LOAD, 0, 0, AT_NUMBER);
	for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
		emit(p, JUMP_EQUAL, 0, 1, (uint32_t)allowed[i]);
		emit(p, RETURN, 0, 0, ALLOW);
	}
	allow_data_mappings(p);
	allow_window_size(p);
	/* Reached from an ioctl of another kind too, whose number is no longer in the accumulator. */
	emit(p, RETURN, 0, 0, REFUSE);
}

static int failed(const char **call, const char *name)
{
	*call = name;
	return -1;
}

int confine(const char **call)
{
	struct capability_sets none = { 0 };
	struct program program = { .count = 0 };

	if (bounding_limit(0) < 0)
		return failed(call, "prctl");
	if (capabilities_set(&none) < 0)
		return failed(call, "capset");
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return failed(call, "prctl");
	if (fence_directory() < 0)
		return failed(call, "landlock_restrict_self");
	build(&program);
	return filter_load(program.of, program.count) < 0 ? failed(call, "seccomp") : 0;
}
