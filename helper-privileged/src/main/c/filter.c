/* seccomp(2), SECCOMP_SET_MODE_FILTER. */
#include "filter.h"
#include "sys.h"

enum { SET_MODE_FILTER = 1 };

int filter_load(const void *program, size_t count)
{
	/* struct sock_fprog; the kernel copies the program, from any alignment. */
	struct {
		unsigned short count;
		const void *program;
	} description = { (unsigned short)count, program };

	return (int)syscall(SYS_seccomp, SET_MODE_FILTER, 0, &description);
}
