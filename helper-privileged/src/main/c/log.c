/* The container's log. */
#include <stdio.h>
#include <sys/stat.h>

#include "log.h"
#include "sys.h"

enum { LINE_OVERHEAD = 64 };

static int open_log(void)
{
	return open("log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

int log_open(struct log *log, uint64_t limit)
{
	struct stat present;

	log->second = -1;
	log->limit = limit;
	log->lost = log->used = log->payload = 0;
	log->file = open_log();
	if (log->file < 0 || fstat(log->file, &present) < 0)
		return -1;
	log->size = (uint64_t)present.st_size;
	return 0;
}

/*
 * The date of a day counted from 1970 (H. Hinnant's days-from-civil, inverted). Not gmtime(3): a C
 * library may read /etc/localtime for it, and the shim opens no file once the container runs.
 */
static void date_of(int64_t day, int *year, int *month, int *date)
{
	int64_t z = day + 719468;
	int64_t era = z / 146097;
	int64_t of_era = z - era * 146097;
	int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t shifted = (5 * of_year + 2) / 153;

	*date = (int)(of_year - (153 * shifted + 2) / 5 + 1);
	*month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
	*year = (int)(year_of_era + era * 400 + (*month <= 2));
}

/* "2026-11-23T20:00:00.000000000Z"; the part up to the seconds is made once a second. */
static int stamp(struct log *log, char *out, size_t room)
{
	struct timespec now;
	int year, month, date;

	clock_gettime(CLOCK_REALTIME, &now);
	if (now.tv_sec != log->second) {
		int second = (int)(now.tv_sec % 86400);

		date_of(now.tv_sec / 86400, &year, &month, &date);
		snprintf(log->prefix, sizeof log->prefix, "%04u-%02u-%02uT%02u:%02u:%02u",
			 (unsigned)year % 10000, (unsigned)month % 100, (unsigned)date % 100,
			 (unsigned)second / 3600 % 100, (unsigned)second / 60 % 60,
			 (unsigned)second % 60);
		log->second = now.tv_sec;
	}
	return snprintf(out, room, "%s.%09ldZ", log->prefix, now.tv_nsec);
}

/* A line that only half fits is taken back: what follows must begin a line of its own. */
static void flush(struct log *log)
{
	ssize_t written = log->used == 0 ? 0 : write(log->file, log->batch, log->used);

	if (written == (ssize_t)log->used) {
		log->size += log->used;
	} else {
		if (written > 0 && ftruncate(log->file, (off_t)log->size) < 0)
			log->size += (uint64_t)written;
		log->lost += log->payload;
	}
	log->used = log->payload = 0;
}

/* When the new file can't be made, the old one goes on growing rather than losing lines. */
static void rotate(struct log *log)
{
	int fresh;

	if (renameat(AT_FDCWD, "log", AT_FDCWD, "log.1") < 0)
		return;
	fresh = open_log();
	if (fresh < 0) {
		renameat(AT_FDCWD, "log.1", AT_FDCWD, "log");
		return;
	}
	close(log->file);
	log->file = fresh;
	log->size = 0;
}

static void add(struct log *log, const char *head, size_t head_length, const char *text,
		size_t length)
{
	size_t whole = head_length + length + 1;

	if (log->used + whole > sizeof log->batch)
		flush(log);
	if (log->size + log->used + whole > log->limit && log->size + log->used > 0) {
		flush(log);
		rotate(log);
	}
	memcpy(log->batch + log->used, head, head_length);
	memcpy(log->batch + log->used + head_length, text, length);
	log->batch[log->used + whole - 1] = '\n';
	log->used += whole;
	log->payload += length;
}

void log_write(struct log *log, const char *stream, const char *bytes, size_t length)
{
	char head[LINE_OVERHEAD];
	int stamped = stamp(log, head, sizeof head);

	while (length > 0) {
		size_t room = length < LOG_FRAGMENT_BYTES ? length : LOG_FRAGMENT_BYTES;
		const char *end = memchr(bytes, '\n', room);
		size_t fragment = end ? (size_t)(end - bytes) : room;
		int more = snprintf(head + stamped, sizeof head - (size_t)stamped, " %s %c ", stream,
				    end ? 'F' : 'P');

		add(log, head, (size_t)(stamped + more), bytes, fragment);
		fragment += end ? 1 : 0;
		bytes += fragment;
		length -= fragment;
	}
	flush(log);
}
