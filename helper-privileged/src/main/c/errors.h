#ifndef CUTAWAY_ERRORS_H
#define CUTAWAY_ERRORS_H

/* "EPERM" for EPERM; "E123" for a number without a name here. */
const char *error_name(int error);

#endif
