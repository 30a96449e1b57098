/* What enterprises have in cells. */
#ifndef SG_ANALYSIS_PROTECT_RECORDS_SHARES_H
#define SG_ANALYSIS_PROTECT_RECORDS_SHARES_H

#include "records.h"

/* One share of each enterprise with one weight, by enterprise: amounts are added, weights not.
   Returns how many there are. */
size_t sg_protect_join_shares(struct sg_protect_share *shares, size_t n);

#endif
