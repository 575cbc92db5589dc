/* Runs the tests of single functions; they may write files in the current directory. */
#include "unit_tests.h"

int main(void)
{
	const struct test *const tables[] = { plan_tests, log_tests, report_tests, key_tests,
					      fence_tests };
	int count = 0;

	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		for (const struct test *test = tables[i]; test->name != NULL; test++) {
			fprintf(stderr, "ok? %s\n", test->name);
			test->run();
			count++;
		}
	printf("%d unit tests passed\n", count);
	return 0;
}
