/* The variable minimum price of a tender (変動型最低制限価格). */
#ifndef SANGYO_LIMIT_PRICE_H
#define SANGYO_LIMIT_PRICE_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_limit_price_rule {
    double planned;  /* 予定価格, yen */
    double floor;    /* 最低制限価格 of the ordinary rule, yen */
    double cap_rate; /* the price is at most this part of the planned one, cut to 10,000 yen */
    size_t minimum;  /* valid bids that it takes to vary */
};

/* What gave the price. */
enum sg_limit_price_basis {
    SG_LIMIT_PRICE_FEW,  /* too few valid bids: the floor */
    SG_LIMIT_PRICE_MEAN, /* the mean of the valid bids within one standard deviation */
    SG_LIMIT_PRICE_CAP
};

struct sg_limit_price {
    size_t n_valid;
    double mean, sd, lower, upper; /* of the valid bids, mean ∓ sd; NaN when they are too few */
    double price;                  /* whole yen */
    enum sg_limit_price_basis basis;
};

/* Whether floor <= bid <= planned; NaN is no bid. */
SG_API bool sg_limit_price_is_valid(double bid, const struct sg_limit_price_rule *rule);

/* The price that `n` bids in yen make. A bid at mean ± sd is within. */
SG_API struct sg_limit_price sg_limit_price(const double bids[], size_t n,
                                            const struct sg_limit_price_rule *rule);

#ifdef __cplusplus
}
#endif
#endif
