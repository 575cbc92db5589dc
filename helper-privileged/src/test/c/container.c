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

enum { DEADLINE_MS = 10000, LAYERS_BASE = 300000, CONTAINER_BASE = 400000 };

enum lane lane;
const char *shim_program, *probe_program;
char scratch[256];

static uid_t base(uid_t shifted)
{
	return lane == ROOT_FOR_ROOT ? shifted : 0;
}

static void make(const char *path, uid_t owner)
{
	CHECK(mkdir(path, 0755) == 0);
	CHECK(lane == SINGLE_ID || chown(path, owner, owner) == 0);
}

static void write_text(const char *path, const char *bytes, size_t length, mode_t mode)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);

	CHECK(file >= 0 && write(file, bytes, length) == (ssize_t)length);
	CHECK(fchmod(file, mode) == 0);
	CHECK(lane != ROOT_FOR_ROOT || fchown(file, LAYERS_BASE, LAYERS_BASE) == 0);
	close(file);
}

static void copy_probe(const char *to)
{
	static char program[4 * 1024 * 1024];
	int file = open(probe_program, O_RDONLY | O_CLOEXEC);
	ssize_t length = read(file, program, sizeof program);

	CHECK(length > 0);
	close(file);
	write_text(to, program, (size_t)length, 0755);
}

void make_layers(void)
{
	static const char *const directories[] = { "l0", "l1", "l0/bin", "l0/etc", "l0/tmp", "l1/etc" };
	char path[512];

	for (size_t i = 0; i < sizeof directories / sizeof directories[0]; i++) {
		snprintf(path, sizeof path, "%s/%s", scratch, directories[i]);
		make(path, base(LAYERS_BASE));
	}
	snprintf(path, sizeof path, "%s/l0/tmp", scratch);
	CHECK(chmod(path, 01777) == 0);
	snprintf(path, sizeof path, "%s/l0/bin/probe", scratch);
	copy_probe(path);
	snprintf(path, sizeof path, "%s/l0/etc/text", scratch);
	write_text(path, "not a program\n", 14, 0644);
	snprintf(path, sizeof path, "%s/l0/etc/layer", scratch);
	write_text(path, "lower\n", 6, 0644);
	snprintf(path, sizeof path, "%s/l1/etc/layer", scratch);
	write_text(path, "upper\n", 6, 0644);
}

static void plan_tree(struct draft *plan, const char *slot, const char *path, bool layer)
{
	char map[64] = "";

	if (lane == ROOT_FOR_ROOT && layer)
		snprintf(map, sizeof map, "%d %d 65536\n", LAYERS_BASE, CONTAINER_BASE);
	draft_add(plan, CLONE_TREE, slot, path, "-1", "", "", "0", layer ? "5" : "4", map, map, NULL);
}

void plan_file_systems(struct container *c)
{
	struct draft *plan = &c->plan;
	static const char *const devices[] = { "null", "zero", "full", "random", "urandom", "tty" };
	char from[32], to[32];

	draft_add(plan, MOUNT, "proc", "proc", "/proc", "14", "", NULL);
	draft_add(plan, MOUNT, "tmpfs", "tmpfs", "/dev", "2", "mode=755,size=65536k", NULL);
	for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
		snprintf(from, sizeof from, "/dev/%s", devices[i]);
		snprintf(to, sizeof to, "/dev/%s", devices[i]);
		draft_add(plan, BIND_DEVICE, from, to, "10", NULL);
	}
	draft_add(plan, MAKE_SYMLINK, "/proc/self/fd", "/dev/fd", NULL);
	draft_add(plan, MAKE_SYMLINK, "/proc/self/fd/1", "/dev/stdout", NULL);
	draft_add(plan, MAKE_SYMLINK, "pts/ptmx", "/dev/ptmx", NULL);
	draft_add(plan, MOUNT, "devpts", "devpts", "/dev/pts", "10",
		  "newinstance,ptmxmode=0666,mode=0620", NULL);
	draft_add(plan, MOUNT, "mqueue", "mqueue", "/dev/mqueue", "14", "", NULL);
	draft_add(plan, MOUNT, "tmpfs", "shm", "/dev/shm", "14", "mode=1777,size=65536k", NULL);
	draft_add(plan, MOUNT, "sysfs", "sysfs", "/sys", "15", "", NULL);
	draft_add(plan, MASK_PATH, "/proc/interrupts", NULL);
	draft_add(plan, MASK_PATH, "/proc/absent", NULL);
	draft_add(plan, MASK_PATH, "/sys/firmware", NULL);
	draft_add(plan, READ_ONLY_PATH, "/proc/sys", NULL);
}

static void plan_root(struct container *c)
{
	struct draft *plan = &c->plan;
	char path[600], map[64] = "0 0 1\n";

	draft_begin(plan);
	snprintf(path, sizeof path, "%s/l0", scratch);
	plan_tree(plan, "0", path, true);
	snprintf(path, sizeof path, "%s/l1", scratch);
	plan_tree(plan, "1", path, true);
	snprintf(path, sizeof path, "%s/w", c->path);
	plan_tree(plan, "2", path, false);
	/* CLONE_NEW{USER,NS,PID,UTS,IPC,NET,CGROUP} */
	draft_add(plan, NEW_NAMESPACES, "2114060288", NULL);
	if (lane == ROOT_FOR_ROOT)
		snprintf(map, sizeof map, "0 %d 65536\n", CONTAINER_BASE);
	if (lane == RANGE)
		snprintf(map, sizeof map, "0 0 1\n1 1 65535\n");
	draft_add(plan, MAP_IDS, map, map, lane == SINGLE_ID ? "deny" : "allow", NULL);
	draft_add(plan, SET_PROPAGATION, "/", "278528", NULL); /* MS_REC | MS_PRIVATE */
	draft_add(plan, PREPARE_STAGE, NULL);
	draft_add(plan, ATTACH_TREE, "0", "l/0", NULL);
	draft_add(plan, ATTACH_TREE, "1", "l/1", NULL);
	draft_add(plan, ATTACH_TREE, "2", "w", NULL);
	draft_add(plan, MOUNT_OVERLAY, "l/1:l/0", "w/upper", "w/work", "4", "userxattr", NULL);
}

static const char *const containers_directories[] = { "w", "w/upper", "w/work" };

struct container *new_container(void)
{
	static int number;
	struct container *c = calloc(1, sizeof *c);
	char path[600];

	CHECK(c != NULL);
	c->status = -1;
	c->control = c->attached = c->joined = -1;
	snprintf(c->path, sizeof c->path, "%s/c%d", scratch, number++);
	CHECK(mkdir(c->path, 0755) == 0);
	for (int i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s", c->path, containers_directories[i]);
		make(path, base(CONTAINER_BASE));
	}
	plan_root(c);
	return c;
}

void plan_process(struct container *c, const char *uid, const char *streams)
{
	struct draft *plan = &c->plan;

	draft_add(plan, SET_USER, uid, uid, "", NULL);
	if (strcmp(streams, "terminal") == 0)
		draft_add(plan, OPEN_TERMINAL, "24", "80", NULL);
	else
		draft_add(plan, OPEN_PIPES, strcmp(streams, "input") == 0 ? "1" : "0", NULL);
	/* docker's fourteen, bounding and permitted and effective */
	draft_add(plan, SET_CAPABILITIES, "2818844155", "2818844155", "2818844155", "0", "0", NULL);
	draft_add(plan, SET_NO_NEW_PRIVILEGES, NULL);
}

void plan_probe(struct container *c, const char *word, ...)
{
	const char *words[8] = { word };
	char count[8];
	int n = 1;
	va_list rest;

	va_start(rest, word);
	while (n < 7 && (words[n] = va_arg(rest, const char *)) != NULL)
		n++;
	va_end(rest);
	snprintf(count, sizeof count, "%d", n + 1);
	words[n] = "PATH=/nowhere:/etc:/bin";
	/* The environment must follow the words, so the list is written out. */
	draft_add(&c->plan, EXECUTE, count, "probe", words[0], words[1], n > 1 ? words[2] : NULL,
		  n > 2 ? words[3] : NULL, n > 3 ? words[4] : NULL, n > 4 ? words[5] : NULL,
		  n > 5 ? words[6] : NULL, n > 6 ? words[7] : NULL, NULL);
}

struct container *planned(const char *uid, const char *streams)
{
	struct container *c = new_container();

	plan_file_systems(c);
	draft_add(&c->plan, PIVOT_ROOT, NULL);
	draft_add(&c->plan, SET_HOSTNAME, "box", NULL);
	plan_process(c, uid, streams);
	return c;
}

struct container *planned_exec(struct container *in, const char *uid, const char *streams)
{
	struct container *c = calloc(1, sizeof *c);

	CHECK(c != NULL);
	c->status = -1;
	c->joined = -1;
	snprintf(c->path, sizeof c->path, "%.500s/exec", in->path);
	CHECK(mkdir(c->path, 0755) == 0);
	draft_begin(&c->plan);
	draft_add(&c->plan, JOIN_NAMESPACES, "7", "2114060288", NULL);
	plan_process(c, uid, streams);
	return c;
}

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

/* Moves the descriptors to their numbers; 100 and up are out of the way of 3 to 6. */
static void become_shim(struct container *c, int control, int attached, char **argv)
{
	int plan = memfd_create("plan", MFD_CLOEXEC);
	int directory = open(c->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC);

	/* A test that fails must not leave its shim behind. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (write(plan, c->plan.bytes, c->plan.size) != (ssize_t)c->plan.size)
		_exit(90);
	int from[] = { control, plan, directory, attached, c->joined };
	for (int i = 0; i < 5; i++)
		from[i] = fcntl(from[i], F_DUPFD_CLOEXEC, 100);
	dup2(null, 0);
	for (int i = 0; i < 5; i++)
		if (from[i] >= 0)
			dup2(from[i], 3 + i);
	execv(shim_program, argv);
	_exit(91);
}

void start_shim(struct container *c, const char *mode, ...)
{
	char *argv[16] = { (char *)(uintptr_t)shim_program, (char *)(uintptr_t)mode };
	int n = 2, control[2], attached[2];
	va_list options;

	va_start(options, mode);
	while (n < 15 && (argv[n] = va_arg(options, char *)) != NULL)
		n++;
	va_end(options);
	CHECK(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, control) == 0);
	CHECK(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, attached) == 0);
	c->shim = fork();
	if (c->shim == 0)
		become_shim(c, control[1], attached[1], argv);
	close(control[1]);
	close(attached[1]);
	c->control = control[0];
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
	if (frame[0] == FRAME_STDOUT && c->out_size + length < sizeof c->out) {
		memcpy(c->out + c->out_size, frame + 1, length - 1);
		c->out_size += length - 1;
	}
	if (frame[0] == FRAME_STDERR && c->err_size + length < sizeof c->err) {
		memcpy(c->err + c->err_size, frame + 1, length - 1);
		c->err_size += length - 1;
	}
}

static int read_frame(struct container *c, int socket)
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
