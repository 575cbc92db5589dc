#ifndef CUTAWAY_STEP_H
#define CUTAWAY_STEP_H

#include "launch.h"

/* Words from S to I: carry the operation out, pass over it, say what you see. */
enum { WORD_GO = 'g', WORD_LEAVE_OUT = 'l', WORD_LOOK = 'h' };

/* The word that lets I begin when MapIds was left out: it has no ids to become root of. */
enum { WORD_UNMAPPED = 'u' };

/* Words from I to S: the operation is done (its result is in shared memory); what I sees. */
enum { WORD_DONE = 's', WORD_SEEN = 'h' };

/* I's walk through the plan, word by word. */
void step_operations(struct launch *l, uint32_t first) __attribute__((noreturn));

#endif
