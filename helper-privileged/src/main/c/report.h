#ifndef CUTAWAY_REPORT_H
#define CUTAWAY_REPORT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "plan.h"

enum { CALL_NAME_MAX = 23, REPORT_ENTRY_MAX = 21 + CALL_NAME_MAX };

/* How one operation went: times in ns of CLOCK_MONOTONIC, error 0 when it succeeded. */
struct result {
	uint64_t start;
	uint64_t duration;
	int32_t error;
	char call[CALL_NAME_MAX + 1];
};

/* In memory that the shim and the container's first process share until the latter's exec. */
struct results {
	volatile int32_t failed;     /* index of the operation that failed, -1 for none */
	volatile int32_t init;       /* pid of the first process as the shim sees it */
	volatile int32_t current;    /* index of the operation being done by the first process */
	volatile int32_t executing;  /* 1 from just before execve on */
	uint32_t count;
	struct result of[PLAN_OPERATIONS_MAX];
};

/* Shared anonymous memory; only the pages of operations that there are get touched. */
struct results *results_new(uint32_t count);

void result_set(struct results *results, uint32_t index, uint64_t start, int error, const char *call);

/* Writes the packet of kind 1 and returns its size; out has room for REPORT_BYTES_MAX. */
enum { REPORT_BYTES_MAX = 9 + PLAN_OPERATIONS_MAX * REPORT_ENTRY_MAX };
size_t report_encode(const struct results *results, uint8_t *out);

#endif
