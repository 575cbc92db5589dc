/* The plan's reader on plans broken at random: fuzz SECONDS SEED. Meant for sanitizers. */
#include <string.h>
#include <time.h>

#include "check.h"
#include "plan.h"
#include "plan_writer.h"

static uint64_t state;

/* xorshift64: the same plans for the same seed, on every machine. */
static uint64_t next_random(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static void make_good(struct draft *draft)
{
	draft_begin(draft);
	draft_add(draft, CLONE_TREE, "0", "/a", "-1", "1", "2", "0", "5", "0 1 1\n", "0 1 1\n", NULL);
	if (next_random() % 4 == 0) {
		draft_add(draft, JOIN_NAMESPACES, "6", "268435456", NULL);
	} else {
		draft_add(draft, NEW_NAMESPACES, "268435456", NULL);
		draft_add(draft, MAP_IDS, "0 0 1\n", "0 0 1\n", "deny", NULL);
	}
	draft_add(draft, PREPARE_STAGE, NULL);
	draft_add(draft, ATTACH_TREE, "0", "l/0", NULL);
	draft_add(draft, MOUNT, "proc", "proc", "/proc", "14", "", NULL);
	draft_add(draft, SET_USER, "0", "0", "1,2", NULL);
	draft_add_bytes(draft, FILTER_SYSCALLS, "\0\1\2\3\4\5\6\7", 8);
	draft_add(draft, EXECUTE, "2", "a", "b", "C=d", NULL);
}

static void change(uint8_t *bytes, size_t *size)
{
	static const uint8_t interesting[] = { 0, 1, '0', '-', '9', 0x7f, 0x80, 0xfe, 0xff };
	size_t at = next_random() % *size;

	switch (next_random() % 4) {
	case 0:
		bytes[at] ^= (uint8_t)(1u << next_random() % 8);
		break;
	case 1:
		bytes[at] = interesting[next_random() % sizeof interesting];
		break;
	case 2:
		memmove(bytes + at, bytes + at + 1, --*size - at);
		break;
	default:
		*size = at + 1;
	}
}

/* What the shim does with a plan that was read: looks at every field. */
static uint64_t use(const struct plan *plan)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < plan->count; i++)
		for (unsigned f = 0; f < plan->of[i].count; f++)
			sum += strlen(field_text(&plan->of[i], f)) + field_number(&plan->of[i], f);
	return sum;
}

int main(int argc, char **argv)
{
	static struct draft draft;
	static struct plan plan;
	time_t end = time(NULL) + (argc > 1 ? atoi(argv[1]) : 10);
	uint64_t tried = 0, good = 0, sum = 0;

	state = argc > 2 ? strtoull(argv[2], NULL, 10) * 2654435761u + 1 : 1;
	for (; tried % 1024 != 0 || time(NULL) < end; tried++) {
		uint8_t *exact;
		size_t size;

		make_good(&draft);
		size = draft.size;
		for (uint64_t n = next_random() % 4; n > 0 && size > 1; n--)
			change(draft.bytes, &size);
		/* A block of just this size, so that the sanitizer sees one byte too far. */
		exact = malloc(size);
		CHECK(exact != NULL);
		memcpy(exact, draft.bytes, size);
		if (plan_read(&plan, exact, size)) {
			sum += use(&plan);
			good++;
		}
		free(exact);
	}
	printf("%llu plans, %llu of them good (%llx)\n", (unsigned long long)tried,
	       (unsigned long long)good, (unsigned long long)sum);
	return 0;
}
