/* Regional coefficients by location quotients. */
#include <math.h>

#include <sangyo/io.h>

static double total_of(const double x[], size_t n)
{
    double total = 0;
    for (size_t i = 0; i < n; i++)
        total += x[i];
    return total;
}

void sg_io_slq(const double region[], const double nation[], size_t n, double slq[])
{
    double r = total_of(region, n), t = total_of(nation, n);
    for (size_t i = 0; i < n; i++)
        slq[i] = nation[i] > 0 ? (region[i] / r) / (nation[i] / t) : NAN;
}

double sg_io_lambda(double region_total, double nation_total, double delta)
{
    return pow(log2(1 + region_total / nation_total), delta);
}

/* SLQ_i/SLQ_j: without a buyer (0) nothing limits the supply. */
static double cross_industry(double seller, double buyer)
{
    return buyer > 0 ? seller / buyer : INFINITY;
}

/* The factor of a coefficient whose seller the region has. */
static double factor_of(enum sg_io_method method, double seller, double buyer, bool diagonal,
                        double lambda)
{
    if (method == SG_IO_SLQ)
        return fmin(1, seller);
    double quotient = diagonal ? seller : cross_industry(seller, buyer);
    if (method == SG_IO_CILQ)
        return fmin(1, quotient);
    quotient *= lambda;
    double specialised = buyer > 1 ? log2(1 + buyer) : 1;
    if (method == SG_IO_AFLQ)
        quotient *= specialised;
    return fmin(1, quotient) * (method == SG_IO_AFLQ_FREE ? specialised : 1);
}

void sg_io_regional(enum sg_io_method method, const double slq[], double lambda, size_t n,
                    double factor[])
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            factor[i * n + j] = slq[i] > 0 ? factor_of(method, slq[i], slq[j], i == j, lambda) : 0;
}
