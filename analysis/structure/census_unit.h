/* What a value counts, and how many independent trials stand behind a total. Establishments are
   independent of one another; the persons of one establishment are not, and intervals that treat
   them so cover 7 to 35 % instead of 95 %. Plants of unequal size leave 1/H independent trials, H
   the Herfindahl index of plant sizes (the dartboard of Ellison and Glaeser 1997). */
#ifndef SG_ANALYSIS_STRUCTURE_CENSUS_UNIT_H
#define SG_ANALYSIS_STRUCTURE_CENSUS_UNIT_H

#include "analysis/cube/cube.h"

enum sg_census_unit { SG_UNIT_UNKNOWN, SG_UNIT_ESTABLISHMENTS, SG_UNIT_PERSONS };

/* --unit, --effective-n, --establishments. */
extern const struct sg_option sg_option_unit;
extern const struct sg_option sg_option_effective_n;
extern const struct sg_option sg_option_establishments;

/* What a text such as 従業者数 or "establishments" counts. */
enum sg_census_unit sg_census_unit_of(const char *text);

/* Effective numbers of trials, one per slice of the cube: *n, to be released with free(). NaN where
   it is not known. `must_know`: a value of unknown unit is refused, as persons always are without
   --effective-n or --establishments. `cases`: where each case is a trial, how many a slice has;
   NULL: its total. */
bool sg_census_trials(struct sg_run *run, const struct sg_cube *cube, bool must_know,
                      const double cases[], double **n, struct sg_error *err);

#endif
