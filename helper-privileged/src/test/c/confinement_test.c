#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check.h"
#include "container.h"
#include "filter.h"
#include "launch_tests.h"

static void theContainerInheritsNoDescriptor(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "list", "/proc/self/fd", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_TEXT(c->out, "0\n1\n2\n");
	end_container(c);
	c = planned("0", "terminal");
	plan_probe(c, "list", "/proc/self/fd", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_TEXT(c->out, "0\r\n1\r\n2\r\n");
	end_container(c);
}

/* The report of an operation that failed before there was a program. */
static void check_failed(struct container *c, int error, const char *call)
{
	await_frame(c, c->attached, FRAME_EXIT);
	CHECK_EQUAL(c->status, 125 << 8);
	CHECK_EQUAL(c->error, error);
	CHECK_TEXT(c->call, call);
	CHECK_EQUAL(await_shim(c), 125);
	end_container(c);
}

static void check_working_directory(const char *link, int error)
{
	struct container *c = planned("0", "pipes"), *e;

	draft_add(&c->plan, MAKE_SYMLINK, link, "/app", NULL);
	draft_add(&c->plan, CHANGE_DIRECTORY, "/app", NULL);
	plan_probe(c, "self", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	check_failed(c, error, "openat2");
	c = planned("0", "pipes");
	draft_add(&c->plan, MAKE_SYMLINK, link, "/app", NULL);
	plan_probe(c, "sleep", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	await_output(c, "ready\n");
	e = planned_exec(c, "0", "pipes");
	draft_add(&e->plan, CHANGE_DIRECTORY, "/app", NULL);
	plan_probe(e, "self", NULL);
	start_exec(e, c->init);
	check_failed(e, error, "openat2");
	end_container(c);
}

/* Descriptor 5 was the container's directory in the host's tree (CVE-2024-21626). */
static void noWorkingDirectoryLeadsOut(void)
{
	check_working_directory("/proc/self/fd/5", ENOENT);
	check_working_directory("/proc/self/cwd", ELOOP);
}

/* BindDevice's source follows every link: EINVAL when the descriptor is there, of the host's tree. */
static void theHostsDescriptorsAreClosedBeforeAnyOperation(void)
{
	static const char *const descriptors[] = { "/proc/self/fd/5", "/proc/self/fd/6",
						   "/proc/self/fd/7" };
	struct container *c = new_container(), *e;

	draft_add(&c->plan, BIND_DEVICE, "/proc/self/fd/5", "/etc/out", "0", NULL);
	plan_probe(c, "exit", "0", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	check_failed(c, ENOENT, "open_tree");
	for (int i = 0; i < 3; i++) {
		c = planned("0", "pipes");
		plan_probe(c, "sleep", NULL);
		start_shim(c, "launch", "--attach", "6", NULL);
		await_output(c, "ready\n");
		e = planned_exec(c, "0", "pipes");
		/* Before the capabilities go, which a mount needs. */
		draft_begin(&e->plan);
		draft_add(&e->plan, JOIN_NAMESPACES, "7", "2114060288", NULL);
		draft_add(&e->plan, BIND_DEVICE, descriptors[i], "/etc/out", "0", NULL);
		plan_probe(e, "exit", "0", NULL);
		start_exec(e, c->init);
		check_failed(e, ENOENT, "open_tree");
		end_container(c);
	}
}

static void signalsAndPrivilegesAreAsPlanned(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "files", "/proc/self/status", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_CONTAINS(c->out, "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n");
	CHECK_CONTAINS(c->out, "CapPrm:\t00000000a80425fb\nCapEff:\t00000000a80425fb\n"
			       "CapBnd:\t00000000a80425fb\nCapAmb:\t0000000000000000\n"
			       "NoNewPrivs:\t1\nSeccomp:\t0\n");
	end_container(c);
}

/* Refuses sethostname with ENOTSUP, allows the rest. */
static void theFilterHolds(void)
{
	static const struct instruction program[] = {
		{ 0x20, 0, 0, 0 },
		{ 0x15, 0, 1, SYS_sethostname },
		{ 0x06, 0, 0, 0x00050000u | ENOTSUP },
		{ 0x06, 0, 0, 0x7fff0000u },
	};
	struct container *c = planned("0", "pipes");

	draft_add_bytes(&c->plan, FILTER_SYSCALLS, program, sizeof program);
	plan_probe(c, "call", "sethostname", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_TEXT(c->out, "sethostname -1 95\n");
	end_container(c);
}

static void noDeviceNodeIsMade(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "call", "mknod", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_TEXT(c->out, "mknod -1 1\n");
	end_container(c);
}

/* After the start the shim has no capability, cannot gain one, and is filtered. */
static void theShimHasNothingLeft(void)
{
	struct container *c = planned("0", "pipes"), self = { .path = "/proc" };
	char name[64];
	const char *status;

	plan_probe(c, "sleep", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	await_frame(c, c->control, FRAME_STARTED);
	snprintf(name, sizeof name, "%d/status", c->shim);
	status = read_file(&self, name);
	CHECK_CONTAINS(status, "CapInh:\t0000000000000000\nCapPrm:\t0000000000000000\n"
			       "CapEff:\t0000000000000000\nCapBnd:\t0000000000000000\n"
			       "CapAmb:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n");
	end_container(c);
}

static void theShimsFilesAreItsUsersAlone(void)
{
	struct container *c = planned("0", "pipes");
	char expected[128], boot[64] = "";
	struct container kernel = { .path = "/proc/sys/kernel/random" };

	plan_probe(c, "sleep", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	await_frame(c, c->control, FRAME_STARTED);
	strncat(boot, read_file(&kernel, "boot_id"), 37);
	snprintf(expected, sizeof expected, "1\n%s%d ", boot, c->shim);
	CHECK(strncmp(read_file(c, "shim"), expected, strlen(expected)) == 0);
	snprintf(expected, sizeof expected, "\n%d ", c->init);
	CHECK_CONTAINS(read_file(c, "shim"), expected);
	CHECK_EQUAL(mode_of(c, "shim"), 0600);
	CHECK_EQUAL(mode_of(c, "log"), 0600);
	CHECK_EQUAL(mode_of(c, "shim.sock"), 0600);
	CHECK_EQUAL(mode_of(c, "exit"), -1);
	end_container(c);
}

const struct test confinement_tests[] = {
	{ "theContainerInheritsNoDescriptor", theContainerInheritsNoDescriptor },
	{ "noWorkingDirectoryLeadsOut", noWorkingDirectoryLeadsOut },
	{ "theHostsDescriptorsAreClosedBeforeAnyOperation",
	  theHostsDescriptorsAreClosedBeforeAnyOperation },
	{ "signalsAndPrivilegesAreAsPlanned", signalsAndPrivilegesAreAsPlanned },
	{ "theFilterHolds", theFilterHolds },
	{ "noDeviceNodeIsMade", noDeviceNodeIsMade },
	{ "theShimHasNothingLeft", theShimHasNothingLeft },
	{ "theShimsFilesAreItsUsersAlone", theShimsFilesAreItsUsersAlone },
	{ NULL, NULL },
};
