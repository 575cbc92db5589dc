/* CloneTree, AttachTree, BindTree: mounts as descriptors, see open_tree(2) and mount_setattr(2). */
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "launch.h"
#include "resolve.h"
#include "sys.h"

/* It ends with S, however that ends, and keeps nothing of S's open meanwhile. */
static int hold_namespace(void *shim)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	if (getppid() != *(pid_t *)shim)
		_exit(0);
	sys_close_range(0, ~0u, 0);
	for (;;)
		pause();
}

void reap_holder(struct launch *l)
{
	if (l->holder > 0)
		waitpid(l->holder, NULL, 0);
	l->holder = 0;
}

/*
 * A user namespace with the map, as mount_setattr(2) wants one for MOUNT_ATTR_IDMAP. A child that
 * only waits to be killed holds it until /proc/PID/ns/user is open. It has S's memory, for a copy
 * takes longer than all the rest, and is reaped when nobody waits for S.
 */
static int new_mapped_namespace(struct launch *l, const char *uids, const char *gids)
{
	static char stack[16 * 1024] __attribute__((aligned(16)));
	static pid_t shim;
	char path[64];
	int namespace = -1;

	reap_holder(l);
	shim = getpid();
	l->holder = clone(hold_namespace, stack + sizeof stack, CLONE_VM | CLONE_NEWUSER | SIGCHLD, &shim);
	if (l->holder < 0)
		return fail(l, "clone");
	if (write_id_maps(l, l->holder, uids, gids, true) == 0) {
		snprintf(path, sizeof path, "/proc/%d/ns/user", l->holder);
		namespace = open(path, O_RDONLY | O_CLOEXEC);
		if (namespace < 0)
			fail(l, "open");
	}
	int saved = errno;
	kill(l->holder, SIGKILL);
	errno = saved;
	return namespace;
}

/* The namespace for a map; layers share one map, so the last one is kept. */
static int mapped_namespace(struct launch *l, const char *uids, const char *gids)
{
	if (l->mapped_namespace >= 0 && strcmp(l->mapped_uids, uids) == 0 &&
	    strcmp(l->mapped_gids, gids) == 0)
		return l->mapped_namespace;
	close_descriptor(&l->mapped_namespace);
	l->mapped_namespace = new_mapped_namespace(l, uids, gids);
	l->mapped_uids = uids;
	l->mapped_gids = gids;
	return l->mapped_namespace;
}

/* ESTALE when the file is not the one that was authorised: somebody changed the path meanwhile. */
static int compare_identity(struct launch *l, const struct operation *op, int tree)
{
	int expected_file = field_descriptor(op, 2);
	struct stat found, expected;

	if (fstat(tree, &found) < 0)
		return fail(l, "fstat");
	if (expected_file >= 0) {
		if (fstat(expected_file, &expected) < 0)
			return fail(l, "fstat");
		if (found.st_dev != expected.st_dev || found.st_ino != expected.st_ino) {
			errno = ESTALE;
			return fail(l, "fstat");
		}
	}
	if (field_length(op, 3) > 0 &&
	    (found.st_dev != field_number(op, 3) || found.st_ino != field_number(op, 4))) {
		errno = ESTALE;
		return fail(l, "fstat");
	}
	return 0;
}

/* Setting one of the atime attributes means replacing whichever was there (mount_setattr(2)). */
static int set_attributes(struct launch *l, int tree, unsigned flags, uint64_t set, uint64_t userns)
{
	struct mount_attributes attributes = {
		.set = set,
		.clear = set & ATTRIBUTE_ATIME_MASK ? ATTRIBUTE_ATIME_MASK : 0,
		.userns = userns,
	};

	if (set != 0 && sys_mount_setattr(tree, flags, &attributes) < 0)
		return fail(l, "mount_setattr");
	return 0;
}

int op_clone_tree(struct launch *l, const struct operation *op)
{
	const char *path = field_text(op, 1);
	const char *uids = field_text(op, 7), *gids = field_text(op, 8);
	unsigned recursive = field_number(op, 5) ? AT_RECURSIVE : 0;
	int *slot = &l->slots[field_number(op, 0)];
	uint64_t attributes = field_number(op, 6);
	int namespace = 0;

	close_descriptor(slot);
	if (path[0] != 0)
		*slot = sys_open_tree(AT_FDCWD, path, recursive);
	else
		*slot = sys_open_tree(field_descriptor(op, 2), "", recursive | AT_EMPTY_PATH);
	if (*slot < 0)
		return fail(l, "open_tree");
	if (compare_identity(l, op, *slot) < 0)
		return -1;
	if (uids[0] != 0) {
		namespace = mapped_namespace(l, uids, gids);
		if (namespace < 0)
			return -1;
		attributes |= ATTRIBUTE_IDMAP;
	}
	return set_attributes(l, *slot, recursive, attributes, (uint64_t)namespace);
}

/* mkdir -p of a name relative to the stage, which only this process has ever seen. */
static int make_stage_directory(const char *name)
{
	char path[PATH_MAX];
	size_t length = strlen(name);

	if (length >= sizeof path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(path, name, length + 1);
	for (size_t i = 1; i <= length; i++) {
		if (name[i] != '/' && name[i] != 0)
			continue;
		path[i] = 0;
		if (mkdir(path, 0755) < 0 && errno != EEXIST)
			return -1;
		path[i] = name[i];
	}
	return 0;
}

int op_attach_tree(struct launch *l, const struct operation *op)
{
	const char *name = field_text(op, 1);
	int *slot = &l->slots[field_number(op, 0)];

	if (!l->staged) {
		errno = ENOENT;
		return fail(l, "chdir");
	}
	if (make_stage_directory(name) < 0)
		return fail(l, "mkdir");
	if (sys_attach_at(*slot, name) < 0)
		return fail(l, "move_mount");
	close_descriptor(slot);
	return 0;
}

int op_bind_tree(struct launch *l, const struct operation *op)
{
	const char *path = field_text(op, 1);
	int *slot = &l->slots[field_number(op, 0)];
	cleanup_close int target = -1;
	struct stat source;

	if (fstat(*slot, &source) < 0)
		return fail(l, "fstat");
	if (S_ISDIR(source.st_mode))
		target = resolve_directory(l->root, path, 0755);
	else
		target = resolve_file(l->root, path);
	if (target < 0)
		return fail(l, "openat2");
	if (sys_attach(*slot, target) < 0)
		return fail(l, "move_mount");
	close_descriptor(slot);
	return 0;
}

int op_bind_device(struct launch *l, const struct operation *op)
{
	cleanup_close int tree = sys_open_tree(AT_FDCWD, field_text(op, 0), 0);
	cleanup_close int target = -1;

	if (tree < 0)
		return fail(l, "open_tree");
	if (set_attributes(l, tree, 0, field_number(op, 2), 0) < 0)
		return -1;
	target = resolve_file(l->root, field_text(op, 1));
	if (target < 0)
		return fail(l, "openat2");
	return sys_attach(tree, target) < 0 ? fail(l, "move_mount") : 0;
}

/* Always recursive: in a user namespace a tree that leaves out locked mounts below it is EINVAL. */
int op_bind_host_tree(struct launch *l, const struct operation *op)
{
	cleanup_close int tree = sys_open_tree(AT_FDCWD, field_text(op, 0), AT_RECURSIVE);
	cleanup_close int target = -1;

	if (tree < 0)
		return fail(l, "open_tree");
	if (set_attributes(l, tree, AT_RECURSIVE, field_number(op, 2), 0) < 0)
		return -1;
	target = resolve_directory(l->root, field_text(op, 1), 0755);
	if (target < 0)
		return fail(l, "openat2");
	return sys_attach(tree, target) < 0 ? fail(l, "move_mount") : 0;
}
