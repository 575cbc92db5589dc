#include <string.h>

#include "keys.h"
#include "unit_tests.h"

/* What comes out of typing, with "!" where the keys detached. */
static void check(const char *keys_text, const char *typed, const char *expected)
{
	struct keys keys;
	uint8_t out[64 + KEYS_MAX];
	char all[128] = "";
	size_t length;

	CHECK(keys_read(&keys, keys_text));
	for (; *typed != 0; typed++) {
		bool detached = keys_filter(&keys, (const uint8_t *)typed, 1, out, &length);

		strncat(all, (char *)out, length);
		if (detached)
			strcat(all, "!");
	}
	CHECK_TEXT(all, expected);
}

static void theKeysDetach(void)
{
	check("ctrl-p,ctrl-q", "a\020\021", "a!");
	check("ctrl-p,ctrl-q", "a\020b\020", "a\020b");
	check("ctrl-p,ctrl-q", "\020\020\021", "\020!");
	check("a,a,b", "aaab", "a!");
	check("a,b,a,c", "ababac", "ab!");
	check("", "a\020\021", "a\020\021");
}

static void wrongKeysAreRefused(void)
{
	struct keys keys;

	CHECK(!keys_read(&keys, "ctrl-1"));
	CHECK(!keys_read(&keys, "ctrl-pp"));
	CHECK(!keys_read(&keys, ","));
	CHECK(!keys_read(&keys, "alt-p"));
	CHECK(keys_read(&keys, "ctrl-],x"));
	CHECK(keys_read(&keys, "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p"));
	CHECK(!keys_read(&keys, "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q"));
}

const struct test key_tests[] = {
	{ "theKeysDetach", theKeysDetach },
	{ "wrongKeysAreRefused", wrongKeysAreRefused },
	{ NULL, NULL },
};
