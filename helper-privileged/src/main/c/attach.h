#ifndef CUTAWAY_ATTACH_H
#define CUTAWAY_ATTACH_H

/* Exit codes of mode attach that are not the container's. */
enum { ATTACH_USAGE = 64, ATTACH_LOST = 125 };

int attach_main(int argc, char **argv);

#endif
