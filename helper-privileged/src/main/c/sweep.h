#ifndef CUTAWAY_SWEEP_H
#define CUTAWAY_SWEEP_H

/* From now on orphans among the descendants become children of this process. */
int sweep_prepare(void);

/* Kills all descendants and waits until there is none. */
void sweep(void);

#endif
