#ifndef CUTAWAY_LOG_H
#define CUTAWAY_LOG_H

#include <stddef.h>
#include <stdint.h>

enum { LOG_FRAGMENT_BYTES = 16 * 1024, LOG_BATCH_BYTES = 64 * 1024 };

/*
 * The files "log" and "log.1" in the current directory: lines as in Kubernetes' CRI,
 * `2026-11-23T20:00:00.000000000Z stdout F text`. A fragment without its end of line, or with more
 * than 16 KiB, has P instead of F, and the line goes on in the stream's next fragment.
 */
struct log {
	int file;
	uint64_t limit;         /* bytes; a fuller log becomes log.1 */
	uint64_t size;
	uint64_t lost;          /* bytes of output that could not be written */
	int64_t second;         /* the second that prefix shows */
	char prefix[32];
	size_t used;            /* of batch */
	size_t payload;         /* bytes of output in batch */
	char batch[LOG_BATCH_BYTES];
};

/* 0, or -1 with errno. */
int log_open(struct log *log, uint64_t limit);

/* Never fails: what the disk has no room for is counted in lost. Nothing is kept back. */
void log_write(struct log *log, const char *stream, const char *bytes, size_t length);

#endif
