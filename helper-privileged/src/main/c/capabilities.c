/* capget(2), capset(2) and the capability operations of prctl(2), without libcap. */
#include <sys/prctl.h>

#include "capabilities.h"
#include "sys.h"

enum { VERSION_3 = 0x20080522, LAST_POSSIBLE = 63 };

struct header {
	uint32_t version;
	int32_t pid;
};

/* Low and high 32 bits, in the kernel's order of the sets. */
struct half {
	uint32_t effective, permitted, inheritable;
};

int capabilities_get(struct capability_sets *sets)
{
	struct header header = { VERSION_3, 0 };
	struct half half[2];

	if (syscall(SYS_capget, &header, half) < 0)
		return -1;
	sets->permitted = half[0].permitted | (uint64_t)half[1].permitted << 32;
	sets->effective = half[0].effective | (uint64_t)half[1].effective << 32;
	sets->inheritable = half[0].inheritable | (uint64_t)half[1].inheritable << 32;
	return 0;
}

int capabilities_set(const struct capability_sets *sets)
{
	struct header header = { VERSION_3, 0 };
	struct half half[2] = {
		{ (uint32_t)sets->effective, (uint32_t)sets->permitted, (uint32_t)sets->inheritable },
		{ (uint32_t)(sets->effective >> 32), (uint32_t)(sets->permitted >> 32),
		  (uint32_t)(sets->inheritable >> 32) },
	};

	return (int)syscall(SYS_capset, &header, half);
}

/* EINVAL says that the kernel has no capability of this number, and none above. */
int bounding_limit(uint64_t keep)
{
	for (unsigned long capability = 0; capability <= LAST_POSSIBLE; capability++) {
		if (keep >> capability & 1)
			continue;
		if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0)
			return errno == EINVAL ? 0 : -1;
	}
	return 0;
}

int ambient_set(uint64_t mask)
{
	if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) < 0)
		return -1;
	for (unsigned long capability = 0; capability <= LAST_POSSIBLE; capability++)
		if ((mask >> capability & 1) != 0 &&
		    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) < 0)
			return -1;
	return 0;
}
