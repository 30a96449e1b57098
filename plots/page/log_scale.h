/* Round numbers of a logarithmic axis. */
#ifndef SG_PLOTS_PAGE_LOG_SCALE_H
#define SG_PLOTS_PAGE_LOG_SCALE_H

#include <stdbool.h>
#include <stddef.h>

/* The logarithms at both ends of an axis. */
struct sg_log_scale {
    double from, to;
};

struct sg_log_tick {
    double value;
    int decimals; /* those of the step that the number stands on */
};

/* The i-th number: in powers of ten, and between them the more the fewer these are (0.5, 0.7, 1.0,
   1.5; 0.5, 1, 2); false past the last. */
bool sg_log_scale_tick(const struct sg_log_scale *scale, size_t i, struct sg_log_tick *tick);

#endif
