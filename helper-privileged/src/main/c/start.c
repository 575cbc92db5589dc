/*
 * Mode start: takes the store's lock, enters the user namespace, and executes the helper's JVM
 * there. Ends when the helper says that it is ready; the helper then belongs to nobody.
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "errors.h"
#include "plan.h"
#include "start.h"
#include "sys.h"

/* Ends of the pipes between the starter and its child. */
struct wires {
	int say[2];     /* child to starter: 'u' namespace made, a failure, or nothing at exec */
	int go[2];      /* starter to child: the map is written */
	int ready[2];   /* helper to starter: 'R' */
};

static int complain(const struct failure *f)
{
	fprintf(stderr, "starter: %s: %s\n", f->call, error_name(f->error));
	return f->code;
}

static int complain_of(const char *call, int code)
{
	fprintf(stderr, "starter: %s: %s\n", call, error_name(errno));
	return code;
}

static bool read_join(struct start *s, const char *text)
{
	const char *colon = strchr(text, ':');
	uint64_t pid;

	if (colon == NULL || !parse_number(text, (size_t)(colon - text), &pid) || pid == 0 ||
	    pid > INT32_MAX || !parse_number(colon + 1, strlen(colon + 1), &s->join_start))
		return false;
	s->join = (pid_t)pid;
	return true;
}

static bool read_option(struct start *s, const char *name, const char *value)
{
	uint64_t number;

	if (strcmp(name, "--store") == 0)
		return (s->store = value) != NULL;
	if (strcmp(name, "--log") == 0)
		return (s->log = value) != NULL;
	if (strcmp(name, "--uid-map") == 0)
		return (s->uid_map = value) != NULL;
	if (strcmp(name, "--gid-map") == 0)
		return (s->gid_map = value) != NULL;
	if (strcmp(name, "--join") == 0)
		return read_join(s, value);
	if (strcmp(name, "--ready-timeout") == 0 && parse_number(value, strlen(value), &number) &&
	    number <= 3600) {
		s->timeout = (int)number;
		return true;
	}
	return false;
}

static bool read_arguments(struct start *s, int argc, char **argv)
{
	int i = 2;

	for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--single-id") == 0)
			s->single_id = true;
		else if (i + 1 >= argc || !read_option(s, argv[i], argv[i + 1]))
			return false;
		else
			i++;
	}
	if (i + 1 >= argc || s->store == NULL || s->log == NULL || !s->uid_map != !s->gid_map)
		return false;
	s->command = argv + i + 1;
	/* One way into a namespace, and only root may go without. */
	int ways = s->single_id + (s->uid_map != NULL) + (s->join != 0);
	return ways == 1 || (ways == 0 && geteuid() == 0);
}

/* The descriptor is not CLOEXEC: the lock lives as long as the helper that inherits it. */
static int lock_store(const char *store)
{
	cleanup_close int directory = open(store, O_PATH | O_DIRECTORY | O_CLOEXEC);
	int lock = -1;

	if (directory >= 0)
		lock = openat(directory, "lock", O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
	if (lock < 0)
		return complain_of("open", START_OTHER);
	if (flock(lock, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno != EWOULDBLOCK)
		return complain_of("flock", START_OTHER);
	fprintf(stderr, "busy\n");
	return START_BUSY;
}

static void restore_signals(void)
{
	sigset_t none;

	sys_default_signals();
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The helper's streams: nothing of the terminal that started it stays open in it. */
static bool become_daemon(const struct start *s, int ready)
{
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	int log = open(s->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
	char number[16];

	if (null < 0 || log < 0 || dup2(null, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0)
		return false;
	setsid();
	restore_signals();
	snprintf(number, sizeof number, "%d", ready);
	return fcntl(ready, F_SETFD, 0) == 0 && setenv("CUTAWAY_READY_FD", number, 1) == 0;
}

static void child(const struct start *s, const struct wires *w)
{
	struct failure f = { .code = START_OTHER };

	close(w->say[0]);
	close(w->go[1]);
	close(w->ready[0]);
	if (enter_namespaces(s, w->say[1], w->go[0], &f)) {
		strcpy(f.call, "open");
		if (become_daemon(s, w->ready[1])) {
			strcpy(f.call, "execvp");
			execvp(s->command[0], s->command);
		}
		f.error = errno;
	}
	(void)!write(w->say[1], &f, sizeof f);
	_exit(f.code);
}

/* The child's words: one byte, then nothing or a failure. True when it got to its exec. */
static bool follow(const struct start *s, const struct wires *w, pid_t pid, struct failure *f)
{
	ssize_t length = read(w->say[0], f, sizeof *f);

	if (length == 1) {
		if (!map_child(s, pid, f))
			return false;
		if (write(w->go[1], "g", 1) != 1)
			return false;
		length = read(w->say[0], f, sizeof *f);
	}
	return length <= 0;
}

static int await_ready(const struct start *s, const struct wires *w, pid_t pid)
{
	struct pollfd ready = { .fd = w->ready[0], .events = POLLIN };
	char byte = 0;
	int seen;

	do
		seen = poll(&ready, 1, s->timeout * 1000);
	while (seen < 0 && errno == EINTR);
	if (seen > 0 && read(w->ready[0], &byte, 1) == 1 && byte == 'R')
		return 0;
	/* When this program ends the store is free again: nothing half alive may hold its lock. */
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	fprintf(stderr, "starter: ready: %s: see %s\n", seen == 0 ? "ETIMEDOUT" : "EPIPE", s->log);
	return START_HELPER_DIED;
}

int start_main(int argc, char **argv)
{
	struct start s = { .timeout = 30 };
	struct failure f = { .code = START_OTHER, .call = "fork" };
	struct wires w;
	int refused;
	pid_t pid;

	if (!read_arguments(&s, argc, argv)) {
		fprintf(stderr, "usage: cutaway-shim start --store DIR --log FILE [--ready-timeout "
				"SECONDS] [--single-id | --uid-map MAP --gid-map MAP | --join "
				"PID:STARTTIME] -- COMMAND ARGS...\n");
		return START_USAGE;
	}
	refused = lock_store(s.store);
	if (refused != 0)
		return refused;
	if (pipe2(w.say, O_CLOEXEC) < 0 || pipe2(w.go, O_CLOEXEC) < 0 || pipe2(w.ready, O_CLOEXEC) < 0)
		return complain_of("pipe2", START_OTHER);
	pid = fork();
	if (pid == 0)
		child(&s, &w);
	if (pid < 0)
		return complain_of("fork", START_OTHER);
	close(w.say[1]);
	close(w.ready[1]);
	/* Returning closes go, which ends a child that still waits for its map. */
	return follow(&s, &w, pid, &f) ? await_ready(&s, &w, pid) : complain(&f);
}
