/*
 * Step mode as S sees it: before each operation it waits for the helper's word, tells afterwards how
 * that went, and passes on to I what is I's to do. A failed operation ends nothing; the next one is
 * answered as the kernel answers it.
 */
#include <poll.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/utsname.h>

#include "order.h"
#include "shim.h"
#include "state.h"
#include "step.h"
#include "sweep.h"
#include "sys.h"

enum { BEGIN_BYTES = sizeof(uint32_t) + 1 + sizeof(int32_t) + sizeof(uint64_t) + 1 };

/* Whether I takes words. */
static bool has_begun;

/* Nothing is told and nothing written: whatever there is of the container goes with its processes. */
static __attribute__((noreturn)) void leave(void)
{
	if (shim.sweeps)
		sweep();
	_exit(EXIT_SETUP);
}

static void tell(enum frame kind, const void *bytes, size_t length)
{
	clients_send(&shim.clients, false, kind, bytes, length);
}

static void tell_result(const struct launch *l, uint32_t index, bool left_out)
{
	const struct result *result = &l->results->of[index];
	uint8_t payload[BEGIN_BYTES + CALL_NAME_MAX], *at = payload;
	uint8_t length = left_out ? 0 : (uint8_t)strnlen(result->call, CALL_NAME_MAX);

	memcpy(at, &index, sizeof index);
	at += sizeof index;
	*at++ = left_out;
	memcpy(at, &result->error, sizeof result->error);
	at += sizeof result->error;
	memcpy(at, &result->duration, sizeof result->duration);
	at += sizeof result->duration;
	*at++ = length;
	memcpy(at, result->call, length);
	tell(FRAME_STEPPED, payload, (size_t)(at - payload) + length);
}

/* One message of I: a word, or the streams that it opened. Its length; 0 when I is gone. */
static ssize_t hear_inner(struct launch *l, char *packet, size_t room)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(3 * sizeof(int))];
	} control;
	struct iovec data = { packet, room };
	struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1,
				  .msg_control = control.bytes,
				  .msg_controllen = sizeof control.bytes };
	ssize_t length = recvmsg(l->channel, &message, MSG_CMSG_CLOEXEC);
	struct cmsghdr *header = length > 0 ? CMSG_FIRSTHDR(&message) : NULL;
	int descriptors[3];

	if (header != NULL) {
		size_t size = header->cmsg_len - CMSG_LEN(0);
		memcpy(descriptors, CMSG_DATA(header), size);
		take_descriptors(packet[0], descriptors, size / sizeof(int));
	}
	return length < 0 && errno == EINTR ? 1 : length < 0 ? 0 : length;
}

/* Until I has answered or is gone, or the helper is. Of the answer's first byte only the kind counts. */
static ssize_t await_inner(struct launch *l, char answer, char *packet, size_t room)
{
	for (;;) {
		struct pollfd watched[] = { { l->channel, POLLIN, 0 }, { CONTROL, 0, 0 } };
		ssize_t length;

		if (poll(watched, 2, -1) < 0)
			continue;
		if (watched[1].revents)
			leave();
		packet[0] = 0;
		length = hear_inner(l, packet, room);
		if (length == 0 || packet[0] == answer)
			return length;
	}
}

static void send_word(const struct launch *l, char word)
{
	(void)!send(l->channel, &word, 1, MSG_NOSIGNAL);
}

/*
 * What the process that is looked at sees of itself and nobody else can ask for it. As long as I waits
 * for its ids its hostname is a copy of S's.
 */
static void tell_seen(struct launch *l)
{
	struct utsname seen;
	char packet[1 + sizeof seen.nodename];
	ssize_t length = 1;

	if (has_begun) {
		send_word(l, WORD_LOOK);
		length = await_inner(l, WORD_SEEN, packet, sizeof packet);
		if (length == 0)
			leave();
	} else if (uname(&seen) == 0) {
		length += (ssize_t)strlen(seen.nodename);
		memcpy(packet + 1, seen.nodename, (size_t)length - 1);
	}
	tell(FRAME_SEEN, packet + 1, (size_t)length - 1);
}

/* True: carry the operation out. Looking at it does not make a forgotten container last longer. */
static bool await_word(struct launch *l, const struct options *options, bool is_inner)
{
	uint64_t deadline = monotonic_ns() + (uint64_t)options->step_seconds * 1000000000u;

	for (;;) {
		struct pollfd watched[] = { { CONTROL, POLLIN, 0 }, { is_inner ? l->channel : -1, 0, 0 } };
		uint64_t now = monotonic_ns();
		uint8_t word[2];
		int left = now >= deadline ? 0 : (int)((deadline - now) / 1000000 + 1);

		if (poll(watched, 2, left) == 0 && monotonic_ns() >= deadline) {
			tell(FRAME_TIMED_OUT, NULL, 0);
			leave();
		}
		if (watched[1].revents)
			leave();
		if (watched[0].revents == 0)
			continue;
		ssize_t length = recv(CONTROL, word, sizeof word, 0);
		if (length <= 0)
			leave();
		if (word[0] == FRAME_STEP && length == 2)
			return word[1] == 0;
		if (word[0] == FRAME_LOOK)
			tell_seen(l);
	}
}

static void step_own(struct launch *l, const struct options *options, uint32_t index)
{
	bool go = await_word(l, options, false);

	if (go)
		run_operation(l, index);
	tell_result(l, index, !go);
}

/* NewNamespaces. Without I there is nothing to go on with. */
static uint64_t step_split(struct launch *l, const struct options *options)
{
	uint64_t flags = field_number(&l->plan->of[l->plan->split], 0);
	uint64_t init_start;
	int ends[2];

	if (!await_word(l, options, false) || (flags & CLONE_NEWNS) == 0 ||
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		leave();
	l->channel = ends[0];
	shim.init = clone_inner(l, ends[1]);
	close(ends[1]);
	init_start = shim.init < 0 ? 0 : start_time(shim.init);
	if (shim.init > 0)
		send_started(init_start);
	tell_result(l, l->plan->split, false);
	if (shim.init < 0)
		leave();
	return init_start;
}

/* MapIds, which is S's; then I may begin. */
static void step_map(struct launch *l, const struct options *options, uint32_t index)
{
	bool go = await_word(l, options, true);

	if (go)
		map_inner(l, index, shim.init);
	send_word(l, go && l->results->of[index].error == 0 ? WORD_GO : WORD_UNMAPPED);
	tell_result(l, index, !go);
}

/* False when I executed its program. */
static bool step_inner(struct launch *l, const struct options *options, uint32_t index)
{
	bool go = await_word(l, options, true);
	char packet[1 + 64];

	send_word(l, go ? WORD_GO : WORD_LEAVE_OUT);
	if (await_inner(l, WORD_DONE, packet, sizeof packet) > 0) {
		tell_result(l, index, !go);
		return true;
	}
	if (!l->results->executing)
		leave();
	l->results->of[index].duration = monotonic_ns() - l->results->of[index].start;
	tell_result(l, index, false);
	return false;
}

/* Until the helper goes or nobody has looked after it for long. */
static __attribute__((noreturn)) void wait_for_the_end(struct launch *l, const struct options *options)
{
	for (;;)
		await_word(l, options, true);
}

static void begin(const struct launch *l)
{
	shim.bound = true;
	shim.sweeps = !has_pid_namespace(l);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || (shim.sweeps && sweep_prepare() < 0))
		leave();
}

int step_launch(struct launch *l, const struct options *options)
{
	uint32_t split = l->plan->split, next = split + 1;
	uint64_t init_start;
	int status;

	begin(l);
	for (uint32_t i = 0; i < split; i++)
		step_own(l, options, i);
	init_start = step_split(l, options);
	if (l->plan->of[next].kind == MAP_IDS)
		step_map(l, options, next++);
	else
		send_word(l, WORD_GO);
	has_begun = true;
	if (prepare(l, options, init_start) < 0)
		leave();
	while (next < l->plan->count && step_inner(l, options, next))
		next++;
	if (next == l->plan->count)
		wait_for_the_end(l, options);
	close_descriptor(&l->channel);
	status = supervise(&shim);
	if (shim.sweeps)
		sweep();
	finish(&shim, status);
	return 0;
}
