/* Mode attach: the user's terminal, or pipes, at the one end and a shim's socket at the other. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>

#include "attach.h"
#include "frames.h"
#include "keys.h"
#include "plan.h"
#include "sys.h"

enum { GOES_ON = -1 };

struct attach {
	int socket, signals;
	bool is_terminal, with_input, is_attached;
	bool is_raw;
	struct termios before;
	struct keys keys;
	size_t pending;                 /* bytes of packet that the shim has not taken */
	uint8_t packet[PACKET_BYTES];
};

static bool read_arguments(struct attach *a, int argc, char **argv)
{
	const char *keys = "ctrl-p,ctrl-q";
	uint64_t number;

	if (argc < 3 || !parse_number(argv[2], strlen(argv[2]), &number) || number > 65535)
		return false;
	a->socket = (int)number;
	for (int i = 3; i < argc; i++) {
		if (strcmp(argv[i], "--tty") == 0)
			a->is_terminal = true;
		else if (strcmp(argv[i], "--stdin") == 0)
			a->with_input = true;
		else if (strcmp(argv[i], "--attached") == 0)
			a->is_attached = true;
		else if (strcmp(argv[i], "--detach-keys") == 0 && i + 1 < argc)
			keys = argv[++i];
		else
			return false;
	}
	return keys_read(&a->keys, keys);
}

static void restore(struct attach *a)
{
	if (a->is_raw)
		tcsetattr(0, TCSADRAIN, &a->before);
	a->is_raw = false;
}

/* Without its terminal in raw mode a ^C would end this program instead of going to the container. */
static void make_raw(struct attach *a)
{
	struct termios raw;

	if (!a->is_terminal || !a->with_input || tcgetattr(0, &a->before) < 0)
		return;
	raw = a->before;
	cfmakeraw(&raw);
	a->is_raw = tcsetattr(0, TCSADRAIN, &raw) == 0;
}

static void send_now(struct attach *a, const void *packet, size_t length)
{
	while (send(a->socket, packet, length, MSG_NOSIGNAL) < 0 && errno == EINTR)
		;
}

static void send_size(struct attach *a)
{
	struct winsize window;
	uint16_t size[2];
	uint8_t packet[5] = { FRAME_RESIZE };

	if (!a->is_terminal || (ioctl(0, TIOCGWINSZ, &window) < 0 && ioctl(1, TIOCGWINSZ, &window) < 0))
		return;
	size[0] = window.ws_row;
	size[1] = window.ws_col;
	memcpy(packet + 1, size, sizeof size);
	send_now(a, packet, sizeof packet);
}

/* Not to block here matters: while the shim doesn't take input, its output must be read. */
static void send_pending(struct attach *a)
{
	if (send(a->socket, a->packet, a->pending, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0 ||
	    (errno != EAGAIN && errno != EINTR))
		a->pending = 0;
}

/* Input to a packet; GOES_ON, or 0 when the user typed the keys that detach. */
static int read_input(struct attach *a)
{
	uint8_t bytes[CHUNK_BYTES - KEYS_MAX];
	ssize_t length = read(0, bytes, sizeof bytes);
	size_t kept;

	if (length < 0 && (errno == EINTR || errno == EAGAIN))
		return GOES_ON;
	if (length <= 0) {
		a->with_input = false;
		a->packet[0] = FRAME_STDIN_END;
		a->pending = 1;
		send_pending(a);
		return GOES_ON;
	}
	a->packet[0] = FRAME_STDIN;
	kept = (size_t)length;
	if (a->is_raw && keys_filter(&a->keys, bytes, (size_t)length, a->packet + 1, &kept))
		return 0;
	if (!a->is_raw)
		memcpy(a->packet + 1, bytes, kept);
	a->pending = kept > 0 ? kept + 1 : 0;
	if (a->pending > 0)
		send_pending(a);
	return GOES_ON;
}

static void print(int file, const uint8_t *bytes, ssize_t length)
{
	while (length > 0) {
		ssize_t written = write(file, bytes, (size_t)length);

		/* A terminal that another program made non-blocking: wait for it. */
		if (written < 0 && errno == EAGAIN)
			poll(&(struct pollfd){ file, POLLOUT, 0 }, 1, -1);
		else if (written < 0 && errno != EINTR)
			return;
		if (written > 0) {
			bytes += written;
			length -= written;
		}
	}
}

static int exit_code(const uint8_t *payload)
{
	int32_t status;

	memcpy(&status, payload, sizeof status);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int read_frame(struct attach *a)
{
	static uint8_t frame[256 * 1024];
	ssize_t length = recv(a->socket, frame, sizeof frame, MSG_DONTWAIT);

	/* A shim that ends without having read everything resets the connection. That is told once,
	 * and before the frames that were sent earlier: the container's end may be among them. */
	if (length < 0 && (errno == EAGAIN || errno == EINTR || errno == ECONNRESET))
		return GOES_ON;
	if (length <= 0)
		return ATTACH_LOST;
	if (frame[0] == FRAME_STDOUT)
		print(1, frame + 1, length - 1);
	if (frame[0] == FRAME_STDERR)
		print(2, frame + 1, length - 1);
	return frame[0] == FRAME_EXIT && length == 5 ? exit_code(frame + 1) : GOES_ON;
}

/* A signal that ends this program: the terminal first, then die of that very signal. */
static void take_signal(struct attach *a)
{
	struct signalfd_siginfo signal_info;
	sigset_t none;

	if (read(a->signals, &signal_info, sizeof signal_info) != sizeof signal_info)
		return;
	if (signal_info.ssi_signo == SIGWINCH) {
		send_size(a);
		return;
	}
	restore(a);
	signal((int)signal_info.ssi_signo, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	raise((int)signal_info.ssi_signo);
}

static int watch_signals(void)
{
	static const int numbers[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT };
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		sigaddset(&set, numbers[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

static int forward(struct attach *a)
{
	int code = GOES_ON;

	while (code == GOES_ON) {
		struct pollfd watched[] = {
			{ a->signals, POLLIN, 0 },
			{ a->socket, (short)(POLLIN | (a->pending ? POLLOUT : 0)), 0 },
			{ a->with_input && a->pending == 0 ? 0 : -1, POLLIN, 0 },
		};

		if (poll(watched, 3, -1) < 0)
			continue;
		if (watched[0].revents)
			take_signal(a);
		if (watched[1].revents & POLLOUT)
			send_pending(a);
		if (watched[1].revents & (POLLIN | POLLHUP | POLLERR))
			code = read_frame(a);
		if (code == GOES_ON && watched[2].revents)
			code = read_input(a);
	}
	return code;
}

int attach_main(int argc, char **argv)
{
	static struct attach a;
	uint8_t wish[2] = { FRAME_ATTACH, ATTACH_OUTPUT };
	int code;

	if (!read_arguments(&a, argc, argv)) {
		fprintf(stderr, "usage: cutaway-shim attach FD [--tty] [--stdin] [--attached] "
				"[--detach-keys KEYS]\n");
		return ATTACH_USAGE;
	}
	a.signals = watch_signals();
	if (a.with_input)
		wish[1] |= ATTACH_INPUT;
	if (!a.is_attached)
		send_now(&a, wish, sizeof wish);
	make_raw(&a);
	send_size(&a);
	code = forward(&a);
	restore(&a);
	return code;
}
