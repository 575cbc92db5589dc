#include <errno.h>
#include <string.h>

#include "plan.h"
#include "plan_writer.h"
#include "unit_tests.h"

static struct draft draft;
static struct plan plan;

static const char NEW_USER[] = "268435456";

static bool is_read(void)
{
	errno = 0;
	bool read = plan_read(&plan, draft.bytes, draft.size);

	CHECK(read || errno == EBADMSG);
	return read;
}

static void begin_good(void)
{
	draft_begin(&draft);
	draft_add(&draft, CLONE_TREE, "2047", "/layers/a", "-1", "", "", "0", "5", "", "", NULL);
	draft_add(&draft, CLONE_TREE, "1", "", "7", "2049", "17", "1", "5", "0 1 2\n", "0 1 2\n", NULL);
	draft_add(&draft, NEW_NAMESPACES, NEW_USER, NULL);
	draft_add(&draft, MAP_IDS, "0 0 1\n", "0 0 1\n", "deny", NULL);
}

static void end_good(void)
{
	draft_add(&draft, EXECUTE, "2", "sh", "-c", "A=1", "B=", NULL);
}

static void aGoodPlanIsRead(void)
{
	begin_good();
	end_good();
	CHECK(is_read());
	CHECK_EQUAL(plan.count, 5);
	CHECK_EQUAL(plan.split, 2);
	CHECK_EQUAL(field_number(&plan.of[0], 0), 2047);
	CHECK_TEXT(field_text(&plan.of[0], 1), "/layers/a");
	CHECK_EQUAL(field_descriptor(&plan.of[0], 2), -1);
	CHECK_EQUAL(field_number(&plan.of[0], 3), 0);
	CHECK_EQUAL(field_descriptor(&plan.of[1], 2), 7);
	CHECK_TEXT(field_text(&plan.of[1], 8), "0 1 2\n");
	CHECK_EQUAL(plan.of[4].count, 5);
	CHECK_TEXT(field_next(field_text(&plan.of[4], 3)), "B=");
}

static void everyShorterPlanIsRefused(void)
{
	begin_good();
	end_good();
	for (size_t whole = draft.size; draft.size-- > 0;)
		CHECK(draft.size < whole && !is_read());
}

static void bytesAfterThePlanAreRefused(void)
{
	begin_good();
	end_good();
	draft.bytes[draft.size++] = 0;
	CHECK(!is_read());
}

static void anotherMagicFormatOrCountIsRefused(void)
{
	for (size_t at = 0; at < 16; at += 4) {
		begin_good();
		end_good();
		draft_patch(&draft, at, 4);
		CHECK(!is_read());
	}
}

static void aHugeCountOrLengthIsRefused(void)
{
	static const uint32_t values[] = { 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffa, 4097 };

	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		begin_good();
		end_good();
		draft_patch(&draft, 12, values[i]);
		CHECK(!is_read());
		begin_good();
		end_good();
		draft_patch(&draft, 20, values[i]);
		CHECK(!is_read());
	}
}

/* Is a plan good that has this operation among the container's? */
#define ACCEPTS(kind, ...)                                      \
	(begin_good(), draft_add(&draft, kind, __VA_ARGS__), end_good(), is_read())

static void numbersAreDigits(void)
{
	CHECK(ACCEPTS(OPEN_PIPES, "1", NULL));
	CHECK(!ACCEPTS(OPEN_PIPES, "2", NULL));
	CHECK(!ACCEPTS(OPEN_PIPES, "", NULL));
	CHECK(!ACCEPTS(OPEN_PIPES, "-1", NULL));
	CHECK(!ACCEPTS(OPEN_PIPES, "+1", NULL));
	CHECK(!ACCEPTS(OPEN_PIPES, " 1", NULL));
	CHECK(!ACCEPTS(OPEN_PIPES, "1x", NULL));
	CHECK(ACCEPTS(SET_RLIMIT, "7", "18446744073709551615", "18446744073709551615", NULL));
	CHECK(!ACCEPTS(SET_RLIMIT, "7", "18446744073709551616", "1", NULL));
	CHECK(!ACCEPTS(SET_RLIMIT, "7", "99999999999999999999", "1", NULL));
	CHECK(!ACCEPTS(SET_RLIMIT, "7", "000000000000000000001", "1", NULL));
}

static void fieldCountsMatchTheKind(void)
{
	CHECK(ACCEPTS(MASK_PATH, "/a", NULL));
	CHECK(!ACCEPTS(MASK_PATH, NULL));
	CHECK(!ACCEPTS(MASK_PATH, "/a", "/b", NULL));
	CHECK(ACCEPTS(PIVOT_ROOT, NULL));
	CHECK(!ACCEPTS(PIVOT_ROOT, "", NULL));
	CHECK(!ACCEPTS((enum kind)0, NULL));
	CHECK(!ACCEPTS(KIND_COUNT, NULL));
	CHECK(!ACCEPTS((enum kind)65535, NULL));
}

static void limitsOfSingleFieldsHold(void)
{
	CHECK(ACCEPTS(ATTACH_TREE, "2047", "l", NULL));
	CHECK(!ACCEPTS(ATTACH_TREE, "2048", "l", NULL));
	CHECK(!ACCEPTS(BIND_TREE, "2048", "/l", NULL));
	CHECK(!ACCEPTS(SET_USER, "4294967295", "0", "", NULL));
	CHECK(!ACCEPTS(OPEN_TERMINAL, "65536", "1", NULL));
	begin_good();
	draft_add_bytes(&draft, FILTER_SYSCALLS, "\0\1\2\3\4\5\6\7", 8);
	end_good();
	CHECK(is_read());
	begin_good();
	draft_add_bytes(&draft, FILTER_SYSCALLS, "\0\1\2\3\4\5\6", 7);
	end_good();
	CHECK(!is_read());
}

static void aTextWithNulIsRefused(void)
{
	begin_good();
	draft_add_bytes(&draft, MASK_PATH, "/a\0b", 4);
	end_good();
	CHECK(!is_read());
}

static void theOrderIsChecked(void)
{
	CHECK(!ACCEPTS(CLONE_TREE, "0", "/a", "-1", "", "", "0", "5", "", "", NULL));
	CHECK(!ACCEPTS(NEW_NAMESPACES, NEW_USER, NULL));
	CHECK(!ACCEPTS(JOIN_NAMESPACES, "6", NEW_USER, NULL));
	CHECK(!ACCEPTS(MAP_IDS, "", "", "deny", NULL));
	CHECK(!ACCEPTS(EXECUTE, "1", "sh", NULL));
	begin_good();
	CHECK(!is_read());
	draft_begin(&draft);
	CHECK(!is_read());
	end_good();
	CHECK(!is_read());
	draft_begin(&draft);
	draft_add(&draft, NEW_NAMESPACES, NEW_USER, NULL);
	draft_add(&draft, PIVOT_ROOT, NULL);
	end_good();
	CHECK(!is_read());
	draft_begin(&draft);
	draft_add(&draft, JOIN_NAMESPACES, "6", NEW_USER, NULL);
	end_good();
	CHECK(is_read());
}

static void anExecuteNeedsItsArguments(void)
{
	static const char *const counts[] = { "0", "5", "18446744073709551615" };

	for (int i = 0; i < 3; i++) {
		begin_good();
		draft_add(&draft, EXECUTE, counts[i], "a", "b", "c", "d", NULL);
		CHECK(!is_read());
	}
}

const struct test plan_tests[] = {
	{ "aGoodPlanIsRead", aGoodPlanIsRead },
	{ "everyShorterPlanIsRefused", everyShorterPlanIsRefused },
	{ "bytesAfterThePlanAreRefused", bytesAfterThePlanAreRefused },
	{ "anotherMagicFormatOrCountIsRefused", anotherMagicFormatOrCountIsRefused },
	{ "aHugeCountOrLengthIsRefused", aHugeCountOrLengthIsRefused },
	{ "numbersAreDigits", numbersAreDigits },
	{ "fieldCountsMatchTheKind", fieldCountsMatchTheKind },
	{ "limitsOfSingleFieldsHold", limitsOfSingleFieldsHold },
	{ "aTextWithNulIsRefused", aTextWithNulIsRefused },
	{ "theOrderIsChecked", theOrderIsChecked },
	{ "anExecuteNeedsItsArguments", anExecuteNeedsItsArguments },
	{ NULL, NULL },
};
