#ifndef CUTAWAY_CAPABILITIES_H
#define CUTAWAY_CAPABILITIES_H

#include <stdint.h>

/* The sets of this thread, as masks (capabilities(7)). Each returns 0 or -1 with errno. */
struct capability_sets {
	uint64_t permitted;
	uint64_t effective;
	uint64_t inheritable;
};

int capabilities_get(struct capability_sets *sets);
int capabilities_set(const struct capability_sets *sets);

/* Takes every capability out of the bounding set that is not in keep. */
int bounding_limit(uint64_t keep);

int ambient_set(uint64_t mask);

#endif
