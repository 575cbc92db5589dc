/* Results of the operations, and the packet that tells them. */
#include <string.h>
#include <sys/mman.h>

#include "report.h"
#include "frames.h"
#include "sys.h"

struct results *results_new(uint32_t count)
{
	struct results *results = mmap(NULL, sizeof *results, PROT_READ | PROT_WRITE,
				       MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (results == MAP_FAILED)
		return NULL;
	results->failed = -1;
	results->current = -1;
	results->count = count;
	return results;
}

void result_set(struct results *results, uint32_t index, uint64_t start, int error, const char *call)
{
	struct result *result = &results->of[index];

	result->start = start;
	result->duration = monotonic_ns() - start;
	result->error = error;
	strncpy(result->call, call, CALL_NAME_MAX);
	/* The first failure is the one that counts: the shim may fail after the first process did. */
	if (error != 0 && results->failed < 0)
		results->failed = (int32_t)index;
}

static uint8_t *put(uint8_t *out, const void *value, size_t size)
{
	memcpy(out, value, size);
	return out + size;
}

size_t report_encode(const struct results *results, uint8_t *out)
{
	uint8_t *at = out;
	int32_t failed = results->failed;

	*at++ = FRAME_REPORT;
	at = put(at, &failed, sizeof failed);
	at = put(at, &results->count, sizeof results->count);
	for (uint32_t i = 0; i < results->count; i++) {
		const struct result *result = &results->of[i];
		uint8_t length = (uint8_t)strnlen(result->call, CALL_NAME_MAX);

		at = put(at, &result->error, sizeof result->error);
		at = put(at, &result->start, sizeof result->start);
		at = put(at, &result->duration, sizeof result->duration);
		*at++ = length;
		at = put(at, result->call, length);
	}
	return (size_t)(at - out);
}
