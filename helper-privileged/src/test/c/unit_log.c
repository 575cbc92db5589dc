#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <signal.h>
#include <unistd.h>

#include "log.h"
#include "unit_tests.h"

static struct log log_;
static char text[1024 * 1024];

static const char *contents(const char *name)
{
	int file = open(name, O_RDONLY);
	ssize_t length = file < 0 ? 0 : read(file, text, sizeof text - 1);

	if (file >= 0)
		close(file);
	text[length] = 0;
	return text;
}

/* The file without its times, each "T " in their place; checks that they are 30 bytes long. */
static const char *lines(const char *name)
{
	static char out[1024 * 1024];
	char *at = out;

	for (const char *line = contents(name); *line != 0;) {
		size_t length = strcspn(line, "\n") + 1;

		CHECK(length > 30 && line[10] == 'T' && line[19] == '.' && line[29] == 'Z');
		memcpy(at, line + 31, length - 31);
		at += length - 31;
		line += length;
	}
	*at = 0;
	return out;
}

static void fresh(uint64_t limit)
{
	unlink("log");
	unlink("log.1");
	CHECK(log_open(&log_, limit) == 0);
}

static void say(const char *bytes)
{
	log_write(&log_, "stdout", bytes, strlen(bytes));
}

static void aLineHasTimeStreamAndText(void)
{
	fresh(1000);
	say("one\ntwo\n");
	log_write(&log_, "stderr", "bad\n", 4);
	CHECK_TEXT(lines("log"), "stdout F one\nstdout F two\nstderr F bad\n");
}

static void whatHasNoEndOfLineIsPartial(void)
{
	fresh(1000);
	say("pass");
	say("word: ");
	say("\n\nx\n");
	CHECK_TEXT(lines("log"),
		   "stdout P pass\nstdout P word: \nstdout F \nstdout F \nstdout F x\n");
}

static void aLongLineIsCutAtSixteenKibibytes(void)
{
	static char line[LOG_FRAGMENT_BYTES + 3];
	const char *seen;

	fresh(1000000);
	memset(line, 'a', LOG_FRAGMENT_BYTES + 1);
	line[LOG_FRAGMENT_BYTES + 1] = '\n';
	say(line);
	seen = lines("log");
	CHECK_EQUAL(strlen(seen), 9 + LOG_FRAGMENT_BYTES + 1 + 9 + 1 + 1);
	CHECK(seen[7] == 'P' && strcmp(seen + 9 + LOG_FRAGMENT_BYTES, "\nstdout F a\n") == 0);
}

static void aFullLogIsRotatedBetweenLines(void)
{
	fresh(100);
	say("1\n2\n3\n");
	CHECK_TEXT(lines("log.1"), "stdout F 1\nstdout F 2\n");
	CHECK_TEXT(lines("log"), "stdout F 3\n");
}

static void anOldLogGoesOn(void)
{
	fresh(1000);
	say("1\n");
	CHECK(log_open(&log_, 1000) == 0);
	say("2\n");
	CHECK_TEXT(lines("log"), "stdout F 1\nstdout F 2\n");
}

/* RLIMIT_FSIZE stands for the full disk: a write first comes up short, then fails. */
static void aFullDiskLosesWholeLinesAndCounts(void)
{
	struct rlimit before, small;

	fresh(1000000);
	say("kept\n");
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 60;
	CHECK(setrlimit(RLIMIT_FSIZE, &small) == 0);
	say("this one is lost\n");
	say("too\n");
	CHECK(setrlimit(RLIMIT_FSIZE, &before) == 0);
	say("again\n");
	CHECK_TEXT(lines("log"), "stdout F kept\nstdout F again\n");
	CHECK_EQUAL(log_.lost, strlen("this one is lost") + strlen("too"));
}

static void noLineIsMissingOfMany(void)
{
	char line[32];
	const char *at;
	int expected = 0;

	fresh(4096);
	for (int i = 0; i < 100; i++) {
		snprintf(line, sizeof line, "%d\n", i);
		say(line);
	}
	/* log.1 and log are the last two parts of one sequence. */
	for (int part = 0; part < 2; part++)
		for (at = lines(part == 0 ? "log.1" : "log"); *at != 0; at = strchr(at, '\n') + 1) {
			int number = atoi(at + 9);

			CHECK(expected == 0 || number == expected);
			expected = number + 1;
		}
	CHECK_EQUAL(expected, 100);
}

const struct test log_tests[] = {
	{ "aLineHasTimeStreamAndText", aLineHasTimeStreamAndText },
	{ "whatHasNoEndOfLineIsPartial", whatHasNoEndOfLineIsPartial },
	{ "aLongLineIsCutAtSixteenKibibytes", aLongLineIsCutAtSixteenKibibytes },
	{ "aFullLogIsRotatedBetweenLines", aFullLogIsRotatedBetweenLines },
	{ "anOldLogGoesOn", anOldLogGoesOn },
	{ "aFullDiskLosesWholeLinesAndCounts", aFullDiskLosesWholeLinesAndCounts },
	{ "noLineIsMissingOfMany", noLineIsMissingOfMany },
	{ NULL, NULL },
};
