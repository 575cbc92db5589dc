#ifndef CUTAWAY_STATE_H
#define CUTAWAY_STATE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Field 22 of /proc/PID/stat, in clock ticks since boot; 0 when there is no such process. */
uint64_t start_time(pid_t pid);

/* Reads what never changes of what the file "shim" says; before the first write of it. */
void remember_self(void);

/* The files "shim" and "exit" of the current directory, each written whole or not at all. */
int write_shim_file(pid_t init, uint64_t init_start);
int write_exit_file(int status, uint64_t lost, bool durable);

#endif
