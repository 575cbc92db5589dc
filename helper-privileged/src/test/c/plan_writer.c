#include <stdarg.h>
#include <string.h>

#include "check.h"
#include "plan_writer.h"

enum { COUNT_AT = 12 };

static void put(struct draft *draft, const void *bytes, size_t length)
{
	CHECK(draft->size + length <= sizeof draft->bytes);
	memcpy(draft->bytes + draft->size, bytes, length);
	draft->size += length;
}

void draft_begin(struct draft *draft)
{
	uint32_t header[2] = { 1, 0 };

	draft->size = 0;
	put(draft, "CUTAWAY", 8);
	put(draft, header, sizeof header);
}

static void put_field(struct draft *draft, const void *bytes, size_t length)
{
	uint32_t size = (uint32_t)length;

	put(draft, &size, sizeof size);
	put(draft, bytes, length);
	put(draft, "", 1);
}

/* Begins an operation; its field count is filled in as fields come. */
static size_t begin(struct draft *draft, enum kind kind)
{
	uint16_t header[2] = { (uint16_t)kind, 0 };
	uint32_t count;

	memcpy(&count, draft->bytes + COUNT_AT, sizeof count);
	draft_patch(draft, COUNT_AT, count + 1);
	put(draft, header, sizeof header);
	return draft->size - sizeof header[1];
}

static void count_field(struct draft *draft, size_t at)
{
	uint16_t count;

	memcpy(&count, draft->bytes + at, sizeof count);
	count++;
	memcpy(draft->bytes + at, &count, sizeof count);
}

void draft_add(struct draft *draft, enum kind kind, ...)
{
	size_t at = begin(draft, kind);
	va_list texts;

	va_start(texts, kind);
	for (const char *text; (text = va_arg(texts, const char *)) != NULL;) {
		put_field(draft, text, strlen(text));
		count_field(draft, at);
	}
	va_end(texts);
}

void draft_add_bytes(struct draft *draft, enum kind kind, const void *bytes, size_t length)
{
	size_t at = begin(draft, kind);

	put_field(draft, bytes, length);
	count_field(draft, at);
}

void draft_patch(struct draft *draft, size_t at, uint32_t value)
{
	memcpy(draft->bytes + at, &value, sizeof value);
}
