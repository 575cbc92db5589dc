#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "container.h"

enum { DEADLINE_MS = 10000 };

enum lane lane;
const char *shim_program, *probe_program;
char scratch[256];

void start_exec(struct container *c, pid_t init)
{
	c->joined = (int)syscall(SYS_pidfd_open, init, 0);
	CHECK(c->joined >= 0);
	start_shim(c, "exec", "--attach", "6", NULL);
	close(c->joined);
}

int mode_of(struct container *c, const char *name)
{
	char path[600];
	struct stat s;

	snprintf(path, sizeof path, "%s/%s", c->path, name);
	return stat(path, &s) < 0 ? -1 : (int)(s.st_mode & 07777);
}

bool is_zombie(pid_t pid)
{
	struct container proc = { .path = "/proc" };
	char name[64];

	snprintf(name, sizeof name, "%d/status", pid);
	return strstr(read_file(&proc, name), "State:\tZ") != NULL;
}

/* Only the control socket is inherited; 100 is out of the way of what has a number. */
static void become_shim(int control)
{
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	char *argv[] = { (char *)(uintptr_t)shim_program, "shim", NULL };

	/* A test that fails must not leave its shim behind. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	control = fcntl(control, F_DUPFD_CLOEXEC, 100);
	dup2(null, 0);
	dup2(control, 3);
	execv(shim_program, argv);
	_exit(91);
}

void send_order(int control, const char *words, size_t length, const int *descriptors, unsigned count)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(16 * sizeof(int))];
	} rights = { .bytes = { 0 } };
	struct iovec data = { (void *)(uintptr_t)words, length };
	struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1 };

	if (count > 0) {
		message.msg_control = rights.bytes;
		message.msg_controllen = CMSG_SPACE(count * sizeof(int));
		struct cmsghdr *header = CMSG_FIRSTHDR(&message);
		header->cmsg_level = SOL_SOCKET;
		header->cmsg_type = SCM_RIGHTS;
		header->cmsg_len = CMSG_LEN(count * sizeof(int));
		memcpy(CMSG_DATA(header), descriptors, count * sizeof(int));
	}
	CHECK(sendmsg(control, &message, MSG_NOSIGNAL) == (ssize_t)length);
}

void start_waiting(struct container *c)
{
	int control[2];

	CHECK(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, control) == 0);
	c->shim = fork();
	if (c->shim == 0)
		become_shim(control[1]);
	close(control[1]);
	c->control = control[0];
}

int plan_file(const struct container *c)
{
	int plan = memfd_create("plan", MFD_CLOEXEC);

	CHECK(plan >= 0 && write(plan, c->plan.bytes, c->plan.size) == (ssize_t)c->plan.size);
	return plan;
}

void start_shim(struct container *c, const char *mode, ...)
{
	char words[256];
	size_t length = strlen(mode) + 1;
	int attached[2];
	const char *word;
	va_list options;

	memcpy(words, mode, length);
	va_start(options, mode);
	while ((word = va_arg(options, const char *)) != NULL) {
		memcpy(words + length, word, strlen(word) + 1);
		length += strlen(word) + 1;
	}
	va_end(options);
	CHECK(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, attached) == 0);
	start_waiting(c);
	int given[] = { plan_file(c), open(c->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), attached[1],
			c->joined };
	send_order(c->control, words, length, given, c->joined >= 0 ? 4 : 3);
	for (int i = 0; i < 3; i++)
		close(given[i]);
	c->attached = attached[0];
}

static void take_report(struct container *c, const uint8_t *frame)
{
	const uint8_t *at = frame + 9;

	memcpy(&c->failed, frame + 1, 4);
	memcpy(&c->operations, frame + 5, 4);
	for (uint32_t i = 0; i < c->operations; i++) {
		if ((int32_t)i == c->failed) {
			memcpy(&c->error, at, 4);
			snprintf(c->call, sizeof c->call, "%.*s", at[20], (const char *)at + 21);
		}
		at += 21 + at[20];
	}
}

static void take_frame(struct container *c, const uint8_t *frame, size_t length)
{
	if (frame[0] == FRAME_REPORT)
		take_report(c, frame);
	if (frame[0] == FRAME_STARTED)
		memcpy(&c->init, frame + 1, 4);
	if (frame[0] == FRAME_EXIT)
		memcpy(&c->status, frame + 1, 4);
	if (frame[0] == FRAME_STDOUT)
		c->out_total += length - 1;
	if (frame[0] == FRAME_STDOUT && c->out_size + length < sizeof c->out) {
		memcpy(c->out + c->out_size, frame + 1, length - 1);
		c->out_size += length - 1;
	}
	if (frame[0] == FRAME_STDERR && c->err_size + length < sizeof c->err) {
		memcpy(c->err + c->err_size, frame + 1, length - 1);
		c->err_size += length - 1;
	}
}

int read_frame(struct container *c, int socket)
{
	static uint8_t frame[256 * 1024];
	struct pollfd ready = { socket, POLLIN, 0 };
	ssize_t length;

	CHECK(poll(&ready, 1, DEADLINE_MS) == 1);
	length = recv(socket, frame, sizeof frame, 0);
	CHECK(length > 0);
	take_frame(c, frame, (size_t)length);
	return frame[0];
}

void await_frame(struct container *c, int socket, int kind)
{
	while (read_frame(c, socket) != kind)
		;
}

void await_output(struct container *c, const char *text)
{
	while (strstr(c->out, text) == NULL)
		read_frame(c, c->attached);
}

int await_shim(struct container *c)
{
	int status;

	CHECK(waitpid(c->shim, &status, 0) == c->shim);
	c->shim = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int run_container(struct container *c)
{
	start_shim(c, "launch", "--attach", "6", NULL);
	await_frame(c, c->attached, FRAME_EXIT);
	return await_shim(c);
}

void send_frame(int socket, int kind, const void *bytes, size_t length)
{
	uint8_t packet[PACKET_BYTES] = { (uint8_t)kind };

	memcpy(packet + 1, bytes, length);
	CHECK(send(socket, packet, length + 1, MSG_NOSIGNAL) == (ssize_t)length + 1);
}

const char *read_file(struct container *c, const char *name)
{
	static char text[4 * 1024 * 1024];
	char path[600];
	int file;
	ssize_t length;

	snprintf(path, sizeof path, "%s/%s", c->path, name);
	file = open(path, O_RDONLY | O_CLOEXEC);
	length = file < 0 ? 0 : read(file, text, sizeof text - 1);
	if (file >= 0)
		close(file);
	text[length] = 0;
	return text;
}

int connect_shim(struct container *c)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int client = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof address.sun_path, "%.90s/shim.sock", c->path);
	if (connect(client, (struct sockaddr *)&address, sizeof address) == 0)
		return client;
	close(client);
	return -1;
}

void end_container(struct container *c)
{
	if (c->shim > 0) {
		kill(c->shim, SIGKILL);
		waitpid(c->shim, NULL, 0);
	}
	close(c->control);
	close(c->attached);
	free(c);
}
