/*
 * Landlock (kernel document userspace-api/landlock.rst), first version, Linux 5.13: what seccomp(2)
 * can't say, for it doesn't see paths.
 */
#include "fence.h"
#include "sys.h"

/* As in sys.h, the same on every architecture. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

enum {
	WRITE_FILE = 1 << 1,
	REMOVE_FILE = 1 << 5,           /* what a rename replaces, and what it takes away */
	MAKE_FILE = 1 << 8,
	EVERYTHING = (1 << 13) - 1,     /* all rights of the first version */
	RULE_PATH_BENEATH = 1,
};

static int restrict_to(int rules, int directory)
{
	/* struct landlock_path_beneath_attr */
	struct __attribute__((packed)) {
		uint64_t allowed;
		int32_t parent;
	} rule = { WRITE_FILE | REMOVE_FILE | MAKE_FILE, directory };

	if (syscall(SYS_landlock_add_rule, rules, RULE_PATH_BENEATH, &rule, 0) < 0 ||
	    syscall(SYS_landlock_restrict_self, rules, 0) < 0)
		return -1;
	return 1;
}

int fence_directory(void)
{
	/* struct landlock_ruleset_attr as the first version has it */
	uint64_t handled = EVERYTHING;
	cleanup_close int rules =
		(int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
	cleanup_close int directory = -1;

	if (rules < 0)
		return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : -1;
	directory = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	return directory < 0 ? -1 : restrict_to(rules, directory);
}
