#ifndef CUTAWAY_PLAN_H
#define CUTAWAY_PLAN_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

enum {
	PLAN_BYTES_MAX = 4 * 1024 * 1024,
	PLAN_OPERATIONS_MAX = 4096,
	PLAN_SLOTS = 2048,
};

enum kind {
	CLONE_TREE = 1,
	JOIN_NAMESPACES,
	NEW_NAMESPACES,
	MAP_IDS,
	SET_PROPAGATION,
	PREPARE_STAGE,
	ATTACH_TREE,
	MOUNT_OVERLAY,
	MOUNT,
	BIND_TREE,
	BIND_DEVICE,
	BIND_HOST_TREE,
	MAKE_DIRECTORY,
	MAKE_SYMLINK,
	MASK_PATH,
	READ_ONLY_PATH,
	SET_MOUNT_ATTRIBUTES,
	PIVOT_ROOT,
	SET_HOSTNAME,
	SET_RLIMIT,
	OPEN_TERMINAL,
	OPEN_PIPES,
	SET_USER,
	SET_CAPABILITIES,
	SET_NO_NEW_PRIVILEGES,
	FILTER_SYSCALLS,
	CHANGE_DIRECTORY,
	EXECUTE,
	RAISE_LOOPBACK,
	CHANGE_ROOT,
	KIND_COUNT,
};

/* One operation: a view into the plan's bytes, which must stay where they are. */
struct operation {
	uint16_t kind;
	uint16_t count;
	const uint8_t *fields;
};

struct plan {
	uint32_t count;
	/* Index of NewNamespaces or JoinNamespaces: what comes before is done by the shim itself. */
	uint32_t split;
	struct operation of[PLAN_OPERATIONS_MAX];
};

/*
 * Reads and checks a whole plan. True: every operation has the fields of its kind, every number is
 * one, and the order is sound, so nothing after this needs to check again. False: errno is EBADMSG.
 */
bool plan_read(struct plan *plan, const uint8_t *bytes, size_t size);

const char *field_text(const struct operation *op, unsigned index);
uint32_t field_length(const struct operation *op, unsigned index);
uint64_t field_number(const struct operation *op, unsigned index);
int field_descriptor(const struct operation *op, unsigned index);

/* A field as a C string and the one after it, for walking through many. */
const char *field_next(const char *text);

/* Decimal digits only, at most 2^64-1. */
bool parse_number(const char *text, size_t length, uint64_t *number);

#endif
