#ifndef CUTAWAY_CHECK_H
#define CUTAWAY_CHECK_H

#include <stdio.h>
#include <stdlib.h>

/* Tests are functions in a table; a failed check prints where and ends the test program. */
struct test {
	const char *name;
	void (*run)(void);
};

#define CHECK(condition)                                                                        \
	do {                                                                                    \
		if (!(condition)) {                                                             \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
			exit(1);                                                                \
		}                                                                               \
	} while (0)

#define CHECK_EQUAL(actual, expected)                                                           \
	do {                                                                                    \
		long long actual_ = (long long)(actual), expected_ = (long long)(expected);     \
		if (actual_ != expected_) {                                                     \
			fprintf(stderr, "%s:%d: %s is %lld, expected %lld\n", __FILE__,         \
				__LINE__, #actual, actual_, expected_);                         \
			exit(1);                                                                \
		}                                                                               \
	} while (0)

#define CHECK_TEXT(actual, expected)                                                            \
	do {                                                                                    \
		const char *actual_ = (actual), *expected_ = (expected);                        \
		if (strcmp(actual_, expected_) != 0) {                                          \
			fprintf(stderr, "%s:%d: %s is\n%s\nexpected\n%s\n", __FILE__, __LINE__, \
				#actual, actual_, expected_);                                   \
			exit(1);                                                                \
		}                                                                               \
	} while (0)

#define CHECK_CONTAINS(actual, part)                                                            \
	do {                                                                                    \
		const char *actual_ = (actual), *part_ = (part);                                \
		if (strstr(actual_, part_) == NULL) {                                           \
			fprintf(stderr, "%s:%d: %s is\n%s\nwithout\n%s\n", __FILE__, __LINE__,  \
				#actual, actual_, part_);                                       \
			exit(1);                                                                \
		}                                                                               \
	} while (0)

#endif
