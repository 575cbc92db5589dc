#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "container.h"
#include "launch_tests.h"

/* Checks that text is "line 0" to "line count-1", with head before each. */
static void check_lines(const char *text, int count)
{
	for (int i = 0; i < count; i++) {
		char line[32];
		int length = snprintf(line, sizeof line, "line %d\n", i);

		text = strstr(text, "line ");
		CHECK(text != NULL && strncmp(text, line, (size_t)length) == 0);
		text += length;
	}
	CHECK(strstr(text, "line ") == NULL);
}

/* The log as the container wrote it: fragments marked P are joined with what follows. */
static const char *log_text(struct container *c)
{
	static char joined[1024 * 1024];
	const char *line = read_file(c, "log");
	char *at = joined;

	for (size_t length; *line != 0; line += length + 1) {
		length = strcspn(line, "\n");
		CHECK(length >= 40 && (line[38] == 'F' || line[38] == 'P'));
		memcpy(at, line + 40, length - 40);
		at += length - 40;
		if (line[38] == 'F')
			*at++ = '\n';
	}
	*at = 0;
	return joined;
}

static void theFirstClientAndTheLogMissNothing(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "count", "15000", NULL);
	CHECK_EQUAL(run_container(c), 0);
	check_lines(c->out, 15000);
	check_lines(log_text(c), 15000);
	end_container(c);
}

static void inputReachesTheContainerAndEnds(void)
{
	struct container *c = planned("0", "input");
	static char much[CHUNK_BYTES];

	plan_probe(c, "copy", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	await_frame(c, c->control, FRAME_STARTED);
	memset(much, 'a', sizeof much);
	/* More than a pipe holds: the shim has to keep some of it and wait. */
	for (int i = 0; i < 6; i++)
		send_frame(c->attached, FRAME_STDIN, much, sizeof much);
	send_frame(c->attached, FRAME_STDIN, "end\n", 4);
	send_frame(c->attached, FRAME_STDIN_END, "", 0);
	await_frame(c, c->attached, FRAME_EXIT);
	CHECK_EQUAL(c->out_size, 6 * sizeof much + 4);
	CHECK_EQUAL(c->status, 0);
	CHECK_EQUAL(await_shim(c), 0);
	end_container(c);
}

static void aTerminalHasSizeEchoAndEnd(void)
{
	struct container *c = planned("0", "terminal");
	uint16_t size[2] = { 30, 99 };

	plan_probe(c, "size", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	await_output(c, "size 24 80 tty 3\r\n");
	send_frame(c->attached, FRAME_RESIZE, size, sizeof size);
	await_output(c, "size 30 99 tty 3\r\n");
	send_frame(c->attached, FRAME_STDIN, "typed\n", 6);
	await_output(c, "typed\r\n");
	send_frame(c->attached, FRAME_STDIN_END, "", 0);
	await_frame(c, c->attached, FRAME_EXIT);
	CHECK_EQUAL(c->status, 3 << 8);
	CHECK_EQUAL(await_shim(c), 0);
	CHECK_CONTAINS(read_file(c, "log"), "stdout F size 24 80 tty 3\r\n");
	end_container(c);
}

static void aLaterClientAttachesThroughTheSocket(void)
{
	struct container *c = planned("0", "input");
	uint8_t flags = ATTACH_OUTPUT | ATTACH_INPUT;
	int client, watcher;

	plan_probe(c, "copy", NULL);
	start_shim(c, "launch", NULL);
	await_frame(c, c->control, FRAME_STARTED);
	client = connect_shim(c);
	watcher = connect_shim(c);
	CHECK(client >= 0 && watcher >= 0);
	send_frame(client, FRAME_ATTACH, &flags, 1);
	send_frame(client, FRAME_STDIN, "hello\n", 6);
	close(c->attached);
	c->attached = client;
	await_output(c, "hello\n");
	/* One that only watches may not type; the container would see it. */
	send_frame(watcher, FRAME_STDIN, "intruder\n", 9);
	send_frame(client, FRAME_STDIN_END, "", 0);
	await_frame(c, client, FRAME_EXIT);
	CHECK_TEXT(c->out, "hello\n");
	await_frame(c, watcher, FRAME_EXIT);
	CHECK_TEXT(c->out, "hello\n");
	CHECK_EQUAL(await_shim(c), 0);
	close(watcher);
	end_container(c);
}

/* A client that never reads is dropped at 1 MiB; the container runs to its end all the same. */
static void nobodyWaitsForAClientThatDoesNotAskForIt(void)
{
	struct container *c = planned("0", "pipes");
	uint8_t flags = ATTACH_OUTPUT;
	const char *log;

	plan_probe(c, "count", "200000", NULL);
	start_shim(c, "launch", "--attach", "6", "--log-limit", "1000000", NULL);
	send_frame(c->attached, FRAME_ATTACH, &flags, 1);
	await_frame(c, c->control, FRAME_EXIT);
	CHECK_EQUAL(c->status, 0);
	CHECK_EQUAL(await_shim(c), 0);
	log = read_file(c, "log");
	CHECK(strlen(log) <= 1000000);
	CHECK_CONTAINS(log, " stdout F line 199999\n");
	CHECK(strlen(read_file(c, "log.1")) > 900000);
	end_container(c);
}

static void runs_until_killed(struct container *c)
{
	plan_probe(c, "sleep", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	await_frame(c, c->control, FRAME_STARTED);
	await_output(c, "ready\n");
}

static void theContainerDiesWithItsShim(void)
{
	struct container *c = planned("0", "pipes");
	char path[64];

	runs_until_killed(c);
	snprintf(path, sizeof path, "/proc/%d", c->init);
	CHECK(access(path, F_OK) == 0);
	CHECK(kill(c->shim, SIGKILL) == 0);
	CHECK_EQUAL(await_shim(c), 128 + SIGKILL);
	/* The stream's end is told when the last holder of the pipe is gone; here only poll helps. */
	for (int i = 0; i < 1000 && access(path, F_OK) == 0 && waitpid(c->init, NULL, WNOHANG) == -1; i++)
		usleep(5000);
	CHECK(access(path, F_OK) < 0 || is_zombie(c->init));
	end_container(c);
}

static void theShimOutlivesItsClients(void)
{
	struct container *c = planned("0", "pipes");
	int client;

	runs_until_killed(c);
	close(c->control);
	close(c->attached);
	client = connect_shim(c);
	CHECK(client >= 0);
	CHECK(kill(c->shim, SIGTERM) == 0 && kill(c->shim, SIGHUP) == 0);
	CHECK(kill(c->init, SIGKILL) == 0);
	await_frame(c, client, FRAME_EXIT);
	CHECK_EQUAL(c->status, SIGKILL);
	CHECK_EQUAL(await_shim(c), 0);
	c->attached = -1;
	c->control = client;
	end_container(c);
}

static void anExecJoinsTheContainer(void)
{
	struct container *c = planned("0", "pipes"), *e;

	runs_until_killed(c);
	e = planned_exec(c, "0", "pipes");
	draft_add(&e->plan, EXECUTE, "2", "/bin/probe", "self", "PROBE=exec", NULL);
	start_exec(e, c->init);
	await_frame(e, e->attached, FRAME_EXIT);
	CHECK_EQUAL(e->failed, -1);
	CHECK_EQUAL(e->status, 0);
	CHECK_CONTAINS(e->out, "uid 0 gid 0 groups\ncwd / files ");
	CHECK(strstr(e->out, "pid 1 ") == NULL);
	CHECK_CONTAINS(e->out, " death 9 env exec ");
	CHECK_EQUAL(await_shim(e), 0);
	CHECK_CONTAINS(read_file(e, "log"), " stdout F pid ");
	end_container(e);
	end_container(c);
}

static void anExecHasATerminalOfItsOwn(void)
{
	struct container *c = planned("0", "pipes"), *e;

	runs_until_killed(c);
	e = planned_exec(c, "0", "terminal");
	plan_probe(e, "size", NULL);
	start_exec(e, c->init);
	await_output(e, "size 24 80 tty 3\r\n");
	CHECK(kill(c->init, SIGKILL) == 0);
	await_frame(e, e->attached, FRAME_EXIT);
	CHECK_EQUAL(e->status, SIGKILL);
	CHECK_EQUAL(await_shim(e), 0);
	end_container(e);
	await_frame(c, c->attached, FRAME_EXIT);
	CHECK_EQUAL(await_shim(c), 0);
	end_container(c);
}

static void aProcessThatAnExecLeavesHoldsNothingUp(void)
{
	struct container *c = planned("0", "pipes"), *e;

	runs_until_killed(c);
	e = planned_exec(c, "0", "pipes");
	plan_probe(e, "leave", NULL);
	start_exec(e, c->init);
	await_frame(e, e->attached, FRAME_EXIT);
	CHECK_EQUAL(e->status, 4 << 8);
	CHECK_TEXT(e->out, "left\n");
	CHECK_EQUAL(await_shim(e), 0);
	end_container(e);
	end_container(c);
}

const struct test stream_tests[] = {
	{ "theFirstClientAndTheLogMissNothing", theFirstClientAndTheLogMissNothing },
	{ "inputReachesTheContainerAndEnds", inputReachesTheContainerAndEnds },
	{ "aTerminalHasSizeEchoAndEnd", aTerminalHasSizeEchoAndEnd },
	{ "aLaterClientAttachesThroughTheSocket", aLaterClientAttachesThroughTheSocket },
	{ "nobodyWaitsForAClientThatDoesNotAskForIt", nobodyWaitsForAClientThatDoesNotAskForIt },
	{ "theContainerDiesWithItsShim", theContainerDiesWithItsShim },
	{ "theShimOutlivesItsClients", theShimOutlivesItsClients },
	{ "anExecJoinsTheContainer", anExecJoinsTheContainer },
	{ "anExecHasATerminalOfItsOwn", anExecHasATerminalOfItsOwn },
	{ "aProcessThatAnExecLeavesHoldsNothingUp", aProcessThatAnExecLeavesHoldsNothingUp },
	{ NULL, NULL },
};
