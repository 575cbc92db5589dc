/* The keys that detach a terminal, as docker and podman write them. */
#include <string.h>

#include "keys.h"

/* One word between commas: a character, or ctrl- and one of @ a-z [ \ ] ^ _. */
static bool read_key(const char *word, size_t length, uint8_t *key)
{
	if (length == 1) {
		*key = (uint8_t)word[0];
		return true;
	}
	if (length != 6 || memcmp(word, "ctrl-", 5) != 0)
		return false;
	if ((word[5] >= 'a' && word[5] <= 'z') || (word[5] >= '@' && word[5] <= '_')) {
		*key = (uint8_t)(word[5] & 0x1f);
		return true;
	}
	return false;
}

bool keys_read(struct keys *keys, const char *text)
{
	*keys = (struct keys){ .count = 0 };
	while (*text != 0) {
		size_t length = strcspn(text, ",");

		if (keys->count == KEYS_MAX || !read_key(text, length, &keys->of[keys->count++]))
			return false;
		text += length + (text[length] == ',');
	}
	return true;
}

/* The longest beginning of the keys that the held back ones and byte end with. */
static size_t next_match(const struct keys *keys, uint8_t byte)
{
	size_t matched = keys->matched;

	for (;;) {
		if (keys->of[matched] == byte)
			return matched + 1;
		if (matched == 0)
			return 0;
		do
			matched--;
		while (matched > 0 &&
		       memcmp(keys->of, keys->of + keys->matched - matched, matched) != 0);
	}
}

bool keys_filter(struct keys *keys, const uint8_t *in, size_t length, uint8_t *out, size_t *out_length)
{
	size_t at = 0;

	if (keys->count == 0) {
		memcpy(out, in, length);
		*out_length = length;
		return false;
	}
	for (size_t i = 0; i < length; i++) {
		size_t held = keys->matched;

		keys->matched = next_match(keys, in[i]);
		/* Of held bytes and this one, what is no longer part of a match goes out. */
		for (size_t out_count = held + 1 - keys->matched, j = 0; j < out_count; j++)
			out[at++] = j < held ? keys->of[j] : in[i];
		if (keys->matched == keys->count) {
			keys->matched = 0;
			*out_length = at;
			return true;
		}
	}
	*out_length = at;
	return false;
}
