/* Output that waits for a client, and what it must not hold up. */
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "clients.h"
#include "container.h"
#include "launch_tests.h"

/* Bytes of output up to the exit frame, or up to the end of a connection that was dropped. */
static size_t count_output(struct container *c, int socket, bool slowly)
{
	static uint8_t frame[PACKET_BYTES];
	size_t bytes = 0;

	for (unsigned frames = 1;; frames++) {
		struct pollfd ready = { socket, POLLIN, 0 };
		ssize_t length;

		CHECK(poll(&ready, 1, 10000) == 1);
		length = recv(socket, frame, sizeof frame, 0);
		CHECK(length >= 0);
		if (length == 0)
			return bytes;
		if (frame[0] == FRAME_STDOUT)
			bytes += (size_t)length - 1;
		if (frame[0] == FRAME_EXIT) {
			memcpy(&c->status, frame + 1, 4);
			return bytes;
		}
		if (slowly && frames % 16 == 0)
			usleep(100);
	}
}

static void outputWaitsForASlowClient(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "fill", "50000000", NULL);
	start_shim(c, "launch", "--attach", "6", "--log-limit", "100000", NULL);
	CHECK_EQUAL(count_output(c, c->attached, true), 50000000);
	CHECK_EQUAL(c->status, 0);
	CHECK_EQUAL(await_shim(c), 0);
	end_container(c);
}

static long log_size(struct container *c)
{
	char path[600];
	struct stat s;

	snprintf(path, sizeof path, "%s/log", c->path);
	return stat(path, &s) < 0 ? 0 : (long)s.st_size;
}

/* Far more than fits into queue, socket and pipe, so without its reader the container can't end. */
static void aClientThatDiesHoldsNothingUp(void)
{
	struct container *c = planned("0", "pipes");

	plan_probe(c, "fill", "10000000", NULL);
	start_shim(c, "launch", "--attach", "6", "--log-limit", "20000000", NULL);
	await_frame(c, c->control, FRAME_STARTED);
	for (int i = 0; i < 2000 && log_size(c) < WAIT_LAG_BYTES; i++)
		usleep(5000);
	CHECK(log_size(c) >= WAIT_LAG_BYTES && log_size(c) < 5000000);
	CHECK_EQUAL(c->status, -1);
	close(c->attached);
	await_frame(c, c->control, FRAME_EXIT);
	CHECK_EQUAL(c->status, 0);
	CHECK_EQUAL(await_shim(c), 0);
	CHECK(log_size(c) > 10000000);
	c->attached = -1;
	end_container(c);
}

static void outputThatWaitsForOneIsNotKeptForAnother(void)
{
	struct container *c = planned("0", "input");
	uint8_t flags = ATTACH_OUTPUT;
	int other;

	plan_probe(c, "copy", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	await_frame(c, c->control, FRAME_STARTED);
	other = connect_shim(c);
	CHECK(other >= 0);
	send_frame(other, FRAME_ATTACH, &flags, 1);
	for (int i = 0; i < 100; i++) {
		static char much[CHUNK_BYTES];
		size_t before = c->out_total;

		send_frame(c->attached, FRAME_STDIN, much, sizeof much);
		while (c->out_total < before + sizeof much)
			read_frame(c, c->attached);
	}
	send_frame(c->attached, FRAME_STDIN_END, "", 0);
	await_frame(c, c->attached, FRAME_EXIT);
	CHECK_EQUAL(c->status, 0);
	/* The other was sent away with what its socket held. */
	c->status = -1;
	CHECK(count_output(c, other, false) < CLIENT_LAG_BYTES);
	CHECK_EQUAL(c->status, -1);
	CHECK_EQUAL(await_shim(c), 0);
	CHECK(log_size(c) > 100 * CHUNK_BYTES);
	close(other);
	end_container(c);
}

/* It takes the two seconds that others are given, hence in one lane only. */
static void theEndWaitsForASlowClientToo(void)
{
	struct container *c;
	uint8_t flags = ATTACH_OUTPUT;
	int other;

	if (lane != SINGLE_ID)
		return;
	c = planned("0", "input");
	plan_probe(c, "copy", NULL);
	start_shim(c, "launch", "--attach", "6", NULL);
	await_frame(c, c->control, FRAME_STARTED);
	other = connect_shim(c);
	CHECK(other >= 0);
	send_frame(other, FRAME_ATTACH, &flags, 1);
	for (int i = 0; i < 14; i++) {
		static char much[CHUNK_BYTES];

		send_frame(c->attached, FRAME_STDIN, much, sizeof much);
	}
	send_frame(c->attached, FRAME_STDIN_END, "", 0);
	await_frame(c, c->control, FRAME_EXIT);
	/* The other's time is up when its connection ends. */
	CHECK(poll(&(struct pollfd){ other, 0, 0 }, 1, 10000) == 1);
	c->status = -1;
	CHECK_EQUAL(count_output(c, c->attached, false), 14 * CHUNK_BYTES);
	CHECK_EQUAL(c->status, 0);
	CHECK_EQUAL(await_shim(c), 0);
	close(other);
	end_container(c);
}

const struct test waiting_tests[] = {
	{ "outputWaitsForASlowClient", outputWaitsForASlowClient },
	{ "aClientThatDiesHoldsNothingUp", aClientThatDiesHoldsNothingUp },
	{ "outputThatWaitsForOneIsNotKeptForAnother", outputThatWaitsForOneIsNotKeptForAnother },
	{ "theEndWaitsForASlowClientToo", theEndWaitsForASlowClientToo },
	{ NULL, NULL },
};
