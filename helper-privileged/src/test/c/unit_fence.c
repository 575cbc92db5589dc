#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fence.h"
#include "unit_tests.h"

static int error_of_opening(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC, 0600);

	if (file >= 0)
		close(file);
	return file >= 0 ? 0 : errno;
}

static void live_behind_the_fence(void)
{
	CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	int fenced = fence_directory();

	CHECK(fenced >= 0);
	if (fenced == 0) {
		fprintf(stderr, "left out: this kernel has no Landlock\n");
		_exit(0);
	}
	CHECK_EQUAL(error_of_opening("log", O_WRONLY | O_CREAT | O_APPEND), 0);
	CHECK_EQUAL(error_of_opening("log.tmp", O_WRONLY | O_CREAT | O_TRUNC), 0);
	CHECK(rename("log.tmp", "log") == 0);
	CHECK_EQUAL(error_of_opening("log", O_RDONLY), EACCES);
	CHECK_EQUAL(error_of_opening("../outside", O_WRONLY), EACCES);
	CHECK_EQUAL(error_of_opening("../new", O_WRONLY | O_CREAT), EACCES);
	CHECK_EQUAL(error_of_opening("/dev/null", O_WRONLY), EACCES);
	_exit(0);
}

static void onlyTheDirectoryIsWithinTheFence(void)
{
	pid_t child;
	int status;

	CHECK(mkdir("fence", 0700) == 0 && mkdir("fence/in", 0700) == 0);
	CHECK_EQUAL(error_of_opening("fence/outside", O_WRONLY | O_CREAT), 0);
	child = fork();
	if (child == 0) {
		CHECK(chdir("fence/in") == 0);
		live_behind_the_fence();
	}
	CHECK(waitpid(child, &status, 0) == child);
	unlink("fence/in/log");
	CHECK(unlink("fence/outside") == 0 && rmdir("fence/in") == 0 && rmdir("fence") == 0);
	CHECK_EQUAL(status, 0);
}

const struct test fence_tests[] = {
	{ "onlyTheDirectoryIsWithinTheFence", onlyTheDirectoryIsWithinTheFence },
	{ NULL, NULL },
};
