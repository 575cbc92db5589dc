/* MaskPath, ReadOnlyPath: what the OCI runtime spec calls maskedPaths and readonlyPaths. */
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "launch.h"
#include "resolve.h"
#include "sys.h"

/*
 * A tree of /dev/null. The host's while there is one, for an image may have put any file in that
 * place; later the root's own, if it really is the device 1:3 (Documentation/admin-guide/devices).
 */
static int null_tree(struct launch *l)
{
	cleanup_close int own = -1;
	int source = l->null;
	struct stat device;

	if (source < 0)
		source = own = resolve(l->root, "/dev/null");
	if (source < 0 || fstat(source, &device) < 0)
		return fail(l, "fstat");
	if (!S_ISCHR(device.st_mode) || device.st_rdev != makedev(1, 3)) {
		errno = ENODEV;
		return fail(l, "fstat");
	}
	source = sys_open_tree(source, "", AT_EMPTY_PATH);
	return source < 0 ? fail(l, "open_tree") : source;
}

static int empty_tree(struct launch *l)
{
	cleanup_close int context = sys_fsopen("tmpfs");
	int tree;

	if (context < 0)
		return fail(l, "fsopen");
	if (sys_fsconfig(context, CONFIG_STRING, "mode", "0755") < 0 ||
	    sys_fsconfig(context, CONFIG_CREATE, NULL, NULL) < 0)
		return fail(l, "fsconfig");
	tree = sys_fsmount(context, ATTRIBUTE_RDONLY | ATTRIBUTE_NOSUID | ATTRIBUTE_NODEV |
					    ATTRIBUTE_NOEXEC);
	return tree < 0 ? fail(l, "fsmount") : tree;
}

/* What isn't there needs no mask. */
int op_mask_path(struct launch *l, const struct operation *op)
{
	cleanup_close int target = resolve(l->root, field_text(op, 0));
	cleanup_close int tree = -1;
	struct stat masked;

	if (target < 0)
		return errno == ENOENT ? 0 : fail(l, "openat2");
	if (fstat(target, &masked) < 0)
		return fail(l, "fstat");
	tree = S_ISDIR(masked.st_mode) ? empty_tree(l) : null_tree(l);
	if (tree < 0)
		return -1;
	return sys_attach(tree, target) < 0 ? fail(l, "move_mount") : 0;
}

int op_read_only_path(struct launch *l, const struct operation *op)
{
	struct mount_attributes attributes = { .set = ATTRIBUTE_RDONLY };
	cleanup_close int target = resolve(l->root, field_text(op, 0));
	cleanup_close int tree = -1;

	if (target < 0)
		return errno == ENOENT ? 0 : fail(l, "openat2");
	tree = sys_open_tree(target, "", AT_EMPTY_PATH | AT_RECURSIVE);
	if (tree < 0)
		return fail(l, "open_tree");
	if (sys_mount_setattr(tree, AT_RECURSIVE, &attributes) < 0)
		return fail(l, "mount_setattr");
	return sys_attach(tree, target) < 0 ? fail(l, "move_mount") : 0;
}
