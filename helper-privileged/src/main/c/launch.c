/* Mode shim: waits for an order, reads its plan, starts the container's first process, watches it. */
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "confine.h"
#include "order.h"
#include "shim.h"
#include "state.h"
#include "sweep.h"
#include "sys.h"

struct supervisor shim;

static struct plan plan;
static uint8_t packet[REPORT_BYTES_MAX];

/* The plan as private memory: the file could still be written to by whoever else has it. */
static bool load_plan(void)
{
	struct stat file;
	uint8_t *bytes;

	if (fstat(PLAN, &file) < 0 || file.st_size > PLAN_BYTES_MAX || file.st_size <= 0) {
		errno = EBADMSG;
		return false;
	}
	bytes = mmap(NULL, (size_t)file.st_size, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (bytes == MAP_FAILED)
		return false;
	if (pread(PLAN, bytes, (size_t)file.st_size, 0) != file.st_size) {
		errno = EBADMSG;
		return false;
	}
	return plan_read(&plan, bytes, (size_t)file.st_size);
}

/*
 * S ends by SIGKILL, with its container or with a helper that gave it nothing to do, by nothing else:
 * every signal is blocked for good. Ignored ones are reset first, for the container's program would
 * inherit that from the JVM.
 */
static void block_signals(void)
{
	sigset_t all;

	sys_default_signals();
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
}

/* What can be done before there is an order; nobody waits for it. */
static void settle(void)
{
	setsid();
	prctl(PR_SET_NAME, "cutaway-shim", 0, 0, 0);
	/* Nobody of the container's may trace the shim, nor I before its exec. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	umask(0);
	block_signals();
	sys_close_range(CONTROL + 1, ~0u, 0);
	remember_self();
}

static int become_shim(const struct options *options)
{
	sigset_t child;

	shim.durable = options->durable;
	shim.bound = options->bound;
	shim.listener = shim.input = shim.slave = -1;
	shim.output[STDOUT] = shim.output[STDERR] = -1;
	clients_init(&shim.clients);
	clients_add(&shim.clients, CONTROL, 0);
	if (options->attach >= 0)
		clients_add(&shim.clients, options->attach,
			    ATTACH_OUTPUT | ATTACH_INPUT | ATTACH_WAITS);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	shim.signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
	return shim.signals < 0 || fchdir(DIRECTORY) < 0 ? -1 : 0;
}

/* Done while I works on its operations: what the shim needs, then the loss of all it may lose. */
int prepare(struct launch *l, const struct options *options, uint64_t init_start)
{
	const char *call;

	if (write_shim_file(shim.init, init_start) < 0)
		return fail(l, "renameat");
	if (open_listener(&shim) < 0)
		return fail(l, "bind");
	if (log_open(&shim.log, options->log_limit) < 0)
		return fail(l, "open");
	for (int i = 0; i < PLAN_SLOTS; i++)
		close_descriptor(&l->slots[i]);
	close_descriptor(&l->mapped_namespace);
	reap_holder(l);
	return !shim.sweeps && confine(&call) < 0 ? fail(l, call) : 0;
}

void take_descriptors(char kind, const int *descriptors, size_t count)
{
	shim.is_terminal = kind == 't';
	shim.output[STDOUT] = descriptors[0];
	if (shim.is_terminal) {
		shim.input = descriptors[0];
		shim.slave = descriptors[1];
	} else {
		shim.output[STDERR] = descriptors[1];
		shim.input = count > 2 ? descriptors[2] : -1;
	}
}

/* Until the channel ends, which is when I executes its program or dies. */
static void follow_inner(struct launch *l)
{
	for (;;) {
		union {
			struct cmsghdr align;
			char bytes[CMSG_SPACE(3 * sizeof(int))];
		} control;
		char kind;
		struct iovec data = { &kind, 1 };
		struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1,
					  .msg_control = control.bytes,
					  .msg_controllen = sizeof control.bytes };
		ssize_t length = recvmsg(l->channel, &message, MSG_CMSG_CLOEXEC);
		struct cmsghdr *header = length > 0 ? CMSG_FIRSTHDR(&message) : NULL;
		int descriptors[3];

		if (length < 0 && errno == EINTR)
			continue;
		if (header == NULL)
			return;
		size_t size = header->cmsg_len - CMSG_LEN(0);
		memcpy(descriptors, CMSG_DATA(header), size);
		take_descriptors(kind, descriptors, size / sizeof(int));
	}
}

static void send_report(const struct results *results)
{
	size_t size = report_encode(results, packet);

	clients_send(&shim.clients, false, FRAME_REPORT, packet + 1, size - 1);
}

void send_started(uint64_t init_start)
{
	uint8_t payload[sizeof(int32_t) + sizeof(uint64_t)];

	memcpy(payload, &shim.init, sizeof(int32_t));
	memcpy(payload + sizeof(int32_t), &init_start, sizeof init_start);
	clients_send(&shim.clients, false, FRAME_STARTED, payload, sizeof payload);
}

/* The exit code of a launch that came to nothing. */
static int give_up(struct launch *l, int code)
{
	int status = 0;

	/* I notices the end of the channel and ends; one that doesn't is killed as S ends. */
	close_descriptor(&l->channel);
	if (shim.init > 0 && l->results->failed == (int32_t)l->plan->count - 1 &&
	    waitpid(shim.init, &status, 0) == shim.init && WIFEXITED(status))
		code = WEXITSTATUS(status);
	send_report(l->results);
	/* A shim that had not come to opening its log has no descriptor that a drain could read. */
	finish(&shim, code << 8);
	return code;
}

/* I's end without a failure of its own: somebody killed it. */
static void check_inner(struct launch *l)
{
	struct results *results = l->results;
	struct result *last = &results->of[results->count - 1];

	if (results->failed >= 0)
		return;
	if (results->executing) {
		last->duration = monotonic_ns() - last->start;
		return;
	}
	uint32_t at = results->current >= 0 ? (uint32_t)results->current : l->plan->split;
	result_set(results, at, monotonic_ns(), ECHILD, "waitpid");
}

static int lend(struct launch *l, const struct options *options)
{
	if (lend_terminal(l, (uint16_t)options->rows, (uint16_t)options->columns) < 0) {
		result_set(l->results, plan.split, monotonic_ns(), errno, l->call);
		return -1;
	}
	take_descriptors('t', l->lent, 2);
	return 0;
}

static int launch(struct launch *l, const struct options *options)
{
	uint64_t init_start;
	int ends[2], status;

	shim.sweeps = options->bound && !has_pid_namespace(l) && sweep_prepare() == 0;

	for (uint32_t i = 0; i < plan.split; i++)
		if (run_operation(l, i) < 0)
			return give_up(l, EXIT_SETUP);
	if (options->rows > 0 && lend(l, options) < 0)
		return give_up(l, EXIT_SETUP);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0) {
		result_set(l->results, plan.split, monotonic_ns(), errno, "socketpair");
		return give_up(l, EXIT_SETUP);
	}
	l->channel = ends[0];
	shim.init = start_inner(l, ends[1]);
	close(ends[1]);
	if (shim.init < 0)
		return give_up(l, EXIT_SETUP);
	(void)!send(l->channel, "g", 1, MSG_NOSIGNAL);
	init_start = start_time(shim.init);
	if (prepare(l, options, init_start) < 0) {
		result_set(l->results, plan.split, monotonic_ns(), errno, l->call);
		return give_up(l, EXIT_SETUP);
	}
	follow_inner(l);
	check_inner(l);
	if (l->results->failed >= 0)
		return give_up(l, EXIT_SETUP);
	close_descriptor(&l->channel);
	send_report(l->results);
	munmap(l->results, sizeof *l->results);
	send_started(init_start);
	status = supervise(&shim);
	if (shim.sweeps)
		sweep();
	finish(&shim, status);
	return 0;
}

/* A launch that has no operation to blame: one result at index 0 names the call. */
static int refuse(const char *call, int code)
{
	struct results *results = results_new(1);

	if (results == NULL)
		return code;
	result_set(results, 0, monotonic_ns(), errno, call);
	send_report(results);
	finish(&shim, code << 8);
	return code;
}

int shim_main(int argc, char **argv)
{
	static struct launch l;
	static struct order order;
	struct options options;

	(void)argc;
	(void)argv;
	settle();
	if (!order_receive(&order))
		return errno == 0 ? 0 : EXIT_BAD_PLAN;
	if (!read_options(&options, order.count, order.words))
		return EXIT_BAD_PLAN;
	if (become_shim(&options) < 0)
		return refuse("fchdir", EXIT_SETUP);
	if (!load_plan())
		return refuse("plan", EXIT_BAD_PLAN);
	if (write_shim_file(0, 0) < 0)
		return refuse("renameat", EXIT_SETUP);
	l = (struct launch){ .plan = &plan, .root = -1, .null = -1, .channel = -1,
			     .mapped_namespace = -1, .lent = { -1, -1 },
			     .stepping = options.step };
	memset(l.slots, 0xff, sizeof l.slots);
	l.results = results_new(plan.count);
	if (l.results == NULL)
		return refuse("mmap", EXIT_SETUP);
	return options.step ? step_launch(&l, &options) : launch(&l, &options);
}
