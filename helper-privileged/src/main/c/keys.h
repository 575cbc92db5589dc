#ifndef CUTAWAY_KEYS_H
#define CUTAWAY_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KEYS_MAX = 16 };

/* The keys that detach, and how many of them were typed last. */
struct keys {
	uint8_t of[KEYS_MAX];
	size_t count, matched;
};

/* "ctrl-p,ctrl-q", "a,ctrl-]"; "" for none. False when it is neither. */
bool keys_read(struct keys *keys, const char *text);

/*
 * Copies input to out (KEYS_MAX bytes larger), holding back the beginning of the keys until it is
 * known not to be one. True: all keys were typed.
 */
bool keys_filter(struct keys *keys, const uint8_t *in, size_t length, uint8_t *out, size_t *out_length);

#endif
