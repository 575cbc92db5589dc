#ifndef CUTAWAY_LAUNCH_TESTS_H
#define CUTAWAY_LAUNCH_TESTS_H

#include "check.h"

/* Each ends with an entry of NULL. */
extern const struct test launch_tests[], stream_tests[], confinement_tests[],
	mode_tests[], waiting_tests[], order_tests[], step_tests[];

#endif
