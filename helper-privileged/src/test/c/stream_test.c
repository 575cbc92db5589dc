#include "launch_tests.h"
const struct test stream_tests[] = { { NULL, NULL } };
