/* Which column plays which role, and which labels name totals. */
#ifndef SG_TABLE_ROLE_H
#define SG_TABLE_ROLE_H

#include <sangyo/table.h>

/* The role that a usual Japanese or English header has (業種, 年次, 市区町村コード, value …), or
   SG_ROLE_NONE. A header of area names gives SG_ROLE_AREA_NAME, although sg_role_find takes that
   column for the area where there is none with codes. */
enum sg_role sg_role_of_header(const char *header);
/* The role that a column was declared to have, else that of its header. */
enum sg_role sg_role_of_column(const struct sg_column *column);

/* The English word of a role as data packages and --OPTIONs write it ("area", "by" …). */
const char *sg_role_word(enum sg_role role);
/* False if `word` is no role. */
bool sg_role_read(const char *word, enum sg_role *role);

/* Finds the column of `role`. `asked` is what an option named (NULL: not asked): it must exist, and
   hold labels unless the role is the value. Else the one column declared with that role, else the
   one whose header is usual for it and whose kind fits (for the value also the only column of
   numbers that has no other role, or the only sum of a tally, ratio or index number). An area is
   keyed by its code, by its name where there is none; its name is only given beside a code, the
   municipality's before the prefecture's, and -1 when that leaves several. `*column` is its index,
   or -1 when there is none and `required` is false. Several, or none when required, is an error
   (kind USAGE) that lists the candidates or the columns. `*assumed` (if not NULL) says that nobody
   named it. */
bool sg_role_find(const struct sg_table *table, enum sg_role role, const char *asked, bool required,
                  ptrdiff_t *column, bool *assumed, struct sg_error *err);

/* The same among the columns for which taken[i] is false; what `asked` names may be taken. */
bool sg_role_find_free(const struct sg_table *table, enum sg_role role, const char *asked,
                       bool required, const bool taken[], ptrdiff_t *column, bool *assumed,
                       struct sg_error *err);
/* Says that each of n columns may have the role; false. */
bool sg_role_fail_several(const struct sg_table *table, enum sg_role role, const size_t found[],
                          size_t n, struct sg_error *err);

/* Whether a label stands for the whole (全産業, 総数, 計, 合計, 全国, total, all industries …), by
   its key, whatever code stands before it or bracket behind it. `declared` (may be NULL) names one
   more: where its row stands beside usual ones, that row is the total and the others are no parts.
 */
bool sg_role_is_total(const char *label, const char *declared);

/* その他, 無回答, n.e.c. and the like: never ranked. */
bool sg_role_is_residual(const char *label);

/* 特にない, 特に課題はない, none of these and the like: an answer as any other, but none that goes
   with others. */
bool sg_role_is_none(const char *label);

/* 無回答, 不明, no answer and the like: the question was put, and not answered. */
bool sg_role_is_no_answer(const char *label);

/* Whether a column of this name says what the values are counted in: 単位, unit. */
bool sg_role_is_unit(const char *name);
/* Whether most labels of a column are units that are known: a unit may be one of an office too. */
bool sg_role_holds_units(const struct sg_column *column);
/* The column of the table that does, by its name and labels, or -1. */
ptrdiff_t sg_role_unit_column(const struct sg_table *table);

#endif
