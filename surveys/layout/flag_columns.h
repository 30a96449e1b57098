/* Columns of flags beside numbers, as SDMX, Eurostat, Statistics Canada and the QCEW of the U.S.
   Bureau of Labor Statistics publish them. */
#ifndef SG_SURVEYS_LAYOUT_FLAG_COLUMNS_H
#define SG_SURVEYS_LAYOUT_FLAG_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/status.h>

#include "layout.h"

/* What the flags of a column are: a list of codes. */
enum sg_flag_list {
    SG_FLAGS_NONE,
    SG_FLAGS_OBS_STATUS,  /* SDMX code list CL_OBS_STATUS */
    SG_FLAGS_CONF_STATUS, /* SDMX code list CL_CONF_STATUS */
    SG_FLAGS_OBS_FLAG,    /* Eurostat, also several in one cell */
    SG_FLAGS_STATUS,      /* Statistics Canada */
    SG_FLAGS_DISCLOSURE   /* QCEW: the numbers of N stand as 0 */
};

struct sg_flag_column {
    size_t column; /* of the layout */
    enum sg_flag_list list;
};

/* The few of a file. */
enum { SG_MOST_FLAG_COLUMNS = 8 };
struct sg_flag_columns {
    struct sg_flag_column items[SG_MOST_FLAG_COLUMNS];
    size_t n;
};

/* The list of a column by its name and those of its neighbours. */
enum sg_flag_list sg_flag_list_of(const struct sg_layout *layout, size_t column);
/* The status of a cell; false if it is not on the list. Empty: none. */
bool sg_flag_read(enum sg_flag_list list, const char *text, sg_status *status);

#endif
