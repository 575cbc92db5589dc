#ifndef CUTAWAY_UNIT_TESTS_H
#define CUTAWAY_UNIT_TESTS_H

#include "check.h"

/* Each ends with an entry of NULL. */
extern const struct test plan_tests[], log_tests[], report_tests[], key_tests[],
	fence_tests[];

#endif
