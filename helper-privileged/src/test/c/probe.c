/* The program in the test containers: says what it sees, by the words of its command line. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static int say_exit(char **words)
{
	return atoi(words[0]);
}

static int say_files(char **words)
{
	char bytes[65536];

	for (; *words != NULL; words++) {
		int file = open(*words, O_RDONLY);
		ssize_t length = file < 0 ? -1 : read(file, bytes, sizeof bytes);

		if (length < 0) {
			printf("%s: %s\n", *words, strerror(errno));
			continue;
		}
		do {
			fflush(stdout);
			if (write(1, bytes, (size_t)length) != length)
				return 1;
			length = read(file, bytes, sizeof bytes);
		} while (length > 0);
		close(file);
	}
	return 0;
}

static int say_stat(char **words)
{
	for (; *words != NULL; words++) {
		struct stat s;

		if (stat(*words, &s) < 0)
			printf("%s %s\n", *words, strerror(errno));
		else
			printf("%s %o %u:%u %u,%u %lld\n", *words, s.st_mode, s.st_uid, s.st_gid,
			       major(s.st_rdev), minor(s.st_rdev), (long long)s.st_size);
	}
	return 0;
}

static int say_list(char **words)
{
	DIR *directory = opendir(words[0]);
	struct dirent *entry;

	while (directory != NULL && (entry = readdir(directory)) != NULL)
		if (entry->d_name[0] != '.' && atoi(entry->d_name) != dirfd(directory))
			printf("%s\n", entry->d_name);
	return directory == NULL;
}

static int say_count(char **words)
{
	for (int i = 0; i < atoi(words[0]); i++) {
		char line[32];
		int length = snprintf(line, sizeof line, "line %d\n", i);

		if (write(1, line, (size_t)length) != length)
			return 1;
	}
	return 0;
}

/* A packet from a socket to itself by 127.0.0.1; what was sent and what came. */
static int send_to_itself(char **words)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t size = sizeof address;
	int own = socket(AF_INET, SOCK_DGRAM, 0);
	char bytes[16];
	ssize_t sent;

	(void)words;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	/* Without an address of the interface bind(2) fails, and so does sendto(2). */
	if (bind(own, (struct sockaddr *)&address, sizeof address) == 0)
		getsockname(own, (struct sockaddr *)&address, &size);
	sent = sendto(own, "hello", 5, 0, (struct sockaddr *)&address, sizeof address);
	printf("sent %zd", sent);
	if (sent > 0)
		printf(" received %zd", recv(own, bytes, sizeof bytes, 0));
	printf("\n");
	return 0;
}

/* So many bytes of zero, as fast as they are taken. */
static int fill(char **words)
{
	static char bytes[65536];
	long left = atol(words[0]);

	while (left > 0) {
		ssize_t length = write(1, bytes, left < 65536 ? (size_t)left : sizeof bytes);

		if (length < 0)
			return 1;
		left -= length;
	}
	return 0;
}

/* Who this is: ids, groups, directory, limits, session. */
static int say_self(char **words)
{
	gid_t groups[32];
	char directory[256];
	struct rlimit files;
	int count = getgroups(32, groups);
	int death = -1;

	(void)words;
	getrlimit(RLIMIT_NOFILE, &files);
	prctl(PR_GET_PDEATHSIG, &death);
	printf("pid %d sid %d uid %u gid %u groups", getpid(), getsid(0), getuid(), getgid());
	for (int i = 0; i < count; i++)
		printf(" %u", groups[i]);
	printf("\ncwd %s files %llu death %d env %s umask %o\n", getcwd(directory, sizeof directory),
	       (unsigned long long)files.rlim_cur, death, getenv("PROBE"), umask(0));
	return 0;
}

static int copy_input(char **words)
{
	char bytes[4096];
	ssize_t length;

	(void)words;
	while ((length = read(0, bytes, sizeof bytes)) > 0)
		if (write(1, bytes, (size_t)length) != length)
			return 1;
	return 0;
}

static void print_size(int signal_number)
{
	struct winsize size;

	(void)signal_number;
	ioctl(0, TIOCGWINSZ, &size);
	printf("size %d %d tty %d\n", size.ws_row, size.ws_col, isatty(0) + isatty(1) + isatty(2));
	fflush(stdout);
}

/* Prints the window's size at once and at each change; ends with its input. */
static int say_size(char **words)
{
	struct sigaction action = { .sa_handler = print_size };
	char byte;

	(void)words;
	sigaction(SIGWINCH, &action, NULL);
	print_size(0);
	for (;;) {
		ssize_t length = read(0, &byte, 1);

		if (length == 0 || (length < 0 && errno != EINTR))
			return 3;
	}
}

static int sleep_long(char **words)
{
	(void)words;
	if (write(1, "ready\n", 6) != 6)
		return 1;
	while (pause() < 0)
		;
	return 0;
}

/* A child that outlives this process keeps its streams open. */
static int leave_child(char **words)
{
	(void)words;
	if (fork() == 0)
		while (pause() < 0)
			;
	return write(1, "left\n", 5) == 5 ? 4 : 1;
}

static int write_files(char **words)
{
	for (; *words != NULL; words++) {
		int file = open(*words, O_WRONLY | O_CREAT, 0644);

		if (file < 0 || write(file, "written\n", 8) != 8)
			printf("%s: %s\n", *words, strerror(errno));
		else
			printf("%s: written\n", *words);
		close(file);
	}
	return 0;
}

static int make_call(char **words)
{
	errno = 0;
	long result = strcmp(words[0], "mknod") == 0 ?
			      mknod("/tmp/node", S_IFCHR | 0600, makedev(1, 3)) :
			      sethostname("other", 5);

	printf("%s %ld %d\n", words[0], result, errno);
	return 0;
}

static const struct {
	const char *name;
	int (*run)(char **words);
} commands[] = {
	{ "exit", say_exit },   { "files", say_files }, { "stat", say_stat },
	{ "list", say_list },   { "count", say_count }, { "self", say_self },
	{ "copy", copy_input }, { "size", say_size },   { "sleep", sleep_long },
	{ "leave", leave_child }, { "write", write_files }, { "call", make_call },
	{ "fill", fill }, { "loopback", send_to_itself },
};

int main(int argc, char **argv)
{
	for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argv + 2);
	return 99;
}
