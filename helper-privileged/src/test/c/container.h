#ifndef CUTAWAY_CONTAINER_H
#define CUTAWAY_CONTAINER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "frames.h"
#include "plan_writer.h"

/*
 * A test container: a directory with two layers, an upper one, and a shim. The lane is ROOT_FOR_ROOT
 * (real root, shifted ids), or ROOTLESS (uid 0 of a user namespace that mode start made).
 */
enum lane { ROOT_FOR_ROOT, SINGLE_ID, RANGE };
extern enum lane lane;
extern const char *shim_program;        /* absolute path of cutaway-shim */
extern const char *probe_program;
/* CLONE_NEW{USER,NS,PID,UTS,IPC,NET,CGROUP}: what plans make, unless a test wants less. */
enum { ALL_NAMESPACES = 2114060288 };
extern unsigned new_namespaces;

extern char scratch[];                  /* directory for everything */

struct container {
	char path[512];                 /* its directory: w, shim, log... */
	struct draft plan;
	int control, attached;          /* the test's ends */
	int joined;                     /* pidfd given to an exec as descriptor 7 */
	pid_t shim;
	int32_t init;                   /* from the started frame */
	int32_t failed, error;          /* from the report; error is the failed operation's */
	uint32_t operations;
	char call[32];
	int status;                     /* raw wait status from the exit frame, -1 before */
	char out[256 * 1024], err[64 * 1024];
	size_t out_size, err_size;
	size_t out_total;               /* of standard output, whether it fitted into out or not */
};

/* Makes layers once for all containers. */
void make_layers(void);

/* A new container whose plan has all up to the overlay. */
struct container *new_container(void);

/* Adds proc, /dev, sys and what is hidden of them. */
void plan_file_systems(struct container *c);

/* A container whose plan is complete but for the program. */
struct container *planned(const char *uid, const char *streams);

/* The same for an exec in a running container; start_exec gives it the process to join. */
struct container *planned_exec(struct container *in, const char *uid, const char *streams);
void start_exec(struct container *c, pid_t init);

/* Adds user, capabilities, no_new_privs; then streams ("pipes", "input" or "terminal"). */
void plan_process(struct container *c, const char *uid, const char *streams);

/* Adds the program and its words, up to NULL. */
void plan_probe(struct container *c, const char *word, ...) __attribute__((sentinel));

/* Starts a shim that has no order yet, and gives it one. */
void start_waiting(struct container *c);
void send_order(int control, const char *words, size_t length, const int *descriptors, unsigned count);

/* The container's plan in a file. */
int plan_file(const struct container *c);

/* Both, with the order to launch or exec and its options up to NULL. */
void start_shim(struct container *c, const char *mode, ...) __attribute__((sentinel));

/* Reads one frame of a socket; its kind. */
int read_frame(struct container *c, int socket);

/* Reads frames of a socket until the kind comes (or the time is up: a failure). */
void await_frame(struct container *c, int socket, int kind);

/* Reads until the output contains a text. */
void await_output(struct container *c, const char *text);

/* The whole life: start, all frames up to exit, the shim's own end (its exit code is returned). */
int run_container(struct container *c);
int await_shim(struct container *c);

void send_frame(int socket, int kind, const void *bytes, size_t length);

/* A file of the container's directory as text. */
const char *read_file(struct container *c, const char *name);

/* Its permissions, -1 when there is no such file. */
int mode_of(struct container *c, const char *name);

/* True when only its status is left of a process. */
bool is_zombie(pid_t pid);

/* A new connection to shim.sock, or -1. */
int connect_shim(struct container *c);

void end_container(struct container *c);

#endif
