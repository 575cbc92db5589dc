/* Those who watch. The container waits for none of them, but for one that said it should. */
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "clients.h"
#include "sys.h"

void clients_init(struct clients *clients)
{
	for (int i = 0; i < CLIENTS_MAX; i++)
		clients->of[i] = (struct client){ .socket = -1 };
}

struct client *clients_add(struct clients *clients, int socket, unsigned flags)
{
	for (int i = 0; i < CLIENTS_MAX; i++) {
		struct client *client = &clients->of[i];

		if (client->socket >= 0)
			continue;
		*client = (struct client){ .socket = socket };
		client_attach(client, flags);
		return client;
	}
	close(socket);
	return NULL;
}

void client_attach(struct client *client, unsigned flags)
{
	client->wants_output = (flags & ATTACH_OUTPUT) != 0;
	client->sends_input = (flags & ATTACH_INPUT) != 0;
	client->holds_output = client->wants_output && (flags & ATTACH_WAITS) != 0;
}

void client_drop(struct client *client)
{
	if (client->socket >= 0)
		close(client->socket);
	if (client->queue != NULL)
		munmap(client->queue, QUEUE_BYTES);
	*client = (struct client){ .socket = -1 };
}

/* Makes room at the queue's end. False: the client is too far behind. */
static bool make_room(struct client *client, size_t size)
{
	size_t limit = client->holds_output ? QUEUE_BYTES : CLIENT_LAG_BYTES;

	if (client->tail - client->head + size > limit)
		return false;
	if (client->queue == NULL) {
		client->queue = mmap(NULL, QUEUE_BYTES, PROT_READ | PROT_WRITE,
				     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (client->queue == MAP_FAILED) {
			client->queue = NULL;
			return false;
		}
	}
	if (client->tail + size > limit) {
		memmove(client->queue, client->queue + client->head, client->tail - client->head);
		client->tail -= client->head;
		client->head = 0;
	}
	return true;
}

static void enqueue(struct client *client, enum frame kind, const void *bytes, size_t length)
{
	uint32_t size = (uint32_t)length + 1;
	uint8_t *at;

	if (!make_room(client, sizeof size + size)) {
		client_drop(client);
		return;
	}
	at = client->queue + client->tail;
	memcpy(at, &size, sizeof size);
	at[sizeof size] = (uint8_t)kind;
	if (length > 0)
		memcpy(at + sizeof size + 1, bytes, length);
	client->tail += sizeof size + size;
}

void client_send(struct client *client, enum frame kind, const void *bytes, size_t length)
{
	uint8_t first = (uint8_t)kind;
	/* sendmsg(2) only reads what iov_base points to. */
	struct iovec parts[2] = { { &first, 1 }, { (void *)(uintptr_t)bytes, length } };
	struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };

	if (client->socket < 0)
		return;
	if (client_has_queue(client)) {
		enqueue(client, kind, bytes, length);
		return;
	}
	if (sendmsg(client->socket, &message, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0)
		return;
	if (errno == EAGAIN || errno == EINTR || errno == ENOBUFS)
		enqueue(client, kind, bytes, length);
	else
		client_drop(client);
}

void client_flush(struct client *client)
{
	while (client_has_queue(client)) {
		uint32_t size;

		memcpy(&size, client->queue + client->head, sizeof size);
		if (send(client->socket, client->queue + client->head + sizeof size, size,
			 MSG_DONTWAIT | MSG_NOSIGNAL) < 0) {
			if (errno != EAGAIN && errno != EINTR && errno != ENOBUFS)
				client_drop(client);
			return;
		}
		client->head += sizeof size + size;
	}
	/* Give the memory back: a client that once lagged may stay for days. */
	if (client->queue != NULL)
		munmap(client->queue, QUEUE_BYTES);
	client->queue = NULL;
	client->head = client->tail = 0;
}

bool clients_hold_output(const struct clients *clients)
{
	for (int i = 0; i < CLIENTS_MAX; i++)
		if (clients->of[i].holds_output &&
		    clients->of[i].tail - clients->of[i].head > WAIT_LAG_BYTES)
			return true;
	return false;
}

void clients_send(struct clients *clients, bool output, enum frame kind, const void *bytes,
		  size_t length)
{
	for (int i = 0; i < CLIENTS_MAX; i++)
		if (!output || clients->of[i].wants_output)
			client_send(&clients->of[i], kind, bytes, length);
}
