/* A launch by steps: words, what may be left out, and that nothing of it outlives its control socket. */
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "container.h"
#include "launch_tests.h"

/* ALL_NAMESPACES without CLONE_NEWPID. */
enum { DEADLINE_MS = 10000, WITHOUT_PID = 1577189376 };

struct stepped {
	uint32_t index;
	uint8_t left_out;
	int32_t error;
	char call[32];
	char hostname[256];
};

/* Frames of the control socket until one of that kind; 0 at the end of the connection. */
static int await_control(struct container *c, int kind, struct stepped *s)
{
	uint8_t frame[1024];

	for (;;) {
		struct pollfd ready = { c->control, POLLIN, 0 };
		ssize_t length;

		CHECK(poll(&ready, 1, DEADLINE_MS) == 1);
		length = recv(c->control, frame, sizeof frame, 0);
		if (length <= 0)
			return 0;
		if (frame[0] == FRAME_STARTED)
			memcpy(&c->init, frame + 1, 4);
		if (frame[0] == FRAME_EXIT)
			memcpy(&c->status, frame + 1, 4);
		if (frame[0] == FRAME_STEPPED) {
			memcpy(&s->index, frame + 1, 4);
			s->left_out = frame[5];
			memcpy(&s->error, frame + 6, 4);
			snprintf(s->call, sizeof s->call, "%.*s", frame[18], (const char *)frame + 19);
		}
		if (frame[0] == FRAME_SEEN)
			snprintf(s->hostname, sizeof s->hostname, "%.*s", (int)length - 1,
				 (const char *)frame + 1);
		if (frame[0] == kind)
			return kind;
	}
}

static struct stepped step(struct container *c, bool leave_out)
{
	struct stepped s = { 0 };
	uint8_t word = leave_out;

	send_frame(c->control, FRAME_STEP, &word, 1);
	CHECK_EQUAL(await_control(c, FRAME_STEPPED, &s), FRAME_STEPPED);
	CHECK_EQUAL(s.left_out, leave_out);
	return s;
}

static uint32_t count(const struct container *c)
{
	uint32_t operations;

	memcpy(&operations, c->plan.bytes + 12, sizeof operations);
	return operations;
}

/* Three trees come first in every test plan. */
enum { AT_NAMESPACES = 3, AT_MAP, AT_PROPAGATION, AT_STAGE, AT_OVERLAY = AT_STAGE + 4 };

static void step_to(struct container *c, uint32_t next)
{
	for (uint32_t i = 0; i < next; i++) {
		struct stepped s = step(c, false);

		CHECK_EQUAL(s.index, i);
		CHECK_EQUAL(s.error, 0);
	}
}

static struct container *stepping(const char *word, const char *argument)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, word, argument, NULL);
	start_shim(c, "launch", "--step", "--attach", "6", NULL);
	return c;
}

static void await_end(pid_t pid)
{
	for (int i = 0; kill(pid, 0) == 0 && !is_zombie(pid); i++) {
		CHECK(i < 2000);
		usleep(5000);
	}
}

static void aPlanIsCarriedOutWordByWord(void)
{
	struct container *c = stepping("exit", "7");

	step_to(c, count(c));
	await_frame(c, c->attached, FRAME_EXIT);
	CHECK_EQUAL(c->status, 7 << 8);
	CHECK_EQUAL(await_shim(c), 0);
	end_container(c);
}

static const char *status_line(pid_t pid, const char *name)
{
	static char line[128];
	struct container proc = { .path = "/proc" };
	char file[64];
	const char *at;

	snprintf(file, sizeof file, "%d/status", pid);
	at = strstr(read_file(&proc, file), name);
	CHECK(at != NULL);
	snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
	return line;
}

/* A process that sleeps and is not woken gives the processor away no further time. */
static void waitingCostsNothing(void)
{
	struct container *c = stepping("exit", "0");
	char before[128];
	pid_t both[2];

	step_to(c, AT_OVERLAY);
	both[0] = c->shim;
	both[1] = c->init;
	usleep(50000);
	for (int i = 0; i < 2; i++) {
		CHECK_TEXT(status_line(both[i], "NoNewPrivs:"), "NoNewPrivs:\t1");
		snprintf(before, sizeof before, "%s", status_line(both[i], "voluntary_ctxt_switches:"));
		usleep(200000);
		CHECK_TEXT(status_line(both[i], "voluntary_ctxt_switches:"), before);
	}
	end_container(c);
}

static void whatTheProcessSeesIsAskedOfIt(void)
{
	struct container *c = stepping("exit", "0");
	struct stepped s = { 0 };
	char own[256];

	CHECK(gethostname(own, sizeof own) == 0);
	send_frame(c->control, FRAME_LOOK, "", 0);
	CHECK_EQUAL(await_control(c, FRAME_SEEN, &s), FRAME_SEEN);
	CHECK_TEXT(s.hostname, own);
	/* The last six are SetHostname, the process's four, and the program. */
	for (uint32_t i = 0; i < count(c) - 5; i++) {
		CHECK_EQUAL(step(c, false).error, 0);
		send_frame(c->control, FRAME_LOOK, "", 0);
		CHECK_EQUAL(await_control(c, FRAME_SEEN, &s), FRAME_SEEN);
	}
	send_frame(c->control, FRAME_LOOK, "", 0);
	CHECK_EQUAL(await_control(c, FRAME_SEEN, &s), FRAME_SEEN);
	CHECK_TEXT(s.hostname, "box");
	end_container(c);
}

/* Everything but the namespaces: the shim answers to the end, and no name is made outside. */
static void leave_out(uint32_t left_out, uint32_t operations)
{
	struct container *c = stepping("exit", "7");
	struct stepped s = { 0 };
	pid_t shim = c->shim;

	for (uint32_t i = 0; i < operations; i++) {
		s = step(c, i == left_out);
		CHECK_EQUAL(s.index, i);
	}
	if (s.error == 0 && !s.left_out)
		CHECK_EQUAL(await_control(c, FRAME_EXIT, &s), FRAME_EXIT);
	CHECK_EQUAL(mode_of(c, "l"), -1);
	CHECK_EQUAL(mode_of(c, "root"), -1);
	close(c->control);
	c->control = -1;
	await_shim(c);
	await_end(c->init);
	CHECK(kill(shim, 0) < 0);
	end_container(c);
}

static void anyOperationButTheNamespacesMayBeLeftOut(void)
{
	struct container *c = planned("0", "pipes");
	uint32_t operations;

	plan_probe(c, "exit", "7", NULL);
	operations = count(c);
	end_container(c);
	for (uint32_t i = 0; i < operations; i++)
		if (i != AT_NAMESPACES)
			leave_out(i, operations);
}

static void withoutAStageNothingIsMadeElsewhere(void)
{
	struct container *c = stepping("exit", "0");
	struct stepped s;

	step_to(c, AT_STAGE);
	step(c, true);
	s = step(c, false);
	CHECK_EQUAL(s.error, ENOENT);
	CHECK_TEXT(s.call, "chdir");
	end_container(c);
}

static void withoutNamespacesNothingGoesOn(void)
{
	struct container *c = stepping("exit", "0");
	struct stepped s = { 0 };

	step_to(c, AT_NAMESPACES);
	send_frame(c->control, FRAME_STEP, "\001", 1);
	CHECK_EQUAL(await_control(c, FRAME_STEPPED, &s), 0);
	await_shim(c);
	end_container(c);
}

/* At the beginning, half-built, and while the program runs. */
static void allEndsWithTheControlSocket(void)
{
	for (int round = 0; round < 3; round++) {
		struct container *c = stepping("sleep", NULL);

		step_to(c, (uint32_t[]){ 0, AT_OVERLAY + 1, count(c) }[round]);
		close(c->control);
		c->control = -1;
		await_shim(c);
		if (c->init > 0)
			await_end(c->init);
		end_container(c);
	}
}

static void allEndsWithAKilledShim(void)
{
	struct container *c = stepping("sleep", NULL);

	step_to(c, AT_OVERLAY + 1);
	CHECK(kill(c->shim, SIGKILL) == 0);
	CHECK_EQUAL(await_shim(c), 128 + SIGKILL);
	await_end(c->init);
	end_container(c);
}

static void oneThatIsForgottenEnds(void)
{
	struct container *c = planned("0", "pipes");
	struct stepped s = { 0 };

	plan_probe(c, "sleep", NULL);
	start_shim(c, "launch", "--step", "--step-seconds", "1", NULL);
	step_to(c, AT_OVERLAY);
	for (int i = 0; i < 3; i++) {
		usleep(200000);
		send_frame(c->control, FRAME_LOOK, "", 0);
		CHECK_EQUAL(await_control(c, FRAME_SEEN, &s), FRAME_SEEN);
	}
	CHECK_EQUAL(await_control(c, FRAME_TIMED_OUT, &s), FRAME_TIMED_OUT);
	await_shim(c);
	await_end(c->init);
	end_container(c);
}

static int processes_in(const char *namespace)
{
	DIR *proc = opendir("/proc");
	int found = 0;

	CHECK(proc != NULL);
	for (struct dirent *entry; (entry = readdir(proc)) != NULL;) {
		char path[300], link[64] = "";

		snprintf(path, sizeof path, "/proc/%.20s/ns/user", entry->d_name);
		if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' &&
		    readlink(path, link, sizeof link - 1) > 0)
			found += strcmp(link, namespace) == 0;
	}
	closedir(proc);
	return found;
}

/* Of a program that has ended, and of one that is ended. */
static void withoutAPidNamespaceNobodyIsLeftEither(void)
{
	for (int round = 0; round < 2; round++) {
		struct container *c;
		char path[64], namespace[64] = "";

		new_namespaces = WITHOUT_PID;
		c = stepping(round == 0 ? "leave" : "sleep", NULL);
		new_namespaces = ALL_NAMESPACES;
		for (uint32_t i = 0; i + 1 < count(c); i++)
			step(c, false);
		snprintf(path, sizeof path, "/proc/%d/ns/user", c->init);
		CHECK(readlink(path, namespace, sizeof namespace - 1) > 0);
		step(c, false);
		await_output(c, round == 0 ? "left" : "ready");
		CHECK(processes_in(namespace) > 0);
		if (round == 1) {
			close(c->control);
			c->control = -1;
		}
		await_shim(c);
		CHECK_EQUAL(processes_in(namespace), 0);
		end_container(c);
	}
}

const struct test step_tests[] = {
	{ "aPlanIsCarriedOutWordByWord", aPlanIsCarriedOutWordByWord },
	{ "waitingCostsNothing", waitingCostsNothing },
	{ "whatTheProcessSeesIsAskedOfIt", whatTheProcessSeesIsAskedOfIt },
	{ "anyOperationButTheNamespacesMayBeLeftOut", anyOperationButTheNamespacesMayBeLeftOut },
	{ "withoutAStageNothingIsMadeElsewhere", withoutAStageNothingIsMadeElsewhere },
	{ "withoutNamespacesNothingGoesOn", withoutNamespacesNothingGoesOn },
	{ "allEndsWithTheControlSocket", allEndsWithTheControlSocket },
	{ "allEndsWithAKilledShim", allEndsWithAKilledShim },
	{ "oneThatIsForgottenEnds", oneThatIsForgottenEnds },
	{ "withoutAPidNamespaceNobodyIsLeftEither", withoutAPidNamespaceNobodyIsLeftEither },
	{ NULL, NULL },
};
