#ifndef CUTAWAY_ORDER_H
#define CUTAWAY_ORDER_H

#include <stdbool.h>

/*
 * Descriptors of a shim, by number: the first it inherits, the others come with its order. What the
 * plan or the options refer to begins at FIRST_FREE.
 */
enum { CONTROL = 3, PLAN, DIRECTORY, FIRST_FREE };

enum { ORDER_WORDS_MAX = 16, ORDER_BYTES_MAX = 512, ORDER_DESCRIPTORS_MAX = 8 };

/* What the helper wants of a shim that waits: "launch" or "exec", and the options after it. */
struct order {
	char bytes[ORDER_BYTES_MAX];
	int count;
	char *words[ORDER_WORDS_MAX];
};

/*
 * Waits for the one packet that begins a shim's work. False: nobody will send one any more, errno 0,
 * or it can't be understood, errno EBADMSG. CONTROL must be the highest descriptor that is open.
 */
bool order_receive(struct order *order);

#endif
