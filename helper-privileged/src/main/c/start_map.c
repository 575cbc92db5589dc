/* The helper's user namespace: joined, or made and mapped. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "start.h"
#include "state.h"
#include "sys.h"

enum { MAP_LINES_MAX = 340 };

static bool failed(struct failure *f, int code, const char *call)
{
	f->code = code;
	f->error = errno;
	snprintf(f->call, sizeof f->call, "%s", call);
	return false;
}

/*
 * The pid alone may have become another process's since it was noted. The descriptor is opened
 * first: from then on it is the process whose start time is compared.
 */
static bool join(const struct start *s, struct failure *f)
{
	cleanup_close int process = sys_pidfd_open(s->join);

	if (process < 0)
		return failed(f, START_NOTHING_TO_JOIN, "pidfd_open");
	if (start_time(s->join) != s->join_start) {
		errno = ESRCH;
		return failed(f, START_NOTHING_TO_JOIN, "stat");
	}
	if (setns(process, CLONE_NEWUSER | CLONE_NEWNS) < 0)
		return failed(f, START_NOTHING_TO_JOIN, "setns");
	return true;
}

bool enter_namespaces(const struct start *s, int to_parent, int from_parent, struct failure *f)
{
	char byte = 'u';

	if (s->join != 0) {
		if (!join(s, f))
			return false;
	} else if (s->single_id || s->uid_map != NULL) {
		if (unshare(CLONE_NEWUSER | CLONE_NEWNS) < 0)
			return failed(f, START_NO_NAMESPACE, "unshare");
		if (write(to_parent, &byte, 1) != 1 || read(from_parent, &byte, 1) != 1)
			return failed(f, START_NO_MAP, "read");
		/* Mounts of the host still arrive, none of ours goes out (mount_namespaces(7)). */
		if (mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) < 0)
			return failed(f, START_NO_NAMESPACE, "mount");
	} else {
		return true;
	}
	if (setresgid(0, 0, 0) < 0 || setresuid(0, 0, 0) < 0)
		return failed(f, START_NO_NAMESPACE, "setresuid");
	/* The change of ids made this process undumpable; the JVM's exec sets that right. */
	return true;
}

/* "0 1000 1,1 100000 65536" as the words of newuidmap(1); the last one is NULL. */
static bool split_map(char *map, char **words, int room)
{
	int count = 0;
	char *rest;

	for (char *word = strtok_r(map, " ,", &rest); word; word = strtok_r(NULL, " ,", &rest)) {
		if (count == room - 1 || strspn(word, "0123456789") != strlen(word))
			return false;
		words[count++] = word;
	}
	words[count] = NULL;
	return count > 0 && count % 3 == 0;
}

/* Only from the system's directories: the tools are set-uid, and PATH is anybody's. */
static void execute_tool(const char *name, char **arguments)
{
	static const char *const directories[] = { "/usr/bin", "/bin" };
	char path[64];

	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", directories[i], name);
		execve(path, arguments, (char *[]){ NULL });
	}
	_exit(127);
}

/* 127 is a tool that is missing; the tool itself has said on stderr what it found wrong. */
static bool run_tool(const char *name, pid_t child, const char *map, struct failure *f)
{
	char *arguments[3 * MAP_LINES_MAX + 3];
	char pid[16], copy[16 * 1024];
	int status = 0;
	pid_t tool;

	snprintf(pid, sizeof pid, "%d", child);
	snprintf(copy, sizeof copy, "%s", map);
	arguments[0] = (char *)(uintptr_t)name;
	arguments[1] = pid;
	errno = EINVAL;
	if (strlen(map) >= sizeof copy || !split_map(copy, arguments + 2, 3 * MAP_LINES_MAX + 1))
		return failed(f, START_NO_MAP, name);
	tool = vfork();
	if (tool == 0)
		execute_tool(name, arguments);
	if (tool < 0 || waitpid(tool, &status, 0) != tool)
		return failed(f, START_NO_MAP, "vfork");
	errno = WIFEXITED(status) && WEXITSTATUS(status) == 127 ? ENOENT : EPERM;
	return status == 0 ? true : failed(f, START_NO_MAP, name);
}

static bool write_proc(pid_t child, const char *name, const char *text, struct failure *f)
{
	char path[64];
	cleanup_close int file = -1;

	snprintf(path, sizeof path, "/proc/%d/%s", child, name);
	file = open(path, O_WRONLY | O_CLOEXEC);
	if (file < 0 || write(file, text, strlen(text)) < 0)
		return failed(f, START_NO_MAP, name);
	return true;
}

/* Without subordinate ids one may map oneself, once setgroups is given up (user_namespaces(7)). */
static bool map_single(pid_t child, struct failure *f)
{
	char uid[32], gid[32];

	snprintf(uid, sizeof uid, "0 %u 1", geteuid());
	snprintf(gid, sizeof gid, "0 %u 1", getegid());
	return write_proc(child, "setgroups", "deny", f) && write_proc(child, "uid_map", uid, f) &&
	       write_proc(child, "gid_map", gid, f);
}

bool map_child(const struct start *s, pid_t child, struct failure *f)
{
	if (s->single_id)
		return map_single(child, f);
	return run_tool("newuidmap", child, s->uid_map, f) &&
	       run_tool("newgidmap", child, s->gid_map, f);
}
