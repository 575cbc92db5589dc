/* What a test container is made of: its layers, its directory and its plan. */
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "container.h"

unsigned new_namespaces = ALL_NAMESPACES;

enum { LAYERS_BASE = 300000, CONTAINER_BASE = 400000 };

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
	char path[600], namespaces[16], map[64] = "0 0 1\n";

	draft_begin(plan);
	snprintf(path, sizeof path, "%s/l0", scratch);
	plan_tree(plan, "0", path, true);
	snprintf(path, sizeof path, "%s/l1", scratch);
	plan_tree(plan, "1", path, true);
	snprintf(path, sizeof path, "%s/w", c->path);
	plan_tree(plan, "2", path, false);
	snprintf(namespaces, sizeof namespaces, "%u", new_namespaces);
	draft_add(plan, NEW_NAMESPACES, namespaces, NULL);
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
