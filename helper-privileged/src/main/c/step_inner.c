/* Step mode as I sees it: each operation waits for a word from S, and every word gets an answer. */
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/utsname.h>

#include "step.h"
#include "sys.h"

static void say(const struct launch *l, const char *bytes, size_t length)
{
	(void)!send(l->channel, bytes, length, MSG_NOSIGNAL);
}

static void say_what_is_seen(const struct launch *l)
{
	struct utsname seen;
	char packet[1 + sizeof seen.nodename] = { WORD_SEEN };
	size_t length;

	if (uname(&seen) < 0)
		seen.nodename[0] = 0;
	length = strlen(seen.nodename);
	memcpy(packet + 1, seen.nodename, length);
	say(l, packet, 1 + length);
}

/* Waiting costs nothing: I sleeps in recv(2). When S is gone, so is the half-built container. */
static char next_word(const struct launch *l)
{
	for (;;) {
		char word;
		ssize_t length = recv(l->channel, &word, 1, 0);

		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0)
			_exit(EXIT_SETUP);
		if (word != WORD_LOOK)
			return word;
		say_what_is_seen(l);
	}
}

/*
 * OpenTerminal and OpenPipes may be left out, and what S inherited as standard streams is the
 * helper's: a pipe that nobody writes to, and one that nobody reads, are the container's alone.
 */
static int lose_streams(void)
{
	int in[2], out[2];

	if (pipe2(in, O_CLOEXEC) < 0 || pipe2(out, O_CLOEXEC) < 0)
		return -1;
	if (dup2(in[0], 0) < 0 || dup2(out[1], 1) < 0 || dup2(out[1], 2) < 0)
		return -1;
	for (int i = 0; i < 2; i++) {
		close(in[i]);
		close(out[i]);
	}
	return 0;
}

void step_operations(struct launch *l, uint32_t first)
{
	static const char done = WORD_DONE;

	/* Until there is a stage nothing may be made below what was S's directory. */
	if (chdir("/") < 0 || lose_streams() < 0)
		_exit(EXIT_SETUP);
	for (uint32_t i = first; i < l->plan->count; i++) {
		if (next_word(l) == WORD_GO)
			run_operation(l, i);
		say(l, &done, 1);
	}
	/* The program was left out, or can't be executed: what was built can still be looked at. */
	for (;;)
		next_word(l);
}
