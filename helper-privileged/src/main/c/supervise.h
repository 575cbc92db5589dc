#ifndef CUTAWAY_SUPERVISE_H
#define CUTAWAY_SUPERVISE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "clients.h"
#include "log.h"

enum { STDOUT, STDERR, OUTPUTS };

/* What the shim holds while its container runs. Descriptors are -1 when there is none. */
struct supervisor {
	pid_t init;
	int signals;            /* signalfd(2) of SIGCHLD */
	int listener;           /* shim.sock */
	int output[OUTPUTS];    /* the terminal's master, or pipes */
	int input;              /* pipe, or the master again */
	int slave;              /* the terminal, kept open so that the master never hangs up */
	bool is_terminal;
	bool durable;
	bool bound;             /* ends when the control socket does: nothing of it may stay */
	bool sweeps;            /* must kill what the first process leaves behind */
	bool input_ended;       /* close input when pending is written */
	size_t pending_at, pending_length;
	uint8_t pending[CHUNK_BYTES];   /* input that the container has not read */
	uint64_t lost_told, lost_told_at;
	struct clients clients;
	struct log log;
};

/* Runs until the container's first process ends and everybody was told; the raw wait status. */
int supervise(struct supervisor *s);

/*
 * Writes "exit", tells all clients (before that, when it need not last) and gives them two seconds to
 * take what they still lack; one for which output waits may take its time.
 */
void finish(struct supervisor *s, int status);

/* One packet of a client. False: the client is to be dropped. */
bool handle_packet(struct supervisor *s, struct client *client);

/* Writes pending input as far as the container takes it. */
void write_pending(struct supervisor *s);

/* Binds shim.sock in the current directory; 0, or -1 with errno. */
int open_listener(struct supervisor *s);

/* Takes a connection of shim.sock. */
void accept_client(struct supervisor *s);

#endif
