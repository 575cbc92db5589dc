/*
 * floor LAYER RUN COMMAND...: what a launch costs at least.
 *
 * Does the system calls that Cutaway's launch plan asks for, in the same order, and nothing else:
 * no daemon, no plan, no log, no state, no error but "it failed". Makes RUN/upper and RUN/work,
 * runs COMMAND in a container over LAYER, waits, removes them again.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/mount.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int mount(const char *, const char *, const char *, unsigned long, const void *);
int umount2(const char *, int);

#define MNT_DETACH 2

#define KEPT_CAPABILITIES 0x800405fbULL
#define FIRST_ID 100000

/* The first failure ends the run: a floor has no other way of handling errors. */
static long must(long result, const char *what)
{
	if (result < 0) {
		perror(what);
		_exit(111);
	}
	return result;
}

static void write_file(const char *path, const char *text)
{
	int fd = (int)must(open(path, O_WRONLY | O_CLOEXEC), path);
	must(write(fd, text, strlen(text)), path);
	close(fd);
}

static int clone_tree(const char *path)
{
	return (int)must(syscall(SYS_open_tree, AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC),
			 path);
}

static void attach(int tree, const char *path)
{
	must(syscall(SYS_move_mount, tree, "", AT_FDCWD, path, MOVE_MOUNT_F_EMPTY_PATH), path);
	close(tree);
}

static void bind_file(const char *source, const char *target)
{
	close((int)must(open(target, O_CREAT | O_WRONLY | O_CLOEXEC, 0666), target));
	attach(clone_tree(source), target);
}

/* Layers on a stage, an overlay over them: what PrepareStage to MountOverlay do. */
static void mount_root(int layer, int writable)
{
	must(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL), "private");
	must(mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755"), "stage");
	must(chdir("/tmp"), "stage");
	must(mkdir("l", 0755) | mkdir("w", 0755) | mkdir("root", 0755), "mkdir");
	attach(layer, "l");
	attach(writable, "w");
	must(mount("overlay", "root", "overlay", MS_NODEV,
		   "lowerdir=l,upperdir=w/upper,workdir=w/work,userxattr,volatile"),
	     "overlay");
	must(chdir("root"), "root");
}

static void mount_devices(void)
{
	static const char *const nodes[] = {"null", "zero", "full", "random", "urandom", "tty"};
	char source[32], target[32];

	must(mount("tmpfs", "dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "mode=755,size=65536k"), "dev");
	for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++) {
		snprintf(source, sizeof source, "/dev/%s", nodes[i]);
		snprintf(target, sizeof target, "dev/%s", nodes[i]);
		bind_file(source, target);
	}
	must(symlink("/proc/self/fd", "dev/fd") | symlink("/proc/self/fd/0", "dev/stdin") |
		     symlink("/proc/self/fd/1", "dev/stdout") |
		     symlink("/proc/self/fd/2", "dev/stderr") | symlink("pts/ptmx", "dev/ptmx"),
	     "links");
	must(mkdir("dev/pts", 0755) | mkdir("dev/shm", 01777) | mkdir("dev/mqueue", 01777), "mkdir");
	must(mount("devpts", "dev/pts", "devpts", MS_NOSUID | MS_NOEXEC,
		   "newinstance,ptmxmode=0666,mode=0620"),
	     "devpts");
	must(mount("shm", "dev/shm", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
		   "mode=1777,size=65536k"),
	     "shm");
	must(mount("mqueue", "dev/mqueue", "mqueue", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL),
	     "mqueue");
}

static void hide_kernel_paths(void)
{
	static const char *const files[] = {"proc/kcore", "proc/keys", "proc/interrupts",
					    "proc/timer_list"};
	static const char *const directories[] = {"proc/acpi", "sys/firmware", "sys/dev/block"};
	static const char *const read_only[] = {"proc/bus", "proc/fs", "proc/irq", "proc/sys",
						"proc/sysrq-trigger"};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (!access(files[i], F_OK))
			attach(clone_tree("dev/null"), files[i]);
	for (size_t i = 0; i < sizeof directories / sizeof *directories; i++)
		if (!access(directories[i], F_OK))
			must(mount("tmpfs", directories[i], "tmpfs", MS_RDONLY, "size=0k"), "mask");
	for (size_t i = 0; i < sizeof read_only / sizeof *read_only; i++) {
		struct mount_attr attributes = {.attr_set = MOUNT_ATTR_RDONLY};
		if (access(read_only[i], F_OK))
			continue;
		int tree = clone_tree(read_only[i]);
		must(syscall(SYS_mount_setattr, tree, "", AT_EMPTY_PATH, &attributes,
			     sizeof attributes),
		     "read-only");
		attach(tree, read_only[i]);
	}
}

/* As many instructions as a decision tree over the system calls runs through. */
static void load_filter(void)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mount, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof filter / sizeof *filter, filter};

	must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs");
	must(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program), "seccomp");
}

static void drop_capabilities(void)
{
	struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct data[2] = {
		{(unsigned)KEPT_CAPABILITIES, (unsigned)KEPT_CAPABILITIES, 0}, {0, 0, 0}};

	for (int capability = 0; capability <= 40; capability++)
		if (!(KEPT_CAPABILITIES >> capability & 1))
			prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
	must(syscall(SYS_capset, &header, data), "capset");
}

static void container(int layer, int writable, int mapped, char **command)
{
	char byte;
	char *environment[] = {"PATH=/usr/bin:/bin", NULL};

	must(read(mapped, &byte, 1), "map");
	must(setresgid(0, 0, 0) | setresuid(0, 0, 0), "ids");
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	mount_root(layer, writable);
	must(mount("proc", "proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL), "proc");
	mount_devices();
	must(mount("sysfs", "sys", "sysfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL),
	     "sysfs");
	hide_kernel_paths();
	must(syscall(SYS_pivot_root, ".", "."), "pivot_root");
	must(umount2(".", MNT_DETACH), "detach");
	must(chdir("/"), "/");
	must(sethostname("floor", 5), "hostname");
	drop_capabilities();
	load_filter();
	execve(command[0], command, environment);
	must(-1, command[0]);
}

static void map_ids(pid_t pid)
{
	char path[64], map[64];

	snprintf(map, sizeof map, "0 %d 65536", geteuid() ? (int)geteuid() : FIRST_ID);
	snprintf(path, sizeof path, "/proc/%d/uid_map", pid);
	write_file(path, map);
	snprintf(path, sizeof path, "/proc/%d/gid_map", pid);
	write_file(path, map);
}

static int run(char *layer, char *directory, char **command)
{
	struct clone_args arguments = {.flags = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID |
						CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET |
						CLONE_NEWCGROUP,
				       .exit_signal = SIGCHLD};
	int mapped[2], status;
	int lower = clone_tree(layer), writable = clone_tree(directory);

	must(pipe2(mapped, O_CLOEXEC), "pipe");
	pid_t pid = (pid_t)must(syscall(SYS_clone3, &arguments, sizeof arguments), "clone3");
	if (pid == 0)
		container(lower, writable, mapped[0], command);
	map_ids(pid);
	must(write(mapped[1], "x", 1), "map");
	must(waitpid(pid, &status, 0), "wait");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int count, char **arguments)
{
	if (count < 4)
		return fprintf(stderr, "usage: floor LAYER RUN COMMAND...\n"), 2;
	char *directory = arguments[2];
	must(mkdir(directory, 0755), directory);
	must(chmod(directory, 0755), directory);
	must(chdir(directory), directory);
	must(mkdir("upper", 0755) | mkdir("work", 0700), "mkdir");
	must(chown("upper", FIRST_ID, FIRST_ID) | chown("work", FIRST_ID, FIRST_ID), "chown");
	int status = run(arguments[1], directory, arguments + 3);
	unlink("work/work/incompat/volatile/dirty");
	rmdir("work/work/incompat/volatile");
	rmdir("work/work/incompat");
	rmdir("work/work");
	rmdir("work");
	rmdir("upper");
	must(chdir("/"), "/");
	rmdir(directory);
	return status;
}
