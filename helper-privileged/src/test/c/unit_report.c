#include <string.h>

#include "report.h"
#include "frames.h"
#include "unit_tests.h"

static uint8_t packet[REPORT_BYTES_MAX];

static void aReportHasTheFirstFailureAndAllResults(void)
{
	struct results *results = results_new(3);
	static const uint8_t head[] = { FRAME_REPORT, 1, 0, 0, 0, 3, 0, 0, 0 };
	size_t size;
	int32_t error;

	CHECK(results != NULL);
	result_set(results, 0, 5, 0, "mount");
	result_set(results, 1, 6, 22, "openat2");
	result_set(results, 2, 7, 1, "a name that is longer than any call's");
	size = report_encode(results, packet);
	CHECK(memcmp(packet, head, sizeof head) == 0);
	CHECK_EQUAL(packet[9 + 4], 5);
	CHECK_EQUAL(packet[9 + 20], 5);
	CHECK(memcmp(packet + 9 + 21, "mount", 5) == 0);
	memcpy(&error, packet + 9 + 26, sizeof error);
	CHECK_EQUAL(error, 22);
	CHECK_EQUAL(size, 9 + 21 + 5 + 21 + 7 + 21 + CALL_NAME_MAX);
}

static void aReportOfNothingYetHasNoFailure(void)
{
	struct results *results = results_new(1);
	int32_t failed;

	CHECK_EQUAL(report_encode(results, packet), 9 + 21);
	memcpy(&failed, packet + 1, sizeof failed);
	CHECK_EQUAL(failed, -1);
}

static void theLargestReportFits(void)
{
	struct results *results = results_new(PLAN_OPERATIONS_MAX);

	for (uint32_t i = 0; i < PLAN_OPERATIONS_MAX; i++)
		result_set(results, i, 0, 0, "12345678901234567890123");
	CHECK_EQUAL(report_encode(results, packet), sizeof packet);
}

const struct test report_tests[] = {
	{ "aReportHasTheFirstFailureAndAllResults", aReportHasTheFirstFailureAndAllResults },
	{ "aReportOfNothingYetHasNoFailure", aReportOfNothingYetHasNoFailure },
	{ "theLargestReportFits", theLargestReportFits },
	{ NULL, NULL },
};
