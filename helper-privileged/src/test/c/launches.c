/*
 * Runs the launch tests in each way a container can be launched: by real root, and by an ordinary
 * user inside the user namespace that mode start makes, with one id and with a range.
 *
 *   launches SHIM PROBE [NAME]     the ordinary user is uid 12345 when this is root
 */
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "container.h"
#include "launch_tests.h"

enum { ORDINARY = 12345 };

static const char *const lane_names[] = { "root", "single-id", "range" };

static void run_table(const struct test *tests, const char *only)
{
	for (; tests->name != NULL; tests++) {
		if (only[0] != 0 && strcmp(tests->name, only) != 0)
			continue;
		fprintf(stderr, "ok? %s %s\n", lane_names[lane], tests->name);
		tests->run();
	}
}

static void run_tests(const char *only)
{
	make_layers();
	run_table(order_tests, only);
	run_table(launch_tests, only);
	run_table(stream_tests, only);
	run_table(waiting_tests, only);
	run_table(confinement_tests, only);
	run_table(mode_tests, only);
	run_table(step_tests, only);
}

/* The command of mode start: the tests, then the word that a helper gives when it is ready. */
static int inside(char **argv)
{
	int ready = atoi(getenv("CUTAWAY_READY_FD"));

	lane = strcmp(argv[2], "range") == 0 ? RANGE : SINGLE_ID;
	shim_program = argv[3];
	probe_program = argv[4];
	snprintf(scratch, 256, "%s", argv[5]);
	run_tests(argv[6]);
	return write(ready, "R", 1) == 1 ? 0 : 1;
}

static void bind_text(const char *text, const char *target)
{
	char path[300];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", scratch, strrchr(target, '/') + 1);
	file = fopen(path, "w");
	CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
	CHECK(mount(path, target, NULL, MS_BIND, NULL) == 0);
}

/* A user with subordinate ids, in a mount namespace where the machine's own files stay as they are. */
static void pretend_subordinate_ids(void)
{
	CHECK(unshare(CLONE_NEWNS) == 0);
	CHECK(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0);
	bind_text("shimtest:200000:65536\n", "/etc/subuid");
	bind_text("shimtest:200000:65536\n", "/etc/subgid");
	bind_text("root:x:0:0::/:/bin/sh\nshimtest:x:12345:12345::/:/bin/sh\n", "/etc/passwd");
}

static void become_ordinary(void)
{
	if (geteuid() != 0)
		return;
	CHECK(chown(scratch, ORDINARY, ORDINARY) == 0);
	CHECK(setresgid(ORDINARY, ORDINARY, ORDINARY) == 0);
	CHECK(setresuid(ORDINARY, ORDINARY, ORDINARY) == 0);
}

static void start_inside(char **argv, const char *only)
{
	char log[300];
	const char *name = lane_names[lane];

	snprintf(log, sizeof log, "%s/helper.log", scratch);
	if (lane == RANGE)
		execl(shim_program, shim_program, "start", "--store", scratch, "--log", log,
		      "--uid-map", "0 12345 1,1 200000 65536", "--gid-map", "0 12345 1,1 200000 65536",
		      "--ready-timeout", "60", "--", argv[0], "--inside", name, shim_program,
		      probe_program, scratch, only, NULL);
	execl(shim_program, shim_program, "start", "--store", scratch, "--log", log, "--single-id",
	      "--ready-timeout", "60", "--", argv[0], "--inside", name, shim_program, probe_program,
	      scratch, only, NULL);
	exit(1);
}

static void lane_process(char **argv, const char *only)
{
	if (lane == ROOT_FOR_ROOT) {
		run_tests(only);
		exit(0);
	}
	if (lane == RANGE)
		pretend_subordinate_ids();
	become_ordinary();
	start_inside(argv, only);
}

/* What the tests said inside went to the log of mode start. */
static void show_log(void)
{
	char command[300];

	snprintf(command, sizeof command, "cat %s/helper.log >&2", scratch);
	if (system(command) != 0)
		fprintf(stderr, "no log\n");
}

static void remove_scratch(void)
{
	char command[300];

	snprintf(command, sizeof command, "rm -rf %s", scratch);
	CHECK(system(command) == 0);
}

static int run_lane(enum lane which, char **argv, const char *only)
{
	int status;

	lane = which;
	snprintf(scratch, 256, "/tmp/shim-test-XXXXXX");
	CHECK(mkdtemp(scratch) != NULL && chmod(scratch, 0755) == 0);
	if (fork() == 0)
		lane_process(argv, only);
	CHECK(wait(&status) > 0);
	if (which != ROOT_FOR_ROOT && status != 0)
		show_log();
	if (geteuid() == 0 || which == SINGLE_ID)
		remove_scratch();
	printf("%s: %s\n", lane_names[which], status == 0 ? "passed" : "FAILED");
	return status != 0;
}

int main(int argc, char **argv)
{
	bool is_root = geteuid() == 0;
	int failed = 0;

	if (argc > 6 && strcmp(argv[1], "--inside") == 0)
		return inside(argv);
	if (argc < 3)
		return 64;
	shim_program = argv[1];
	probe_program = argv[2];
	if (is_root)
		failed += run_lane(ROOT_FOR_ROOT, argv, argc > 3 ? argv[3] : "");
	failed += run_lane(SINGLE_ID, argv, argc > 3 ? argv[3] : "");
	if (is_root && access("/usr/bin/newuidmap", X_OK) == 0)
		failed += run_lane(RANGE, argv, argc > 3 ? argv[3] : "");
	else
		printf("range: left out, it needs root and newuidmap\n");
	return failed != 0;
}
