/* The options that shape a result: which rows and columns it has, and in what order. */
#ifndef SG_COMMANDS_SHAPE_H
#define SG_COMMANDS_SHAPE_H

#include "execute.h"

/* Every result passes here before it is written or drawn: its rows are sorted and the top ones
   taken, then `result->whole` becomes a copy where columns are chosen after that. Says in the notes
   what was assumed. */
bool sg_shape_result(const struct sg_call *call, struct sg_command_result *result,
                     struct sg_error *err);

/* Before --where takes rows of a result: adds the ranks that --rank-among asks for. */
bool sg_shape_rank(const struct sg_call *call, struct sg_table *table, struct sg_texts *notes,
                   struct sg_error *err);

/* Whether the options go together; checked before anything is read. */
bool sg_shape_check(const struct sg_call *call, struct sg_error *err);

/* The order of a figure: that of --sort, or the table's where that names columns; NULL: its own. */
const char *sg_shape_figure_sort(const struct sg_call *call);

extern const struct sg_option *const sg_shape_row_options[]; /* NULL-terminated */
extern const struct sg_option *const sg_shape_column_options[];

#endif
