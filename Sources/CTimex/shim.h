#ifndef HIKESHI_CTIMEX_H
#define HIKESHI_CTIMEX_H

#include <sys/timex.h>

/* What the kernel says of its clock without changing it: 1 synchronised, 0 not, -1 it does not say.
   The bound on its error goes to *maximum_error, in microseconds. */
static inline int hikeshi_clock_state(long *maximum_error) {
  struct timex discipline = {0};
  int state = adjtimex(&discipline);
  if (state < 0) return -1;
  *maximum_error = discipline.maxerror;
  return state != TIME_ERROR && (discipline.status & STA_UNSYNC) == 0;
}

#endif
