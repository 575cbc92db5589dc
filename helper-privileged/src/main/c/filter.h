#ifndef CUTAWAY_FILTER_H
#define CUTAWAY_FILTER_H

#include <stddef.h>
#include <stdint.h>

/* struct sock_filter: one instruction of a seccomp(2) program. */
struct instruction {
	uint16_t code;
	uint8_t if_true, if_false;
	uint32_t value;
};

/* Loads a program of count instructions, which may lie at any address. 0, or -1 with errno. */
int filter_load(const void *program, size_t count);

#endif
