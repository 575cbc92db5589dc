/* A shim is started before it is needed. What it shall do comes later, in one packet. */
#include <string.h>
#include <sys/socket.h>

#include "order.h"
#include "sys.h"

/* Each word ends with a NUL, the last one too. */
static bool split(struct order *order, size_t length)
{
	order->count = 0;
	for (size_t at = 0; at < length; at += strlen(order->bytes + at) + 1) {
		if (order->count == ORDER_WORDS_MAX)
			return false;
		order->words[order->count++] = order->bytes + at;
	}
	return order->count > 0 && order->bytes[length - 1] == 0;
}

/* New descriptors get the lowest numbers that are free, in their order: no one else's may be there. */
static bool have_their_numbers(struct msghdr *message)
{
	struct cmsghdr *header = CMSG_FIRSTHDR(message);
	int descriptors[ORDER_DESCRIPTORS_MAX];
	size_t size;

	if (header == NULL || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
		return false;
	size = header->cmsg_len - CMSG_LEN(0);
	if (size < (FIRST_FREE - PLAN) * sizeof(int) || size > sizeof descriptors)
		return false;
	memcpy(descriptors, CMSG_DATA(header), size);
	for (size_t i = 0; i < size / sizeof(int); i++)
		if (descriptors[i] != PLAN + (int)i)
			return false;
	return true;
}

bool order_receive(struct order *order)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(ORDER_DESCRIPTORS_MAX * sizeof(int))];
	} control;
	struct iovec data = { order->bytes, sizeof order->bytes };
	struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1,
				  .msg_control = control.bytes,
				  .msg_controllen = sizeof control.bytes };
	ssize_t length;

	do
		length = recvmsg(CONTROL, &message, MSG_CMSG_CLOEXEC);
	while (length < 0 && errno == EINTR);
	errno = length > 0 ? EBADMSG : 0;
	return length > 0 && (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0 &&
	       have_their_numbers(&message) && split(order, (size_t)length);
}
