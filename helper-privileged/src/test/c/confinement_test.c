#include "launch_tests.h"
const struct test confinement_tests[] = { { NULL, NULL } };
