#ifndef CUTAWAY_PLAN_WRITER_H
#define CUTAWAY_PLAN_WRITER_H

#include <stddef.h>
#include <stdint.h>

#include "plan.h"

/* A plan in the making: what PlanEncoder of the engine does in Java. */
struct draft {
	uint8_t bytes[256 * 1024];
	size_t size;
};

void draft_begin(struct draft *draft);

/* Appends an operation whose fields are the texts up to NULL. */
void draft_add(struct draft *draft, enum kind kind, ...) __attribute__((sentinel));

/* Appends an operation with one field of any bytes. */
void draft_add_bytes(struct draft *draft, enum kind kind, const void *bytes, size_t length);

/* Puts a u32 anywhere, to break a plan. */
void draft_patch(struct draft *draft, size_t at, uint32_t value);

#endif
