/* What clients send: input, the window's size, and what they want. */
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "supervise.h"
#include "sys.h"

enum { END_OF_TRANSMISSION = 4 };

static void close_input(struct supervisor *s)
{
	/* A terminal has no end of its own: the character does what ^D does at the keyboard. */
	if (s->is_terminal)
		(void)!write(s->input, &(char){ END_OF_TRANSMISSION }, 1);
	else if (s->input >= 0)
		close_descriptor(&s->input);
	s->input_ended = false;
}

void write_pending(struct supervisor *s)
{
	while (s->pending_length > 0) {
		ssize_t written = s->input < 0 ? (ssize_t)s->pending_length :
						 write(s->input, s->pending + s->pending_at,
						       s->pending_length);

		if (written < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (written < 0) {
			/* Nobody will ever read it: EPIPE. */
			if (!s->is_terminal)
				close_descriptor(&s->input);
			written = (ssize_t)s->pending_length;
		}
		s->pending_at += (size_t)written;
		s->pending_length -= (size_t)written;
	}
	if (s->input_ended)
		close_input(s);
}

static void take_input(struct supervisor *s, const uint8_t *bytes, size_t length)
{
	memcpy(s->pending, bytes, length);
	s->pending_at = 0;
	s->pending_length = length;
	write_pending(s);
}

static void resize(const struct supervisor *s, const uint8_t *bytes)
{
	uint16_t size[2];
	struct winsize window = { 0 };

	memcpy(size, bytes, sizeof size);
	window.ws_row = size[0];
	window.ws_col = size[1];
	if (s->is_terminal)
		ioctl(s->input, TIOCSWINSZ, &window);
}

/* Kinds of a later format are passed over: shims outlive upgrades. */
static bool handle(struct supervisor *s, struct client *client, const uint8_t *bytes, size_t length)
{
	switch (bytes[-1]) {
	case FRAME_STDIN:
		if (client->sends_input)
			take_input(s, bytes, length);
		return true;
	case FRAME_STDIN_END:
		if (client->sends_input) {
			s->input_ended = true;
			write_pending(s);
		}
		return true;
	case FRAME_RESIZE:
		if (length != 4)
			return false;
		resize(s, bytes);
		return true;
	case FRAME_ATTACH:
		if (length != 1)
			return false;
		client_attach(client, bytes[0]);
		return true;
	default:
		return true;
	}
}

/* A packet longer than the buffer is a client's mistake; MSG_TRUNC tells its real length. */
bool handle_packet(struct supervisor *s, struct client *client)
{
	static uint8_t packet[PACKET_BYTES];
	ssize_t length = recv(client->socket, packet, sizeof packet, MSG_DONTWAIT | MSG_TRUNC);

	if (length < 0)
		return errno == EAGAIN || errno == EINTR;
	if (length == 0 || length > (ssize_t)sizeof packet)
		return false;
	return handle(s, client, packet + 1, (size_t)length - 1);
}
