#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "container.h"
#include "launch_tests.h"

static struct container *planned(const char *streams)
{
	struct container *c = new_container();

	plan_file_systems(c);
	draft_add(&c->plan, PIVOT_ROOT, NULL);
	draft_add(&c->plan, SET_HOSTNAME, "box", NULL);
	plan_process(c, "0", streams);
	return c;
}

static void theExitStatusIsTold(void)
{
	struct container *c = planned("pipes");

	plan_probe(c, "exit", "7", NULL);
	CHECK_EQUAL(run_container(c), 0);
	CHECK_EQUAL(c->failed, -1);
	CHECK_EQUAL(c->status, 7 << 8);
	end_container(c);
}

const struct test launch_tests[] = {
	{ "theExitStatusIsTold", theExitStatusIsTold },
	{ NULL, NULL },
};
