#include <sangyo/job_flows.h>

#include <math.h>

double sg_job_growth(double before, double after)
{
    double mean = (before + after) / 2;
    return before >= 0 && after >= 0 && mean > 0 ? (after - before) / mean : NAN;
}

struct sg_job_flow_rates sg_job_flow_rates_of(const struct sg_job_flows *flows)
{
    double c = flows->creation, d = flows->destruction;
    if (!(flows->size > 0))
        return (struct sg_job_flow_rates){NAN, NAN, NAN, NAN};
    return (struct sg_job_flow_rates){.creation = 100 * c / flows->size,
                                      .destruction = 100 * d / flows->size,
                                      .reallocation = 100 * (c + d) / flows->size,
                                      .excess = 100 * (c + d - fabs(c - d)) / flows->size};
}
