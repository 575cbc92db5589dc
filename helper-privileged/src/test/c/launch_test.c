#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "container.h"
#include "launch_tests.h"

static void theExitStatusIsTold(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "exit", "7", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_EQUAL(c->failed, -1);
	CHECK_EQUAL(c->status, 7 << 8);
	CHECK(strncmp(read_file(c, "exit"), "1\n1792\n", 7) == 0);
	end_container(c);
}

/* Fifth column of mountinfo: every mount, in order, and no other. */
static void theMountsAreThePlans(void)
{
	static const char expected[] = "/ /proc /dev /dev/null /dev/zero /dev/full /dev/random "
				       "/dev/urandom /dev/tty /dev/pts /dev/mqueue /dev/shm /sys "
				       "/proc/interrupts /sys/firmware /proc/sys ";
	struct container *c = planned("0", "pipes");
	char seen[4096] = "", target[256], *line;

	plan_probe(c, "files", "/proc/self/mountinfo", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_CONTAINS(c->out, " /proc/sys ro,nosuid,nodev,noexec,relatime - proc ");
	CHECK_CONTAINS(c->out, " /sys/firmware ro,nosuid,nodev,noexec,relatime - tmpfs ");
	for (line = strtok(c->out, "\n"); line != NULL; line = strtok(NULL, "\n")) {
		CHECK(sscanf(line, "%*s %*s %*s %*s %255s", target) == 1);
		strcat(strcat(seen, target), " ");
	}
	CHECK_TEXT(seen, expected);
	end_container(c);
}

static void devicesAndMasksAreInPlace(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "stat", "/dev/null", "/proc/interrupts", "/dev/zero", "/dev/fd", "/sys/firmware", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_CONTAINS(c->out, "/dev/null 20666 ");
	CHECK_CONTAINS(c->out, " 1,3 0\n/proc/interrupts 20666 ");
	CHECK_CONTAINS(c->out, " 1,5 0\n/dev/fd 40");
	CHECK_CONTAINS(c->out, "/sys/firmware 40755 0:0");
	end_container(c);
}

static void layersAreOverlaidAndWritesLandInUpper(void)
{
	struct container *c = planned("0", "pipes");
	char path[600];
	struct stat written;

	plan_probe(c, "write", "/etc/new", "/etc/layer", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_CONTAINS(c->out, "/etc/new: written\n/etc/layer: written\n");
	snprintf(path, sizeof path, "%s/w/upper/etc/new", c->path);
	CHECK(stat(path, &written) == 0);
	CHECK_EQUAL(written.st_uid, lane == ROOT_FOR_ROOT ? 400000 : 0);
	end_container(c);
	c = planned("0", "pipes");
	plan_probe(c, "files", "/etc/layer", "/proc/sys/kernel/hostname", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_TEXT(c->out, "upper\nbox\n");
	end_container(c);
}

static void theProcessIsWhatThePlanSays(void)
{
	struct container *c = planned("0", "pipes");

	draft_add(&c->plan, SET_RLIMIT, "7", "333", "444", NULL);
	draft_add(&c->plan, CHANGE_DIRECTORY, "/etc", NULL);
	draft_add(&c->plan, EXECUTE, "2", "/bin/probe", "self", "PROBE=yes", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_TEXT(c->out, "pid 1 sid 1 uid 0 gid 0 groups\n"
			   "cwd /etc files 333 death 9 env yes umask 22\n");
	end_container(c);
}

/* Not with a single id, where there is no other user. */
static void anotherUserHasItsIdsAndMayReopenItsOutput(void)
{
	struct container *c;

	if (lane == SINGLE_ID)
		return;
	c = new_container();
	plan_file_systems(c);
	draft_add(&c->plan, PIVOT_ROOT, NULL);
	draft_add(&c->plan, SET_USER, "1000", "1001", "5,6", NULL);
	draft_add(&c->plan, OPEN_PIPES, "0", NULL);
	draft_add(&c->plan, SET_CAPABILITIES, "0", "0", "0", "0", "0", NULL);
	plan_probe(c, "write", "/proc/self/fd/1", "/etc/new", "/tmp/new", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_CONTAINS(c->out, "/proc/self/fd/1: written\n/etc/new: Permission denied\n");
	CHECK_CONTAINS(c->out, "/tmp/new: written\n");
	end_container(c);
}

static void check_failure(struct container *c, int code, int error, const char *call)
{
	CHECK_EQUAL(run_container(c), code);
	CHECK_EQUAL(c->error, error);
	CHECK_TEXT(c->call, call);
	CHECK_EQUAL(c->status, code << 8);
	CHECK(c->init == 0);
	end_container(c);
}

static void aFailureNamesOperationCallAndError(void)
{
	struct container *c = new_container();

	draft_add(&c->plan, MOUNT, "nosuchfs", "x", "/mnt", "0", "", NULL);
	plan_probe(c, "exit", "0", NULL);
	check_failure(c, 125, ENODEV, "fsopen");
	c = new_container();
	draft_add(&c->plan, MOUNT, "tmpfs", "x", "/mnt", "0", "nosuchoption=1", NULL);
	plan_probe(c, "exit", "0", NULL);
	check_failure(c, 125, EINVAL, "fsconfig");
	c = new_container();
	draft_add(&c->plan, CHANGE_DIRECTORY, "/nowhere", NULL);
	plan_probe(c, "exit", "0", NULL);
	check_failure(c, 125, ENOENT, "openat2");
}

static void execFailuresHaveTheShellsCodes(void)
{
	struct container *c = planned("0", "pipes");

	draft_add(&c->plan, EXECUTE, "1", "absent", NULL);
	check_failure(c, 127, ENOENT, "execve");
	c = planned("0", "pipes");
	draft_add(&c->plan, EXECUTE, "1", "/etc/text", NULL);
	check_failure(c, 126, EACCES, "execve");
	c = planned("0", "pipes");
	draft_add(&c->plan, EXECUTE, "1", "text", "PATH=/nowhere:/etc", NULL);
	check_failure(c, 126, EACCES, "execve");
	c = planned("0", "pipes");
	draft_add(&c->plan, EXECUTE, "1", "", NULL);
	check_failure(c, 127, ENOENT, "execve");
}

static void aWrongPlanDoesNothing(void)
{
	struct container *c = planned("0", "pipes");

	check_failure(c, 64, EBADMSG, "plan");
}

static void aTreeThatIsNotTheOneMeantIsRefused(void)
{
	struct container *c = new_container();

	draft_begin(&c->plan);
	draft_add(&c->plan, CLONE_TREE, "0", scratch, "-1", "1", "1", "0", "0", "", "", NULL);
	draft_add(&c->plan, NEW_NAMESPACES, "268435456", NULL);
	draft_add(&c->plan, MAP_IDS, "0 0 1\n", "0 0 1\n", "deny", NULL);
	plan_probe(c, "exit", "0", NULL);
	check_failure(c, 125, ESTALE, "fstat");
}

/* An image whose /proc is a link: the mount must fail, or stay within the root. */
static void anImagesLinksDoNotLeadOut(void)
{
	struct container *c = new_container();

	draft_add(&c->plan, MAKE_SYMLINK, "/", "/proc", NULL);
	draft_add(&c->plan, MOUNT, "proc", "proc", "/proc", "14", "", NULL);
	plan_probe(c, "exit", "0", NULL);
	check_failure(c, 125, ENOTDIR, "openat2");
	c = new_container();
	draft_add(&c->plan, MAKE_SYMLINK, "../../../../..", "/up", NULL);
	draft_add(&c->plan, MAKE_DIRECTORY, "/up/made/deep", "448", NULL);
	draft_add(&c->plan, MAKE_SYMLINK, "x", "/up/link", NULL);
	draft_add(&c->plan, MOUNT, "tmpfs", "t", "/up/made", "0", "", NULL);
	draft_add(&c->plan, PIVOT_ROOT, NULL);
	plan_process(c, "0", "pipes");
	plan_probe(c, "exit", "0", NULL);
	CHECK_EQUAL(run_container(c), 125);
	/* OpenPipes wants /dev/null, which this root has not; all before it was done inside. */
	CHECK_EQUAL(c->error, ENOENT);
	CHECK(strstr(c->call, "openat2") != NULL && access("/made", F_OK) < 0);
	end_container(c);
}

/* As /etc/resolv.conf of an image that was a running system. */
static void aFileIsBoundWhereADanglingLinkLeads(void)
{
	struct container *c = new_container();

	plan_file_systems(c);
	draft_add(&c->plan, MAKE_SYMLINK, "../run/resolve/stub", "/etc/resolv", NULL);
	draft_add(&c->plan, MAKE_SYMLINK, "/run/other", "/etc/absolute", NULL);
	draft_add(&c->plan, BIND_DEVICE, "/dev/zero", "/etc/resolv", "0", NULL);
	draft_add(&c->plan, BIND_DEVICE, "/dev/zero", "/etc/absolute", "0", NULL);
	draft_add(&c->plan, PIVOT_ROOT, NULL);
	plan_process(c, "0", "pipes");
	plan_probe(c, "stat", "/run/resolve/stub", "/run/other", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_CONTAINS(c->out, "/run/resolve/stub 20666 ");
	CHECK_CONTAINS(c->out, "/run/other 20666 ");
	end_container(c);
}

static void theReadOnlyRootIsReadOnly(void)
{
	struct container *c = new_container();

	plan_file_systems(c);
	draft_add(&c->plan, MAKE_DIRECTORY, "/made", "448", NULL);
	draft_add(&c->plan, SET_MOUNT_ATTRIBUTES, "/", "1", NULL);
	draft_add(&c->plan, PIVOT_ROOT, NULL);
	plan_process(c, "0", "pipes");
	plan_probe(c, "write", "/etc/new", "/dev/shm/new", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_CONTAINS(c->out, "/etc/new: Read-only file system\n/dev/shm/new: written\n");
	end_container(c);
}

/* Packets go through as well: IFF_UP alone would be seen by no program. */
static void loopbackIsUpWhenThePlanSaysSo(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "loopback", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_TEXT(c->out, "sent -1\n");
	end_container(c);
	c = new_container();
	draft_add(&c->plan, RAISE_LOOPBACK, NULL);
	plan_file_systems(c);
	draft_add(&c->plan, PIVOT_ROOT, NULL);
	plan_process(c, "0", "pipes");
	plan_probe(c, "loopback", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_TEXT(c->out, "sent 5 received 5\n");
	end_container(c);
}

const struct test launch_tests[] = {
	{ "theExitStatusIsTold", theExitStatusIsTold },
	{ "theMountsAreThePlans", theMountsAreThePlans },
	{ "devicesAndMasksAreInPlace", devicesAndMasksAreInPlace },
	{ "layersAreOverlaidAndWritesLandInUpper", layersAreOverlaidAndWritesLandInUpper },
	{ "theProcessIsWhatThePlanSays", theProcessIsWhatThePlanSays },
	{ "anotherUserHasItsIdsAndMayReopenItsOutput", anotherUserHasItsIdsAndMayReopenItsOutput },
	{ "aFailureNamesOperationCallAndError", aFailureNamesOperationCallAndError },
	{ "execFailuresHaveTheShellsCodes", execFailuresHaveTheShellsCodes },
	{ "aWrongPlanDoesNothing", aWrongPlanDoesNothing },
	{ "aTreeThatIsNotTheOneMeantIsRefused", aTreeThatIsNotTheOneMeantIsRefused },
	{ "anImagesLinksDoNotLeadOut", anImagesLinksDoNotLeadOut },
	{ "aFileIsBoundWhereADanglingLinkLeads", aFileIsBoundWhereADanglingLinkLeads },
	{ "loopbackIsUpWhenThePlanSaysSo", loopbackIsUpWhenThePlanSaysSo },
	{ "theReadOnlyRootIsReadOnly", theReadOnlyRootIsReadOnly },
	{ NULL, NULL },
};
