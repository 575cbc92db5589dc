/* SetPropagation, PrepareStage, MountOverlay, PivotRoot, ChangeRoot: from the host's tree to the container's. */
#include <stdio.h>
#include <sys/stat.h>

#include "launch.h"
#include "resolve.h"
#include "sys.h"

int op_set_propagation(struct launch *l, const struct operation *op)
{
	uint64_t flags = field_number(op, 1);
	struct mount_attributes attributes = { .propagation = flags & ~(uint64_t)MS_REC };
	cleanup_close int place = -1;

	if (l->root >= 0)
		place = resolve(l->root, field_text(op, 0));
	else
		place = open(field_text(op, 0), O_PATH | O_CLOEXEC);
	if (place < 0)
		return fail(l, "open");
	if (sys_mount_setattr(place, flags & MS_REC ? AT_RECURSIVE : 0, &attributes) < 0)
		return fail(l, "mount_setattr");
	return 0;
}

/*
 * The stage is a tmpfs over /tmp of a mount namespace that no other process is in. It gives the
 * layers names of a few bytes, for the options of an overlay must fit one page (mount(2)).
 */
int op_prepare_stage(struct launch *l, const struct operation *op)
{
	(void)op;
	if (mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") < 0)
		return fail(l, "mount");
	if (chdir("/tmp") < 0)
		return fail(l, "chdir");
	l->staged = true;
	return 0;
}

/* The option string; without an upper directory the overlay is read-only. */
static int overlay_options(const struct operation *op, char *out, size_t room)
{
	const char *upper = field_text(op, 1), *more = field_text(op, 4);
	const char *comma = more[0] == 0 ? "" : ",";
	int length;

	if (upper[0] == 0)
		length = snprintf(out, room, "lowerdir=%s%s%s", field_text(op, 0), comma, more);
	else
		length = snprintf(out, room, "lowerdir=%s,upperdir=%s,workdir=%s%s%s",
				  field_text(op, 0), upper, field_text(op, 2), comma, more);
	if (length < 0 || (size_t)length >= room) {
		errno = ENAMETOOLONG;
		return -1;
	}
	return 0;
}

/* mount(2) and not fsconfig(2): lowerdir+ needs Linux 6.7, a value of fsconfig ends at 255 bytes. */
int op_mount_overlay(struct launch *l, const struct operation *op)
{
	char options[4096];

	/* Names are relative: without a stage they would be those of wherever this process stands. */
	if (!l->staged) {
		errno = ENOENT;
		return fail(l, "chdir");
	}
	if (overlay_options(op, options, sizeof options) < 0)
		return fail(l, "mount");
	if (mkdir("root", 0755) < 0 && errno != EEXIST)
		return fail(l, "mkdir");
	if (mount("overlay", "root", "overlay", field_number(op, 3), options) < 0)
		return fail(l, "mount");
	l->root = open("root", O_PATH | O_DIRECTORY | O_CLOEXEC);
	return l->root < 0 ? fail(l, "open") : 0;
}

/* A mount that came from a more privileged namespace is locked; a bind of it on itself is not. */
static int bind_root_on_itself(struct launch *l)
{
	cleanup_close int tree = sys_open_tree(l->root, "", AT_EMPTY_PATH | AT_RECURSIVE);

	if (tree < 0)
		return fail(l, "open_tree");
	if (sys_attach(tree, l->root) < 0)
		return fail(l, "move_mount");
	/* After the move the tree's descriptor is the new root itself. */
	close(l->root);
	l->root = tree;
	tree = -1;
	return fchdir(l->root) < 0 ? fail(l, "fchdir") : 0;
}

/*
 * pivot_root(".", ".") puts the old root over the new one, where it is detached at once: no
 * directory for it is needed in the image (pivot_root(2), NOTES).
 */
int op_pivot_root(struct launch *l, const struct operation *op)
{
	(void)op;
	if (fchdir(l->root) < 0)
		return fail(l, "fchdir");
	if (syscall(SYS_pivot_root, ".", ".") < 0) {
		if (errno != EINVAL)
			return fail(l, "pivot_root");
		if (bind_root_on_itself(l) < 0)
			return -1;
		if (syscall(SYS_pivot_root, ".", ".") < 0)
			return fail(l, "pivot_root");
	}
	if (umount2(".", MNT_DETACH) < 0)
		return fail(l, "umount2");
	/* The descriptor kept the old tree's device, which is no longer in this namespace. */
	close_descriptor(&l->null);
	return chdir("/") < 0 ? fail(l, "chdir") : 0;
}

/*
 * chroot(2) changes where this process looks names up and nothing else: the old root stays mounted
 * around the new one. In an exec the root is the directory that the process went to before.
 */
int op_change_root(struct launch *l, const struct operation *op)
{
	(void)op;
	if (l->plan->of[l->plan->split].kind == NEW_NAMESPACES && fchdir(l->root) < 0)
		return fail(l, "fchdir");
	if (chroot(".") < 0)
		return fail(l, "chroot");
	close_descriptor(&l->null);
	return chdir("/") < 0 ? fail(l, "chdir") : 0;
}
