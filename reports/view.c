#include "view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/subject.h"
#include "table/measure.h"
#include "table/role.h"
#include "table/shape/facts.h"
#include "table/text.h"

#include "printed.h"

enum { FEWEST_NUMBERS = 3 }; /* equal numbers of fewer rows may be chance */

/* What becomes of a column. */
enum use { PRINTED, IN_CAPTION, LEFT_OUT };

/* Whether no cell says anything: that a number is not applicable in any row says nothing. */
static bool is_empty(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 0; row < n_rows; row++)
        if (column->kind == SG_COLUMN_NUMBER
                ? !isnan(column->values[row]) ||
                      column->status[row] & ~(sg_status)SG_STATUS_NOT_APPLICABLE
                : column->codes[row] != SG_EMPTY && *sg_column_text(column, row))
            return false;
    return true;
}

static bool is_same(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 1; row < n_rows; row++)
        if (column->kind == SG_COLUMN_NUMBER ? !(column->values[row] >= column->values[0] &&
                                                 column->values[row] <= column->values[0])
                                             : column->codes[row] != column->codes[0])
            return false;
    return true;
}

static bool has_status(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 0; row < n_rows; row++)
        if (column->status[row])
            return true;
    return false;
}

/* Numbers that are the same for all rows, such as a denominator; never the main one. */
static bool is_common_number(const struct sg_table *table, const struct sg_column *column)
{
    return table->n_rows >= FEWEST_NUMBERS && !table->beside && column != sg_table_main(table) &&
           !has_status(column, table->n_rows) && is_same(column, table->n_rows);
}

static enum use use_of(const struct sg_table *table, const struct sg_column *column)
{
    if (table->n_rows && is_empty(column, table->n_rows))
        return LEFT_OUT;
    if (column->kind == SG_COLUMN_NUMBER)
        return is_common_number(table, column) ? IN_CAPTION : PRINTED;
    return table->n_rows >= 2 && is_same(column, table->n_rows) ? IN_CAPTION : PRINTED;
}

static size_t count(const struct sg_table *table, const enum use uses[], bool numbers)
{
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        n += uses[i] == PRINTED && (table->columns[i]->kind == SG_COLUMN_NUMBER) == numbers;
    return n;
}

/* Prints the last column of a kind that would all go. */
static void keep_one(const struct sg_table *table, enum use uses[], bool numbers, enum use of)
{
    for (size_t i = table->n_columns; i-- > 0 && !count(table, uses, numbers);)
        if ((table->columns[i]->kind == SG_COLUMN_NUMBER) == numbers && uses[i] == of)
            uses[i] = PRINTED;
}

static enum use *uses_of(const struct sg_table *table)
{
    enum use *uses = sg_alloc(table->n_columns, sizeof *uses);
    for (size_t i = 0; i < table->n_columns; i++)
        uses[i] = use_of(table, table->columns[i]);
    keep_one(table, uses, false, IN_CAPTION);
    keep_one(table, uses, true, IN_CAPTION);
    if (!count(table, uses, false) && !count(table, uses, true))
        for (size_t i = 0; i < table->n_columns; i++)
            uses[i] = PRINTED;
    return uses;
}

static void link_to(struct sg_buffer *caption, enum sg_lang lang)
{
    if (caption->n)
        sg_buffer_add(caption, lang == SG_JA ? "、" : ", ");
}

static void add_fact(const struct sg_table *table, const struct sg_column *column,
                     enum sg_lang lang, struct sg_buffer *caption)
{
    const struct sg_write_options options = {.lang = lang, .decimals = -1};
    struct sg_cell_style style = sg_cell_style_of(column, table->n_rows, &options);
    bool number = column->kind == SG_COLUMN_NUMBER;
    link_to(caption, lang);
    if (number || !sg_fact_speaks(column)) {
        sg_write_title(column, lang, caption);
        sg_buffer_add(caption, number ? " " : lang == SG_JA ? "：" : ": ");
    }
    if (number) {
        sg_write_cell(column, 0, &style, caption);
        return;
    }
    char *text = sg_fact_text(column, lang);
    if (strcmp(text, sg_column_text(column, 0)) == 0)
        sg_write_label(column, 0, lang, caption);
    else
        sg_write_plain(text, caption);
    free(text);
}

static bool has_role(const struct sg_table *table, enum sg_role role)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (sg_role_of_column(table->columns[i]) == role)
            return true;
    return false;
}

/* Whether `text` has `part`, as labels. */
static bool holds(const char *text, const char *part)
{
    char *whole = sg_text_key(text), *key = sg_text_key(part);
    bool said = strstr(whole, key) != NULL;
    free(whole);
    free(key);
    return said;
}

static bool is_said(const struct sg_view *view, const char *text, enum sg_lang lang)
{
    bool said = holds(sg_buffer_text(&view->caption), text);
    for (size_t i = 0; i < view->table.n_columns && !said; i++)
        said = holds(sg_column_title(view->table.columns[i], lang), text);
    return said;
}

/* Whether a number has no unit by what it is: a share, whose title says %, a coefficient, a rank.
 */
static bool has_none(const struct sg_column *column)
{
    const struct sg_column_info *info = sg_column_info(column->name);
    return info && !info->of_input && !column->unit;
}

/* The unit that titles of several columns would say and all numbers have, but for those that have
   none; NULL. `plain`: some of these do not say so. */
static const char *common_unit(const struct sg_table *table, enum sg_lang lang, bool *plain)
{
    const char *unit = NULL;
    size_t n = 0;
    *plain = false;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER)
            continue;
        if (has_none(column)) {
            *plain |= sg_column_unit(column, lang) == NULL;
            continue;
        }
        if (!column->unit || (unit && strcmp(unit, column->unit) != 0))
            return NULL;
        unit = column->unit;
        n += sg_write_has_unit(column, lang);
    }
    return n > 1 ? unit : NULL;
}

/* "unit: persons", unless the name of the measure says so. */
static void add_unit(struct sg_view *view, const char *measure, bool plain, enum sg_lang lang)
{
    if (measure && is_said(view, measure, lang) && holds(measure, view->unit))
        return;
    link_to(&view->caption, lang);
    sg_buffer_add(&view->caption, lang == SG_JA ? plain ? "数量の単位：" : "単位："
                                  : plain       ? "quantities in "
                                                : "unit: ");
    struct sg_buffer unit = {0};
    sg_unit_name(view->unit, 1, lang, &unit);
    sg_write_plain(sg_buffer_text(&unit), &view->caption);
    sg_buffer_free(&unit);
}

static void add_measure(struct sg_view *view, const struct sg_table *table, enum sg_lang lang)
{
    const char *measure = table->info.measure;
    bool plain;
    if (measure && *measure && !sg_subject_is_empty_word(measure) && !has_role(table, SG_ROLE_MEASURE) && !is_said(view, measure, lang)) {
        link_to(&view->caption, lang);
        sg_write_name(measure, lang, &view->caption);
    }
    view->unit = common_unit(&view->table, lang, &plain);
    if (view->unit)
        add_unit(view, measure, plain, lang);
}

static void add_caption(struct sg_view *view, const struct sg_table *table, const enum use uses[],
                        enum sg_lang lang)
{
    const char *place = table->info.place;
    if (place && *place && !has_role(table, SG_ROLE_AREA) && !has_role(table, SG_ROLE_AREA_NAME))
        sg_write_name(place, lang, &view->caption);
    for (size_t i = 0; i < table->info.facts.n; i++) {
        link_to(&view->caption, lang);
        sg_write_name(table->info.facts.items[i], lang, &view->caption);
    }
    for (size_t i = 0; i < table->n_columns; i++)
        if (uses[i] == IN_CAPTION)
            add_fact(table, table->columns[i], lang, &view->caption);
    add_measure(view, table, lang);
}

void sg_view_make(struct sg_view *view, const struct sg_table *table, enum sg_lang lang)
{
    enum use *uses = uses_of(table);
    *view = (struct sg_view){.table = *table};
    view->table.columns = sg_alloc(table->n_columns, sizeof(struct sg_column *));
    view->table.n_columns = 0;
    view->table.main = -1;
    for (size_t i = 0; i < table->n_columns; i++) {
        if (uses[i] != PRINTED)
            continue;
        if ((ptrdiff_t)i == table->main)
            view->table.main = (ptrdiff_t)view->table.n_columns;
        view->table.columns[view->table.n_columns++] = table->columns[i];
    }
    while (view->n_keys < view->table.n_columns &&
           view->table.columns[view->n_keys]->kind != SG_COLUMN_NUMBER)
        view->n_keys++;
    if (view->n_keys == view->table.n_columns && view->n_keys > 1)
        view->n_keys = 1;
    if (table->n_columns)
        add_caption(view, table, uses, lang);
    free(uses);
}

void sg_view_free(struct sg_view *view)
{
    free(view->table.columns);
    sg_buffer_free(&view->caption);
    *view = (struct sg_view){0};
}

void sg_view_title(const struct sg_column *column, const char *unit, enum sg_lang lang,
                   struct sg_buffer *out)
{
    struct sg_column shown = *column;
    if (unit && shown.unit && strcmp(shown.unit, unit) == 0)
        shown.unit = NULL;
    sg_write_title(&shown, lang, out);
}

void sg_view_block(const struct sg_view *view, size_t start, size_t end, struct sg_table *block)
{
    size_t n = view->n_keys;
    *block = view->table;
    block->columns = sg_alloc(n + end - start, sizeof(struct sg_column *));
    for (size_t i = 0; i < n; i++)
        block->columns[i] = view->table.columns[i];
    for (size_t i = start; i < end; i++)
        block->columns[n++] = view->table.columns[i];
    block->n_columns = n;
    block->main = -1;
}

size_t sg_view_blocks(const struct sg_view *view, const double widths[], double gap, double page,
                      size_t **starts)
{
    size_t n = view->table.n_columns, n_blocks = 0;
    double keys = 0, used = 0;
    *starts = sg_alloc(n + 2, sizeof **starts);
    for (size_t i = 0; i < view->n_keys; i++)
        keys += widths[i] + gap;
    for (size_t i = view->n_keys; i < n; i++) {
        if (i == view->n_keys || keys + used + widths[i] > page) {
            (*starts)[n_blocks++] = i;
            used = 0;
        }
        used += widths[i] + gap;
    }
    if (!n_blocks)
        (*starts)[n_blocks++] = view->n_keys;
    (*starts)[n_blocks] = n;
    return n_blocks;
}
