/* Names of errors: strerrorname_np(3) is not in musl. */
#include <errno.h>
#include <stdio.h>

#include "errors.h"

#define NAME(error) [error] = #error

static const char *const names[] = {
	NAME(EPERM), NAME(ENOENT), NAME(ESRCH), NAME(EINTR), NAME(EIO), NAME(ENXIO), NAME(E2BIG),
	NAME(ENOEXEC), NAME(EBADF), NAME(ECHILD), NAME(EAGAIN), NAME(ENOMEM), NAME(EACCES),
	NAME(EFAULT), NAME(EBUSY), NAME(EEXIST), NAME(EXDEV), NAME(ENODEV), NAME(ENOTDIR),
	NAME(EISDIR), NAME(EINVAL), NAME(ENFILE), NAME(EMFILE), NAME(ENOTTY), NAME(ETXTBSY),
	NAME(EFBIG), NAME(ENOSPC), NAME(EROFS), NAME(EMLINK), NAME(EPIPE), NAME(ERANGE),
	NAME(ENAMETOOLONG), NAME(ENOSYS), NAME(ENOTEMPTY), NAME(ELOOP), NAME(EOVERFLOW),
	NAME(EUSERS), NAME(EOPNOTSUPP), NAME(ETIMEDOUT), NAME(ESTALE), NAME(EDQUOT), NAME(EPROTO),
	NAME(EBADMSG),
};

const char *error_name(int error)
{
	static char number[16];

	if (error > 0 && error < (int)(sizeof names / sizeof names[0]) && names[error] != NULL)
		return names[error];
	snprintf(number, sizeof number, "E%d", error);
	return number;
}
