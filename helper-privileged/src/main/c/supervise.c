/* The shim's loop: output to log and clients, input to the container, until it ends. */
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>

#include "state.h"
#include "supervise.h"
#include "sweep.h"
#include "sys.h"

enum { AT_SIGNALS, AT_LISTENER, AT_OUTPUT, AT_INPUT = AT_OUTPUT + OUTPUTS, AT_CLIENTS };

/* As much as a pipe can hold is in it at the end (F_SETPIPE_SZ: 1 MiB unless raised), no more. */
enum { DRAIN_CHUNKS = 64, FLUSH_SECONDS = 2 };

static const uint64_t SECOND_NS = 1000000000u;

/* At most once a second: a full disk and a fast writer would fill the queues with the count. */
static void tell_lost(struct supervisor *s, bool at_once)
{
	uint64_t now;

	if (s->log.lost == s->lost_told)
		return;
	now = monotonic_ns();
	if (!at_once && s->lost_told_at != 0 && now - s->lost_told_at < SECOND_NS)
		return;
	s->lost_told = s->log.lost;
	s->lost_told_at = now;
	clients_send(&s->clients, false, FRAME_LOST, &s->log.lost, sizeof s->log.lost);
}

/* One chunk of an output. False when there is nothing (more) to read now. */
static bool forward_output(struct supervisor *s, int which)
{
	static char chunk[CHUNK_BYTES];
	ssize_t length = read(s->output[which], chunk, sizeof chunk);

	if (length < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (length <= 0) {
		/* A terminal's master is also the input, and its errors are those of the container. */
		if (!s->is_terminal)
			close(s->output[which]);
		s->output[which] = -1;
		return false;
	}
	log_write(&s->log, which == STDERR ? "stderr" : "stdout", chunk, (size_t)length);
	clients_send(&s->clients, true, which == STDERR ? FRAME_STDERR : FRAME_STDOUT, chunk,
		     (size_t)length);
	tell_lost(s, false);
	return true;
}

static bool has_ended(struct supervisor *s, int *status)
{
	struct signalfd_siginfo signal;

	(void)!read(s->signals, &signal, sizeof signal);
	return waitpid(s->init, status, WNOHANG) == s->init;
}

/* A client whose input waits for the container is not read, and not watched for its end either. */
static struct pollfd watch_client(const struct supervisor *s, const struct client *client)
{
	bool held = client->sends_input && s->pending_length > 0;
	struct pollfd watched = { .fd = client->socket };

	watched.events = (short)((held ? 0 : POLLIN) | (client_has_queue(client) ? POLLOUT : 0));
	if (watched.events == 0)
		watched.fd = -1;
	return watched;
}

static void watch(const struct supervisor *s, struct pollfd *watched)
{
	bool held = clients_hold_output(&s->clients);

	watched[AT_SIGNALS] = (struct pollfd){ .fd = s->signals, .events = POLLIN };
	watched[AT_LISTENER] = (struct pollfd){ .fd = s->listener, .events = POLLIN };
	for (int i = 0; i < OUTPUTS; i++)
		watched[AT_OUTPUT + i] = (struct pollfd){ .fd = held ? -1 : s->output[i],
							  .events = POLLIN };
	watched[AT_INPUT] = (struct pollfd){ .fd = s->pending_length > 0 ? s->input : -1,
					     .events = POLLOUT };
	for (int i = 0; i < CLIENTS_MAX; i++)
		watched[AT_CLIENTS + i] = watch_client(s, &s->clients.of[i]);
}

static void serve_clients(struct supervisor *s, const struct pollfd *watched)
{
	for (int i = 0; i < CLIENTS_MAX; i++) {
		struct client *client = &s->clients.of[i];
		const struct pollfd *seen = &watched[AT_CLIENTS + i];

		/* Dropped meanwhile, or a new one in the place. */
		if (seen->revents == 0 || client->socket != seen->fd)
			continue;
		if (client_has_queue(client))
			client_flush(client);
		if (client->socket < 0 || (seen->events & POLLIN) == 0)
			continue;
		/* Another client's input may have filled the buffer in this very round. */
		if (client->sends_input && s->pending_length > 0)
			continue;
		if ((seen->revents & (POLLIN | POLLHUP | POLLERR)) && !handle_packet(s, client))
			client_drop(client);
	}
}

/* The container's first process dies with this one (PR_SET_PDEATHSIG), and the others with that. */
static __attribute__((noreturn)) void vanish(struct supervisor *s)
{
	if (s->sweeps)
		sweep();
	_exit(0);
}

int supervise(struct supervisor *s)
{
	struct pollfd watched[AT_CLIENTS + CLIENTS_MAX];
	int status = 0;

	for (;;) {
		watch(s, watched);
		if (poll(watched, AT_CLIENTS + CLIENTS_MAX, -1) < 0)
			continue;
		for (int i = 0; i < OUTPUTS; i++)
			if (watched[AT_OUTPUT + i].revents && s->output[i] >= 0)
				forward_output(s, i);
		if (watched[AT_INPUT].revents)
			write_pending(s);
		serve_clients(s, watched);
		if (s->bound && s->clients.of[0].socket < 0)
			vanish(s);
		if (watched[AT_LISTENER].revents)
			accept_client(s);
		if (watched[AT_SIGNALS].revents && has_ended(s, &status))
			return status;
	}
}

/*
 * What the container wrote before it ended is still in the pipes. In an exec a process that lives
 * on may hold them open: neither wait for their end, nor read for ever.
 */
static void drain(struct supervisor *s)
{
	for (int i = 0; i < OUTPUTS; i++)
		for (int n = 0; n < DRAIN_CHUNKS && s->output[i] >= 0; n++)
			if (!forward_output(s, i))
				break;
}

/* A client for which output waits is waited for as long as it lives, any other two seconds. */
static void flush_clients(struct supervisor *s)
{
	uint64_t deadline = monotonic_ns() + FLUSH_SECONDS * SECOND_NS;

	for (;;) {
		struct pollfd watched[CLIENTS_MAX];
		uint64_t now = monotonic_ns();
		int waiting = 0, timeout = -1;

		for (int i = 0; i < CLIENTS_MAX; i++) {
			struct client *client = &s->clients.of[i];

			client_flush(client);
			if (!client->holds_output && now >= deadline)
				client_drop(client);
			if (!client_has_queue(client))
				continue;
			if (!client->holds_output)
				timeout = (int)((deadline - now) / 1000000 + 1);
			watched[waiting++] = (struct pollfd){ client->socket, POLLOUT, 0 };
		}
		if (waiting == 0)
			return;
		poll(watched, (nfds_t)waiting, timeout);
	}
}

void finish(struct supervisor *s, int status)
{
	int32_t raw = status;

	drain(s);
	tell_lost(s, true);
	/* What was told must be true after a loss of power too; where that is not asked, nobody waits. */
	if (s->durable)
		write_exit_file(status, s->log.lost, true);
	clients_send(&s->clients, false, FRAME_EXIT, &raw, sizeof raw);
	if (!s->durable)
		write_exit_file(status, s->log.lost, false);
	flush_clients(s);
}
