#ifndef CUTAWAY_CONFINE_H
#define CUTAWAY_CONFINE_H

/*
 * Takes from the shim what it needs no more: all capabilities, the chance to gain any, the files
 * outside its directory, and all system calls but those of its loop. 0, or -1 with errno and *call
 * naming the call.
 */
int confine(const char **call);

#endif
