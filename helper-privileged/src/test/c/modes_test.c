#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "check.h"
#include "container.h"
#include "launch_tests.h"

/* A program with its three streams on the descriptors given; its pid. */
static pid_t run(int in, int out, int error, bool session, char *const *argv)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	if (session) {
		setsid();
		ioctl(in, TIOCSCTTY, 0);
	}
	dup2(in, 0);
	dup2(out, 1);
	dup2(error, 2);
	execv(argv[0], argv);
	_exit(99);
}

static int exit_code(pid_t pid)
{
	int status;

	CHECK(waitpid(pid, &status, 0) == pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static char said[65536];

/* Reads until the text was said. */
static void await_text(int from, const char *text)
{
	size_t size = 0;

	said[0] = 0;
	while (strstr(said, text) == NULL) {
		struct pollfd ready = { from, POLLIN, 0 };
		ssize_t length;

		CHECK(poll(&ready, 1, 10000) == 1);
		length = read(from, said + size, sizeof said - 1 - size);
		CHECK(length > 0);
		size += (size_t)length;
		said[size] = 0;
	}
}

/* The attach program on the container's first client; inherits the socket by number. */
static pid_t attach(struct container *c, const int streams[3], bool terminal)
{
	char number[16];
	char *argv[] = { (char *)(uintptr_t)shim_program, "attach", number, "--attached", "--stdin",
			 terminal ? "--tty" : NULL, NULL };

	snprintf(number, sizeof number, "%d", c->attached);
	CHECK(fcntl(c->attached, F_SETFD, 0) == 0);
	return run(streams[0], streams[1], streams[2], terminal, argv);
}

static void attachCopiesStreamsAndTheExitStatus(void)
{
	struct container *c = planned("0", "input");
	int in[2], out[2];
	pid_t client;

	CHECK(pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0);
	plan_probe(c, "copy", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	client = attach(c, (int[]){ in[0], out[1], 2 }, false);
	CHECK(write(in[1], "hello\n", 6) == 6);
	await_text(out[0], "hello\n");
	close(in[0]);
	close(in[1]);
	CHECK_EQUAL(exit_code(client), 0);
	CHECK_EQUAL(await_shim(c), 0);
	close(out[0]);
	close(out[1]);
	end_container(c);
}

static void open_terminal(int *master, int *slave)
{
	struct winsize size = { .ws_row = 11, .ws_col = 22 };

	*master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
	CHECK(*master >= 0 && ioctl(*master, TIOCSPTLCK, &(int){ 0 }) == 0);
	*slave = ioctl(*master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
	CHECK(*slave >= 0 && ioctl(*master, TIOCSWINSZ, &size) == 0);
}

static bool is_raw(int slave)
{
	struct termios now;

	CHECK(tcgetattr(slave, &now) == 0);
	return (now.c_lflag & ICANON) == 0;
}

static void attachOfATerminalIsRawAndRestoresIt(void)
{
	struct container *c = planned("0", "terminal");
	struct winsize larger = { .ws_row = 33, .ws_col = 44 };
	int master, slave;
	pid_t client;

	open_terminal(&master, &slave);
	plan_probe(c, "size", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	client = attach(c, (int[]){ slave, slave, slave }, true);
	await_text(master, "size 11 22");
	CHECK(is_raw(slave));
	CHECK(ioctl(master, TIOCSWINSZ, &larger) == 0);
	await_text(master, "size 33 44");
	CHECK(write(master, "\004", 1) == 1);
	CHECK_EQUAL(exit_code(client), 3);
	CHECK(!is_raw(slave));
	CHECK_EQUAL(await_shim(c), 0);
	close(master);
	close(slave);
	end_container(c);
}

static void attachDetachesByKeysAndRestoresOnASignal(void)
{
	struct container *c = planned("0", "terminal");
	struct winsize larger = { .ws_row = 12, .ws_col = 23 };
	uint8_t flags = 3;
	int master, slave;
	pid_t client;

	open_terminal(&master, &slave);
	plan_probe(c, "size", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	client = attach(c, (int[]){ slave, slave, slave }, true);
	await_text(master, "size ");
	CHECK(write(master, "\020\021", 2) == 2);
	CHECK_EQUAL(exit_code(client), 0);
	CHECK(!is_raw(slave));
	close(c->attached);
	c->attached = connect_shim(c);
	send_frame(c->attached, FRAME_ATTACH, &flags, 1);
	client = attach(c, (int[]){ slave, slave, slave }, true);
	/* The size is sent once the terminal is raw. */
	CHECK(ioctl(master, TIOCSWINSZ, &larger) == 0);
	await_text(master, "size 12 23");
	CHECK(is_raw(slave) && kill(client, SIGTERM) == 0);
	CHECK_EQUAL(exit_code(client), 128 + SIGTERM);
	CHECK(!is_raw(slave));
	close(master);
	close(slave);
	end_container(c);
}

static void attachSaysWhenTheShimIsGone(void)
{
	struct container *c = planned("0", "pipes");
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), out[2];
	pid_t client;

	CHECK(pipe2(out, O_CLOEXEC) == 0);
	plan_probe(c, "sleep", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	client = attach(c, (int[]){ null, out[1], null }, false);
	await_text(out[0], "ready\n");
	CHECK(kill(c->shim, SIGKILL) == 0);
	CHECK_EQUAL(exit_code(client), 125);
	close(null);
	close(out[0]);
	close(out[1]);
	end_container(c);
}

/* Mode start with a command; its exit code, and what it said in said. */
static int start(const char *store, const char *way, char *command)
{
	char log[300];
	char *argv[] = { (char *)(uintptr_t)shim_program, "start", "--store", (char *)(uintptr_t)store,
			 "--log", log, "--ready-timeout", "1", (char *)(uintptr_t)way, "--",
			 "/bin/sh", "-c", command, NULL };
	int out[2], code;
	ssize_t length;

	snprintf(log, sizeof log, "%s/start.log", scratch);
	CHECK(pipe2(out, O_CLOEXEC) == 0);
	code = exit_code(run(0, out[1], out[1], false, argv));
	close(out[1]);
	length = read(out[0], said, sizeof said - 1);
	said[length < 0 ? 0 : length] = 0;
	close(out[0]);
	return code;
}

/* Only root has a way in without a namespace; the other lanes are themselves started by mode start. */
static void aSecondStartIsBusyAndADeadHelperIsTold(void)
{
	char store[300];

	snprintf(store, sizeof store, "%s/store", scratch);
	CHECK_EQUAL(start(store, "--single-id", "exit 3"), 74);
	CHECK_CONTAINS(said, "starter: open: ENOENT\n");
	if (lane != ROOT_FOR_ROOT) {
		CHECK_EQUAL(start(scratch, "--single-id", "exit 3"), 75);
		CHECK_TEXT(said, "busy\n");
		return;
	}
	CHECK_EQUAL(start(scratch, "--single-id", "exit 3"), 70);
	CHECK_CONTAINS(said, "starter: ready: EPIPE: see ");
	CHECK_EQUAL(start(scratch, "--single-id", "exec sleep 9"), 70);
	CHECK_CONTAINS(said, "starter: ready: ETIMEDOUT: see ");
	CHECK_EQUAL(start(scratch, "--single-id", "printf R >&$CUTAWAY_READY_FD"), 0);
	CHECK_EQUAL(start(scratch, "--nonsense", "exit 3"), 64);
}

const struct test mode_tests[] = {
	{ "attachCopiesStreamsAndTheExitStatus", attachCopiesStreamsAndTheExitStatus },
	{ "attachOfATerminalIsRawAndRestoresIt", attachOfATerminalIsRawAndRestoresIt },
	{ "attachDetachesByKeysAndRestoresOnASignal", attachDetachesByKeysAndRestoresOnASignal },
	{ "attachSaysWhenTheShimIsGone", attachSaysWhenTheShimIsGone },
	{ "aSecondStartIsBusyAndADeadHelperIsTold", aSecondStartIsBusyAndADeadHelperIsTold },
	{ NULL, NULL },
};
