#ifndef CUTAWAY_SHIM_H
#define CUTAWAY_SHIM_H

#include "launch.h"
#include "supervise.h"

/* What a launch at once (launch.c) and one by steps (step.c) have in common. */
struct options {
	int attach;
	uint64_t log_limit;
	bool durable;
	bool step;              /* each operation waits for the helper's word */
	bool bound;             /* ends when the helper closes the control socket */
	uint64_t rows, columns; /* of a terminal that the helper's devpts lends; 0 when it lends none */
	int step_seconds;       /* how long a word is waited for */
};

/* Reads the words of an order, the mode first; false when one is unknown. */
bool read_options(struct options *options, int count, char **words);

extern struct supervisor shim;

/* What the shim needs while its container runs, then the loss of all it may lose. */
int prepare(struct launch *l, const struct options *options, uint64_t init_start);

/* What I sends in OpenTerminal and OpenPipes: the shim's ends of the standard streams. */
void take_descriptors(char kind, const int *descriptors, size_t count);

void send_started(uint64_t init_start);

/* Carries the plan out by steps, then watches the program; the shim's exit code. */
int step_launch(struct launch *l, const struct options *options);

#endif
