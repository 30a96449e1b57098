/* The columns that charts read. */
#ifndef SG_PLOTS_CHARTS_CHART_INPUT_H
#define SG_PLOTS_CHARTS_CHART_INPUT_H

#include <sangyo/table.h>

#include "table/command.h"
#include "table/lookup.h"

/* The column that plays a role, NULL if there is none and it is not required; that of the value
   holds numbers. */
bool sg_input_role(const struct sg_table *table, enum sg_role role, bool required,
                   const struct sg_column **column, struct sg_error *err);

/* The first of `names` (NULL-terminated) that is there, or NULL. */
const struct sg_column *sg_input_first(const struct sg_table *table, const char *const names[]);

/* The column of how many were asked or answered ("base", else "n"), or NULL. */
const struct sg_column *sg_input_base(const struct sg_table *table);

/* The kind of a measure, by its column, else by what the table says that it is about. */
enum sg_measure_kind sg_input_kind(const struct sg_table *table, const struct sg_column *column);
/* Whether nothing adds up to a total of it: a rate, DI, mean or index. */
bool sg_input_is_rate(const struct sg_table *table, const struct sg_column *column);
/* Where such a measure stands even: 100 of an index, 1 of a quotient, 0 of a balance; NaN: nowhere.
 */
double sg_input_even(const struct sg_table *table, const struct sg_column *column);

/* Whether a column holds location quotients: coefficients, none below 0. */
bool sg_input_are_quotients(const struct sg_table *table, const struct sg_column *column);

/* The one number that a chart of colours shows: what the user named by --value, else the
   coefficient, di or share_percent, else what the table is about; NULL: none. */
const struct sg_column *sg_input_shown(const struct sg_table *table);

/* Whether the values of a column are percentages. */
bool sg_input_is_percent(const struct sg_column *column);

/* The one column of percentages, by its unit or name (割合（％）); NULL: none, or several. */
const struct sg_column *sg_input_only_percent(const struct sg_table *table);

/* The column of that name: it must be there and hold numbers; its absence is an error that says
 * which command has it. */
struct sg_input_need {
    const char *chart, *column, *command;
};
bool sg_input_require(const struct sg_table *table, struct sg_input_need need,
                      const struct sg_column **column, struct sg_error *err);

/* Fails, with kind DATA, at a row to which `labels` gives no name. */
bool sg_input_named(const struct sg_table *table, const struct sg_column *labels,
                    struct sg_error *err);

/* Fails, with kind DATA, unless all rows agree in `column` (which may be NULL). *text is what
   stands there, NULL if nothing does. */
bool sg_input_one(const struct sg_table *table, const struct sg_column *column, const char **text,
                  struct sg_error *err);

/* The words of --sort. */
enum { SG_SORT_VALUE, SG_SORT_CODE, SG_SORT_GIVEN, SG_SORTS };
extern const struct sg_choice sg_input_sorts[SG_SORTS];

/* The order of rows that --sort asks for: *given is false for `value`, true for code and given, and
   `preset` when nothing is asked. Anything else is an error of kind USAGE. */
bool sg_input_sort(const char *sort, bool preset, bool *given, struct sg_error *err);

/* Adds file, row and column to an error; returns false. */
bool sg_input_fail_at(const struct sg_table *table, const struct sg_column *column, size_t row,
                      struct sg_error *err);

/* The bits that stand instead of a number; where nothing says why there is none, SG_STATUS_NIL of a
   ratio without cases, else SG_STATUS_NOT_AVAILABLE. */
sg_status sg_input_void(const struct sg_column *column, size_t row);

#endif
