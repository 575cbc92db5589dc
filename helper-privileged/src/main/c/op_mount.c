/* Mount, SetMountAttributes, MakeDirectory, MakeSymlink: file systems and names inside the root. */
#include <limits.h>
#include <sys/stat.h>

#include "launch.h"
#include "resolve.h"
#include "sys.h"

/* mount(2)'s flags as attributes of the mount (mount_setattr(2)) or words for fsconfig(2). */
static const struct {
	uint64_t flag;
	unsigned attribute;
	const char *word;
} meanings[] = {
	{ MS_RDONLY, ATTRIBUTE_RDONLY, NULL },
	{ MS_NOSUID, ATTRIBUTE_NOSUID, NULL },
	{ MS_NODEV, ATTRIBUTE_NODEV, NULL },
	{ MS_NOEXEC, ATTRIBUTE_NOEXEC, NULL },
	{ MS_NOATIME, ATTRIBUTE_NOATIME, NULL },
	{ MS_NODIRATIME, ATTRIBUTE_NODIRATIME, NULL },
	{ MS_STRICTATIME, ATTRIBUTE_STRICTATIME, NULL },
	{ MS_NOSYMFOLLOW, ATTRIBUTE_NOSYMFOLLOW, NULL },
	{ MS_RELATIME, 0, NULL },
	{ MS_SYNCHRONOUS, 0, "sync" },
	{ MS_DIRSYNC, 0, "dirsync" },
	{ MS_LAZYTIME, 0, "lazytime" },
};

/* Gives the words among the flags to the context; the attributes come back. */
static int apply_flags(struct launch *l, int context, uint64_t flags, unsigned *attributes)
{
	*attributes = 0;
	for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
		if ((flags & meanings[i].flag) == 0)
			continue;
		flags &= ~meanings[i].flag;
		*attributes |= meanings[i].attribute;
		if (meanings[i].word != NULL &&
		    sys_fsconfig(context, CONFIG_FLAG, meanings[i].word, NULL) < 0)
			return fail(l, "fsconfig");
	}
	if (flags != 0) {
		errno = EINVAL;
		return fail(l, "flags");
	}
	return 0;
}

/* "mode=755,size=64m,ro": each word by itself, with or without a value. */
static int apply_data(struct launch *l, int context, const char *data)
{
	char word[4096];

	while (*data != 0) {
		size_t length = strcspn(data, ",");
		char *value;

		if (length >= sizeof word) {
			errno = ENAMETOOLONG;
			return fail(l, "fsconfig");
		}
		memcpy(word, data, length);
		word[length] = 0;
		data += length + (data[length] == ',');
		if (length == 0)
			continue;
		value = strchr(word, '=');
		if (value != NULL)
			*value++ = 0;
		if (sys_fsconfig(context, value ? CONFIG_STRING : CONFIG_FLAG, word, value) < 0)
			return fail(l, "fsconfig");
	}
	return 0;
}

static int new_mount(struct launch *l, const struct operation *op)
{
	cleanup_close int context = sys_fsopen(field_text(op, 0));
	unsigned attributes;
	int tree;

	if (context < 0)
		return fail(l, "fsopen");
	if (field_length(op, 1) > 0 &&
	    sys_fsconfig(context, CONFIG_STRING, "source", field_text(op, 1)) < 0)
		return fail(l, "fsconfig");
	if (apply_flags(l, context, field_number(op, 3), &attributes) < 0 ||
	    apply_data(l, context, field_text(op, 4)) < 0)
		return -1;
	if (sys_fsconfig(context, CONFIG_CREATE, NULL, NULL) < 0)
		return fail(l, "fsconfig");
	tree = sys_fsmount(context, attributes);
	return tree < 0 ? fail(l, "fsmount") : tree;
}

int op_mount(struct launch *l, const struct operation *op)
{
	cleanup_close int target = resolve_directory(l->root, field_text(op, 2), 0755);
	cleanup_close int tree = -1;

	if (target < 0)
		return fail(l, "openat2");
	tree = new_mount(l, op);
	if (tree < 0)
		return -1;
	return sys_attach(tree, target) < 0 ? fail(l, "move_mount") : 0;
}

int op_set_mount_attributes(struct launch *l, const struct operation *op)
{
	uint64_t set = field_number(op, 1);
	struct mount_attributes attributes = {
		.set = set,
		.clear = set & ATTRIBUTE_ATIME_MASK ? ATTRIBUTE_ATIME_MASK : 0,
	};
	cleanup_close int place = resolve(l->root, field_text(op, 0));

	if (place < 0)
		return fail(l, "openat2");
	return sys_mount_setattr(place, 0, &attributes) < 0 ? fail(l, "mount_setattr") : 0;
}

int op_make_directory(struct launch *l, const struct operation *op)
{
	mode_t mode = (mode_t)field_number(op, 1) & 07777;
	cleanup_close int directory = resolve_directory(l->root, field_text(op, 0), mode);

	return directory < 0 ? fail(l, "mkdirat") : 0;
}

/* A link that already says the same is as good as one just made. */
int op_make_symlink(struct launch *l, const struct operation *op)
{
	const char *text = field_text(op, 0);
	const char *name;
	char present[PATH_MAX];
	cleanup_close int parent = resolve_parent(l->root, field_text(op, 1), &name);

	if (parent < 0)
		return fail(l, "openat2");
	if (symlinkat(text, parent, name) == 0)
		return 0;
	if (errno != EEXIST)
		return fail(l, "symlinkat");
	ssize_t length = readlinkat(parent, name, present, sizeof present);
	if (length == (ssize_t)strlen(text) && memcmp(present, text, (size_t)length) == 0)
		return 0;
	errno = EEXIST;
	return fail(l, "symlinkat");
}
