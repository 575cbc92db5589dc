/* A shim that waits for its order: what it holds, and what ends it. */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check.h"
#include "container.h"
#include "launch_tests.h"

static void itEndsWithItsHelper(void)
{
	struct container *c = new_container();

	start_waiting(c);
	close(c->control);
	c->control = -1;
	CHECK_EQUAL(await_shim(c), 0);
	end_container(c);
}

/* Waits until it waits: then it has done all that it does without an order. */
static void await_settled(struct container *c)
{
	struct container proc = { .path = "/proc" };
	char name[64], call[64];

	snprintf(name, sizeof name, "%d/syscall", c->shim);
	snprintf(call, sizeof call, "%d 0x%x ", SYS_recvmsg, 3);
	for (int i = 0; i < 1000 && strstr(read_file(&proc, name), call) == NULL; i++)
		usleep(10000);
	CHECK_CONTAINS(read_file(&proc, name), call);
}

static bool has_descriptor(pid_t pid, int number)
{
	char path[64], target[256];

	snprintf(path, sizeof path, "/proc/%d/fd/%d", pid, number);
	return readlink(path, target, sizeof target) >= 0;
}

static void itHoldsNothingAndHearsNoSignal(void)
{
	struct container *c = planned("0", "pipes"), proc = { .path = "/proc" };
	char name[64];

	plan_probe(c, "exit", "0", NULL);
	start_waiting(c);
	await_settled(c);
	for (int i = 0; i < 64; i++)
		CHECK_EQUAL(has_descriptor(c->shim, i), i < 4);
	snprintf(name, sizeof name, "%d/status", c->shim);
	CHECK_CONTAINS(read_file(&proc, name), "SigBlk:\tfffffff");
	CHECK(kill(c->shim, SIGTERM) == 0 && kill(c->shim, SIGHUP) == 0);
	usleep(20000);
	CHECK(!is_zombie(c->shim));
	close(c->control);
	CHECK_EQUAL(await_shim(c), 0);
	end_container(c);
}

/* The order, with the plan, the directory and as many more descriptors as make count. */
static void check_refused(const char *words, size_t length, unsigned count)
{
	struct container *c = planned("0", "pipes");
	int given[16];

	plan_probe(c, "exit", "0", NULL);
	start_waiting(c);
	given[0] = plan_file(c);
	for (int i = 1; i < 16; i++)
		given[i] = open(c->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	send_order(c->control, words, length, given, count);
	for (int i = 0; i < 16; i++)
		close(given[i]);
	CHECK_EQUAL(await_shim(c), 64);
	CHECK_EQUAL(mode_of(c, "shim"), -1);
	end_container(c);
}

static void itRefusesWhatIsNoOrder(void)
{
	static const char long_order[600] = "launch";

	check_refused("launch", 6, 3);
	check_refused("launch\0--attach", 15, 3);
	check_refused("start\0", 6, 3);
	check_refused("\0", 1, 3);
	check_refused("launch\0", 7, 0);
	check_refused("launch\0", 7, 1);
	check_refused("launch\0", 7, 9);
	check_refused("launch\0--nonsense\0", 18, 3);
	check_refused("launch\0--attach\0005\0", 18, 3);
	check_refused("launch\0--attach\00012\0", 19, 3);
	check_refused("launch\0--log-limit\0x\0", 21, 3);
	check_refused(long_order, sizeof long_order, 3);
}

const struct test order_tests[] = {
	{ "itEndsWithItsHelper", itEndsWithItsHelper },
	{ "itHoldsNothingAndHearsNoSignal", itHoldsNothingAndHearsNoSignal },
	{ "itRefusesWhatIsNoOrder", itRefusesWhatIsNoOrder },
	{ NULL, NULL },
};
