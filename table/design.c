#include <sangyo/design.h>

double sg_replication_scale(enum sg_replicate_kind kind, size_t n, double rho)
{
    double count = (double)n;
    switch (kind) {
    case SG_REPLICATE_BRR:
        return 1 / count;
    case SG_REPLICATE_FAY:
        return 1 / (count * (1 - rho) * (1 - rho));
    case SG_REPLICATE_JK1:
        return (count - 1) / count;
    case SG_REPLICATE_JKN:
        return 1;
    case SG_REPLICATE_BOOTSTRAP:
        return 1 / (count - 1);
    }
    return 1;
}
