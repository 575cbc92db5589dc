/*
 * OpenTerminal, OpenPipes: standard streams, made by I after its change of user so that they belong
 * to the container's user (else /dev/stdout can't be opened again), the other ends sent to S.
 */
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>

#include "launch.h"
#include "sys.h"

enum { DEVPTS_MAGIC = 0x1cd1 };

int send_descriptors(struct launch *l, char kind, const int *descriptors, unsigned count)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(3 * sizeof(int))];
	} control = { .bytes = { 0 } };
	struct iovec data = { &kind, 1 };
	struct msghdr message = {
		.msg_iov = &data,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = CMSG_SPACE(count * sizeof(int)),
	};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(count * sizeof(int));
	memcpy(CMSG_DATA(header), descriptors, count * sizeof(int));
	return sendmsg(l->channel, &message, MSG_NOSIGNAL) < 0 ? fail(l, "sendmsg") : 0;
}

/* Makes the descriptors 0, 1 and 2; dup2 leaves out the CLOEXEC of the originals. */
static int become_standard(struct launch *l, int in, int out, int error)
{
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(error, 2) < 0)
		return fail(l, "dup2");
	return 0;
}

/*
 * In an exec the container has run for a while and /dev/ptmx is whatever its root made of it: only
 * a terminal of a devpts may become what the shim reads and writes.
 */
static int open_master(struct launch *l)
{
	int master = sys_open_in(l->root, "/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK, 0);
	struct statfs system;
	int unlocked = 0;

	if (master < 0)
		return fail(l, "openat2");
	if (fstatfs(master, &system) < 0 || system.f_type != DEVPTS_MAGIC) {
		close(master);
		errno = ENOTTY;
		return fail(l, "fstatfs");
	}
	if (ioctl(master, TIOCSPTLCK, &unlocked) < 0) {
		close_descriptor(&master);
		return fail(l, "ioctl");
	}
	return master;
}

int op_open_terminal(struct launch *l, const struct operation *op)
{
	struct winsize size = {
		.ws_row = (unsigned short)field_number(op, 0),
		.ws_col = (unsigned short)field_number(op, 1),
	};
	cleanup_close int master = open_master(l);
	cleanup_close int slave = -1;

	if (master < 0)
		return -1;
	/* By descriptor (ioctl_tty(2)): the name /dev/pts/N could be anything. */
	slave = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (slave < 0 || ioctl(master, TIOCSWINSZ, &size) < 0)
		return fail(l, "ioctl");
	/* S keeps the slave open as well, so that the master never hangs up while the container runs. */
	if (send_descriptors(l, 't', (int[]){ master, slave }, 2) < 0)
		return -1;
	if (ioctl(slave, TIOCSCTTY, 0) < 0)
		return fail(l, "ioctl");
	return become_standard(l, slave, slave, slave);
}

/*
 * A half-built container has no devpts. A terminal of the helper's own is opened before the
 * namespaces change; of it the process inside gets the slave, by descriptor.
 */
int lend_terminal(struct launch *l, uint16_t rows, uint16_t columns)
{
	struct winsize size = { .ws_row = rows, .ws_col = columns };
	int unlocked = 0;

	l->lent[0] = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (l->lent[0] < 0)
		return fail(l, "open");
	if (ioctl(l->lent[0], TIOCSPTLCK, &unlocked) < 0)
		return fail(l, "ioctl");
	l->lent[1] = ioctl(l->lent[0], TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (l->lent[1] < 0 || ioctl(l->lent[0], TIOCSWINSZ, &size) < 0)
		return fail(l, "ioctl");
	return 0;
}

int take_terminal(struct launch *l)
{
	if (l->lent[1] < 0)
		return 0;
	if (ioctl(l->lent[1], TIOCSCTTY, 0) < 0)
		return fail(l, "ioctl");
	return become_standard(l, l->lent[1], l->lent[1], l->lent[1]);
}

/* The container's /dev/null, if it is one: a descriptor of the host's would stay a way out of it. */
static int open_null(struct launch *l)
{
	int null = sys_open_in(l->root, "/dev/null", O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
	struct stat device;

	if (null < 0)
		return fail(l, "openat2");
	if (fstat(null, &device) < 0 || !S_ISCHR(device.st_mode) ||
	    device.st_rdev != makedev(1, 3)) {
		close(null);
		errno = ENODEV;
		return fail(l, "fstat");
	}
	/* O_NONBLOCK was for a FIFO in that place; the program must not inherit it. */
	fcntl(null, F_SETFL, 0);
	return null;
}

/* A pipe whose end for S does not block; that flag belongs to the one end alone (pipe(7)). */
static int make_pipe(struct launch *l, int ends[2], int shim_end)
{
	if (pipe2(ends, O_CLOEXEC) < 0)
		return fail(l, "pipe2");
	return fcntl(ends[shim_end], F_SETFL, O_NONBLOCK) < 0 ? fail(l, "fcntl") : 0;
}

int op_open_pipes(struct launch *l, const struct operation *op)
{
	bool with_input = field_number(op, 0) != 0;
	int in[2] = { -1, -1 }, out[2], error[2];
	int result;

	if (make_pipe(l, out, 0) < 0 || make_pipe(l, error, 0) < 0)
		return -1;
	if (with_input ? make_pipe(l, in, 1) < 0 : (in[0] = open_null(l)) < 0)
		return -1;
	result = send_descriptors(l, 'p', (int[]){ out[0], error[0], in[1] }, with_input ? 3 : 2);
	if (result == 0)
		result = become_standard(l, in[0], out[1], error[1]);
	/* Closed now and not at exec: an end that I kept would hide the end of S's stdin. */
	for (int i = 0; i < 2; i++) {
		close_descriptor(&in[i]);
		close(out[i]);
		close(error[i]);
	}
	return result;
}
