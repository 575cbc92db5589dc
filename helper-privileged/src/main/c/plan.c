/*
 * The reader of a launch plan: the only place where bytes from outside become operations.
 *
 *   plan      = "CUTAWAY\0", u32 format = 1, u32 operation count, operation*
 *   operation = u16 kind, u16 field count, field*
 *   field     = u32 length, bytes, one NUL that the length does not count
 *
 * Little endian. Nothing is copied: an operation points into the plan. Each field ends with a NUL,
 * so it is a C string where it stands.
 */
#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <string.h>

#include "plan.h"
#include "sys.h"

enum { HEADER_BYTES = 16, FORMAT = 1, FILTER_INSTRUCTION_BYTES = 8, FILTER_INSTRUCTIONS_MAX = 4096 };

/*
 * The fields of each kind: t text, n number, o number or empty, i number or -1, b bytes,
 * * any number of texts.
 */
static const char *const fields_of[KIND_COUNT] = {
	[CLONE_TREE] = "ntioonntt",
	[JOIN_NAMESPACES] = "in",
	[NEW_NAMESPACES] = "n",
	[MAP_IDS] = "ttt",
	[SET_PROPAGATION] = "tn",
	[PREPARE_STAGE] = "",
	[ATTACH_TREE] = "nt",
	[MOUNT_OVERLAY] = "tttnt",
	[MOUNT] = "tttnt",
	[BIND_TREE] = "nt",
	[BIND_DEVICE] = "ttn",
	[BIND_HOST_TREE] = "ttn",
	[MAKE_DIRECTORY] = "tn",
	[MAKE_SYMLINK] = "tt",
	[MASK_PATH] = "t",
	[READ_ONLY_PATH] = "t",
	[SET_MOUNT_ATTRIBUTES] = "tn",
	[PIVOT_ROOT] = "",
	[SET_HOSTNAME] = "t",
	[SET_RLIMIT] = "nnn",
	[OPEN_TERMINAL] = "nn",
	[OPEN_PIPES] = "n",
	[SET_USER] = "nnt",
	[SET_CAPABILITIES] = "nnnnn",
	[SET_NO_NEW_PRIVILEGES] = "",
	[FILTER_SYSCALLS] = "b",
	[CHANGE_DIRECTORY] = "t",
	[EXECUTE] = "n*",
	[RAISE_LOOPBACK] = "",
	[CHANGE_ROOT] = "",
};

struct reader {
	const uint8_t *at;
	const uint8_t *end;
};

static bool take(struct reader *r, void *value, size_t size)
{
	if ((size_t)(r->end - r->at) < size)
		return false;
	memcpy(value, r->at, size);
	r->at += size;
	return true;
}

bool parse_number(const char *text, size_t length, uint64_t *number)
{
	uint64_t value = 0;

	if (length == 0 || length > 20)
		return false;
	for (size_t i = 0; i < length; i++) {
		unsigned digit = (unsigned)(text[i] - '0');

		if (digit > 9 || value > (UINT64_MAX - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	*number = value;
	return true;
}

/* True when the bytes of a field are what its letter promises. */
static bool fits(char letter, const char *text, uint32_t length)
{
	uint64_t number;

	if (letter == 'b')
		return true;
	if (memchr(text, 0, length) != NULL)
		return false;
	if (letter == 'n')
		return parse_number(text, length, &number);
	if (letter == 'o')
		return length == 0 || parse_number(text, length, &number);
	if (letter == 'i')
		return (length == 2 && memcmp(text, "-1", 2) == 0) ||
		       (parse_number(text, length, &number) && number <= INT_MAX);
	return true;
}

static bool take_field(struct reader *r, char letter)
{
	uint32_t length;

	if (!take(r, &length, sizeof length))
		return false;
	/* The NUL must be there too, so the length has to be smaller than what is left. */
	if (length >= (size_t)(r->end - r->at) || r->at[length] != 0)
		return false;
	if (!fits(letter, (const char *)r->at, length))
		return false;
	r->at += length + 1;
	return true;
}

static bool take_operation(struct reader *r, struct operation *op)
{
	const char *letters;

	if (!take(r, &op->kind, sizeof op->kind) || !take(r, &op->count, sizeof op->count))
		return false;
	if (op->kind == 0 || op->kind >= KIND_COUNT)
		return false;
	op->fields = r->at;
	letters = fields_of[op->kind];
	for (unsigned i = 0; i < op->count; i++) {
		if (*letters == 0 || !take_field(r, *letters))
			return false;
		if (*letters != '*')
			letters++;
	}
	return *letters == 0 || *letters == '*';
}

/* What the letters can't say of an operation's fields. */
static bool is_sound(const struct operation *op)
{
	switch (op->kind) {
	case CLONE_TREE:
		return field_number(op, 0) < PLAN_SLOTS && field_number(op, 5) <= 1;
	case JOIN_NAMESPACES:
		return field_descriptor(op, 0) >= 0;
	case NEW_NAMESPACES:
		return (field_number(op, 0) & CLONE_NEWUSER) != 0;
	case MAP_IDS:
		return strcmp(field_text(op, 2), "allow") == 0 || strcmp(field_text(op, 2), "deny") == 0;
	case ATTACH_TREE:
	case BIND_TREE:
		return field_number(op, 0) < PLAN_SLOTS;
	case OPEN_TERMINAL:
		return field_number(op, 0) <= UINT16_MAX && field_number(op, 1) <= UINT16_MAX;
	case OPEN_PIPES:
		return field_number(op, 0) <= 1;
	case SET_USER:
		return field_number(op, 0) < UINT32_MAX && field_number(op, 1) < UINT32_MAX;
	case FILTER_SYSCALLS:
		return field_length(op, 0) > 0 && field_length(op, 0) % FILTER_INSTRUCTION_BYTES == 0 &&
		       field_length(op, 0) / FILTER_INSTRUCTION_BYTES <= FILTER_INSTRUCTIONS_MAX;
	case EXECUTE:
		return field_number(op, 0) >= 1 && field_number(op, 0) < op->count;
	default:
		return true;
	}
}

/*
 * The order: trees first, then the one operation that splits shim and container, MapIds right after
 * NewNamespaces and nowhere else, then the rest, and Execute at the end.
 */
static bool is_in_order(struct plan *plan, uint32_t index)
{
	uint16_t kind = plan->of[index].kind;
	bool split_seen = plan->split < index;

	switch (kind) {
	case CLONE_TREE:
		return !split_seen;
	case JOIN_NAMESPACES:
	case NEW_NAMESPACES:
		if (split_seen)
			return false;
		plan->split = index;
		return true;
	case MAP_IDS:
		return index > 0 && plan->of[index - 1].kind == NEW_NAMESPACES;
	case EXECUTE:
		return split_seen && index + 1 == plan->count;
	default:
		return split_seen && plan->of[index - 1].kind != NEW_NAMESPACES;
	}
}

static bool read_operations(struct plan *plan, struct reader *r)
{
	plan->split = UINT32_MAX;
	for (uint32_t i = 0; i < plan->count; i++)
		if (!take_operation(r, &plan->of[i]) || !is_sound(&plan->of[i]) || !is_in_order(plan, i))
			return false;
	return r->at == r->end && plan->count > 0 && plan->of[plan->count - 1].kind == EXECUTE;
}

bool plan_read(struct plan *plan, const uint8_t *bytes, size_t size)
{
	struct reader r = { bytes, bytes + size };
	char magic[8];
	uint32_t format;

	if (size >= HEADER_BYTES && size <= PLAN_BYTES_MAX && take(&r, magic, sizeof magic) &&
	    take(&r, &format, sizeof format) && take(&r, &plan->count, sizeof plan->count) &&
	    memcmp(magic, "CUTAWAY", sizeof magic) == 0 && format == FORMAT &&
	    plan->count <= PLAN_OPERATIONS_MAX && read_operations(plan, &r))
		return true;
	errno = EBADMSG;
	return false;
}

uint32_t field_length(const struct operation *op, unsigned index)
{
	const char *text = field_text(op, index);
	uint32_t length;

	memcpy(&length, text - sizeof length, sizeof length);
	return length;
}

const char *field_next(const char *text)
{
	uint32_t length;

	memcpy(&length, text - sizeof length, sizeof length);
	return text + length + 1 + sizeof length;
}

const char *field_text(const struct operation *op, unsigned index)
{
	const char *text = (const char *)op->fields + sizeof(uint32_t);

	while (index-- > 0)
		text = field_next(text);
	return text;
}

uint64_t field_number(const struct operation *op, unsigned index)
{
	uint64_t number = 0;

	/* Checked by plan_read; an empty optional number is 0. */
	(void)parse_number(field_text(op, index), field_length(op, index), &number);
	return number;
}

int field_descriptor(const struct operation *op, unsigned index)
{
	return field_text(op, index)[0] == '-' ? -1 : (int)field_number(op, index);
}
