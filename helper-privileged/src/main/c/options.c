/* The words of an order. */
#include <string.h>

#include "order.h"
#include "shim.h"

bool read_options(struct options *options, int count, char **words)
{
	*options = (struct options){ .attach = -1, .log_limit = 10 * 1024 * 1024,
				     .step_seconds = 30 * 60 };
	if (strcmp(words[0], "launch") != 0 && strcmp(words[0], "exec") != 0)
		return false;
	for (int i = 1; i < count; i++) {
		uint64_t number = 0;
		bool has_number = i + 1 < count &&
				  parse_number(words[i + 1], strlen(words[i + 1]), &number);

		if (strcmp(words[i], "--durable") == 0) {
			options->durable = true;
		} else if (strcmp(words[i], "--step") == 0) {
			options->step = true;
		} else if (strcmp(words[i], "--bound") == 0) {
			options->bound = true;
		} else if (strcmp(words[i], "--rows") == 0 && has_number && number <= UINT16_MAX) {
			options->rows = number;
			i++;
		} else if (strcmp(words[i], "--columns") == 0 && has_number && number <= UINT16_MAX) {
			options->columns = number;
			i++;
		} else if (strcmp(words[i], "--step-seconds") == 0 && has_number && number < 1000000) {
			options->step_seconds = (int)number;
			i++;
		} else if (strcmp(words[i], "--attach") == 0 && has_number && number >= FIRST_FREE &&
			   number < PLAN + ORDER_DESCRIPTORS_MAX) {
			options->attach = (int)number;
			i++;
		} else if (strcmp(words[i], "--log-limit") == 0 && has_number) {
			options->log_limit = number;
			i++;
		} else {
			return false;
		}
	}
	return true;
}
