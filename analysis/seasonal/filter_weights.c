/* X-11 without extremes is a linear filter: its weights, from impulses. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>
#include <sangyo/seasonal.h>

void sg_seasonal_weights(const struct sg_seasonal_plan *used, size_t n, double weights[])
{
    struct sg_seasonal_plan linear = *used;
    struct sg_seasonal response = {0};
    double *impulse = sg_alloc(n, sizeof *impulse);
    linear.multiplicative = false;
    linear.lower_limit = linear.upper_limit = INFINITY;
    for (size_t k = 0; k < n; k++) {
        impulse[k] = 1;
        sg_seasonal_adjust(&linear, impulse, n, &response);
        impulse[k] = 0;
        for (size_t t = 0; t < n; t++)
            weights[t * n + k] = response.table[SG_X11_D11][t];
    }
    free(impulse);
    sg_seasonal_free(&response);
}
