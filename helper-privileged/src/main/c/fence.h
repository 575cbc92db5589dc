#ifndef CUTAWAY_FENCE_H
#define CUTAWAY_FENCE_H

/*
 * From now on this process opens files in its current directory alone, for writing, and makes,
 * renames and replaces them there. Needs no_new_privs. 1 when that holds; 0 when the kernel has no
 * Landlock or has it switched off; -1 with errno.
 */
int fence_directory(void);

#endif
