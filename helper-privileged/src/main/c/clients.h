#ifndef CUTAWAY_CLIENTS_H
#define CUTAWAY_CLIENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frames.h"

/*
 * Output waits while a client that asked for that lags WAIT_LAG_BYTES. Its queue can hold more: what
 * is in the pipes when the container ends is taken at once, so that nobody waits for the exit status.
 */
enum {
	CLIENTS_MAX = 66,
	CLIENT_LAG_BYTES = 1024 * 1024,
	WAIT_LAG_BYTES = CLIENT_LAG_BYTES / 2,
	QUEUE_BYTES = 6 * 1024 * 1024,
};

/* A connection of SEQPACKET. Packets that it does not take at once wait in a queue. */
struct client {
	int socket;             /* -1: the place is free */
	bool wants_output;
	bool sends_input;
	bool holds_output;      /* ATTACH_WAITS, of one that wants output */
	uint8_t *queue;         /* u32 length, packet, ...; NULL until something has to wait */
	size_t head, tail;
};

/* The first two are the control socket and the one attached from the start, 64 more may come. */
struct clients {
	struct client of[CLIENTS_MAX];
};

void clients_init(struct clients *clients);

/* NULL when there is no place; the socket is closed then. */
struct client *clients_add(struct clients *clients, int socket, unsigned flags);

/* What a client asks for, by the flags of frames.h. */
void client_attach(struct client *client, unsigned flags);

/*
 * Sends or queues a packet. A client that is gone is dropped, and one that lags more than 1 MiB
 * unless output waits for it.
 */
void client_send(struct client *client, enum frame kind, const void *bytes, size_t length);

/* Sends what is queued, as far as the client takes it. */
void client_flush(struct client *client);

void client_drop(struct client *client);

static inline bool client_has_queue(const struct client *client)
{
	return client->tail > client->head;
}

/* True while output has to wait for a client. */
bool clients_hold_output(const struct clients *clients);

/* To all, or only to those that want output. */
void clients_send(struct clients *clients, bool output, enum frame kind, const void *bytes,
		  size_t length);

#endif
