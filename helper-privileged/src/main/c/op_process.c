/* SetHostname, RaiseLoopback, SetRlimit, SetUser, SetCapabilities, SetNoNewPrivileges, FilterSyscalls. */
#include <grp.h>
#include <net/if.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "capabilities.h"
#include "filter.h"
#include "launch.h"
#include "sys.h"

int op_set_hostname(struct launch *l, const struct operation *op)
{
	return sethostname(field_text(op, 0), field_length(op, 0)) < 0 ? fail(l, "sethostname") : 0;
}

/* netdevice(7); a new network namespace has its loopback interface down. */
int op_raise_loopback(struct launch *l, const struct operation *op)
{
	cleanup_close int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	struct ifreq loopback = { .ifr_name = "lo" };

	(void)op;
	if (any < 0)
		return fail(l, "socket");
	if (ioctl(any, SIOCGIFFLAGS, &loopback) < 0)
		return fail(l, "ioctl");
	loopback.ifr_flags |= IFF_UP;
	return ioctl(any, SIOCSIFFLAGS, &loopback) < 0 ? fail(l, "ioctl") : 0;
}

int op_set_rlimit(struct launch *l, const struct operation *op)
{
	/* The kernel's RLIM_INFINITY is ~0, which is how the plan says it. */
	struct { uint64_t soft, hard; } limit = { field_number(op, 1), field_number(op, 2) };

	if (syscall(SYS_prlimit64, 0, (unsigned)field_number(op, 0), &limit, NULL) < 0)
		return fail(l, "prlimit");
	return 0;
}

/* Comma separated numbers; the number of groups, or -1 with errno. */
static int read_groups(const char *text, gid_t *groups, int room)
{
	int count = 0;

	while (*text != 0) {
		size_t length = strcspn(text, ",");
		uint64_t group;

		if (!parse_number(text, length, &group) || group >= UINT32_MAX || count == room) {
			errno = EINVAL;
			return -1;
		}
		groups[count++] = (gid_t)group;
		text += length + (text[length] == ',');
	}
	return count;
}

static int set_groups(struct launch *l, const char *text)
{
	gid_t groups[256] = { 0 };
	int count = read_groups(text, groups, 256);

	if (count < 0)
		return fail(l, "setgroups");
	/* Denied in a namespace of a single id (user_namespaces(7)), where none can be wanted. */
	if (setgroups((size_t)count, groups) < 0 && !(count == 0 && errno == EPERM))
		return fail(l, "setgroups");
	return 0;
}

/*
 * Leaving uid 0 clears the effective set, and without KEEPCAPS the permitted one too; both must
 * last until SetCapabilities says what stays (capabilities(7), "Effect of user ID changes").
 */
int op_set_user(struct launch *l, const struct operation *op)
{
	uid_t uid = (uid_t)field_number(op, 0);
	gid_t gid = (gid_t)field_number(op, 1);
	struct capability_sets sets;

	if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) < 0)
		return fail(l, "prctl");
	if (set_groups(l, field_text(op, 2)) < 0)
		return -1;
	if (setresgid(gid, gid, gid) < 0)
		return fail(l, "setresgid");
	if (setresuid(uid, uid, uid) < 0)
		return fail(l, "setresuid");
	if (capabilities_get(&sets) < 0)
		return fail(l, "capget");
	sets.effective = sets.permitted;
	if (capabilities_set(&sets) < 0)
		return fail(l, "capset");
	return die_with_shim(l);
}

/* The bounding set first: taking from it needs CAP_SETPCAP. Ambient last: it lies in the others. */
int op_set_capabilities(struct launch *l, const struct operation *op)
{
	struct capability_sets sets = {
		.permitted = field_number(op, 1),
		.effective = field_number(op, 2),
		.inheritable = field_number(op, 3),
	};

	if (bounding_limit(field_number(op, 0)) < 0)
		return fail(l, "prctl");
	if (capabilities_set(&sets) < 0)
		return fail(l, "capset");
	if (ambient_set(field_number(op, 4)) < 0)
		return fail(l, "prctl");
	return prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0) < 0 ? fail(l, "prctl") : 0;
}

int op_set_no_new_privileges(struct launch *l, const struct operation *op)
{
	(void)op;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ? fail(l, "prctl") : 0;
}

int op_filter_syscalls(struct launch *l, const struct operation *op)
{
	size_t count = field_length(op, 0) / sizeof(struct instruction);

	return filter_load(field_text(op, 0), count) < 0 ? fail(l, "seccomp") : 0;
}

/* Not chdir(2): the path is the image's, and a magic link of /proc in it would lead anywhere. */
int op_change_directory(struct launch *l, const struct operation *op)
{
	cleanup_close int directory =
		sys_open_in(l->root, field_text(op, 0), O_PATH | O_DIRECTORY, 0);

	if (directory < 0)
		return fail(l, "openat2");
	return fchdir(directory) < 0 ? fail(l, "fchdir") : 0;
}

int die_with_shim(struct launch *l)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0)
		return fail(l, "prctl");
	/* S may have died before the line above; then no signal comes. */
	if (!shim_is_alive(l)) {
		errno = EPIPE;
		return fail(l, "recv");
	}
	return 0;
}

bool shim_is_alive(const struct launch *l)
{
	char byte;

	return recv(l->channel, &byte, 1, MSG_DONTWAIT | MSG_PEEK) != 0;
}
