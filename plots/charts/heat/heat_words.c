/* What a table in colours says, from printed values only. */
#include "heat_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/ranking.h"
#include "plots/page/names.h"
#include "plots/page/quantity_words.h"
#include "plots/page/words.h"

void sg_heat_text(const struct sg_heat *matrix, size_t row, size_t column, enum sg_lang lang,
                  struct sg_buffer *out)
{
    const struct sg_heat_cell *cell = &matrix->cells[row * matrix->n_columns + column];
    if (cell->none || (isnan(cell->value) && cell->voids & SG_STATUS_NIL))
        sg_buffer_add(out, sg_words_pick(lang, "–", "－"));
    else if (isnan(cell->value))
        sg_buffer_add(out, sg_words_symbol(cell->voids, lang));
    else
        sg_words_number(cell->value,
                        (struct sg_words_number){matrix->classes.decimals, false, lang}, out);
}

void sg_heat_column(const struct sg_heat *matrix, size_t column, enum sg_lang lang, bool brief,
                    struct sg_buffer *out)
{
    const char *label = matrix->columns[column];
    const struct sg_column *by = matrix->columns_by;
    struct sg_period when = {0};
    int32_t code = by ? sg_column_code(by, label) : SG_EMPTY;
    if (by && by->kind == SG_COLUMN_PERIOD && code != SG_EMPTY)
        when = by->levels.periods[code];
    if (when.kind == SG_PERIOD_NONE || (brief && lang == SG_JA))
        sg_buffer_add(out, sg_names_label(label, lang, brief));
    else
        sg_words_period(label, &when, lang, out);
}

static bool is_quotient(const struct sg_heat *matrix)
{
    return strcmp(matrix->value->name, "coefficient") == 0;
}

static void add_measure(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    if (is_quotient(matrix))
        sg_buffer_add(out, sg_words_pick(lang, "Location quotient", "特化係数"));
    else
        sg_words_measure_name(sg_column_title(matrix->value, lang), lang, out);
}

/* A value with its unit. */
static void add_value(const struct sg_heat *matrix, double value, enum sg_lang lang,
                      struct sg_buffer *out)
{
    const char *title = sg_column_title(matrix->value, lang);
    char *own = matrix->value->unit ? NULL : sg_unit_of_label(title);
    const struct sg_quantity_words words = {
        .of = sg_quantity_of(matrix->value, title, NULL, matrix->classes.decimals),
        .unit = matrix->value->unit ? matrix->value->unit : own,
        .measure = title,
        .lang = lang};
    sg_quantity_value(&words, value, out);
    free(own);
}

/* A cell takes part as its row and its column do: totals are held beside, residual ones not ranked.
 */
static struct sg_entry entry_of(const struct sg_heat *matrix, size_t at)
{
    const struct sg_heat_cell *cell = &matrix->cells[at];
    const char *total = matrix->table->info.total_label;
    enum sg_entry_kind row = sg_entry_kind_of(matrix->rows[at / matrix->n_columns], total);
    enum sg_entry_kind column = sg_entry_kind_of(matrix->columns[at % matrix->n_columns], total);
    struct sg_entry entry = sg_entry_of_value(at, cell->value, cell->voids);
    entry.kind = row > column ? row : column;
    entry.unknown = entry.unknown && cell->voids; /* an empty cell has no row in the table */
    return entry;
}

/* The one cell with the largest value. */
static bool find_largest(const struct sg_heat *matrix, size_t *at)
{
    size_t n = matrix->n_rows * matrix->n_columns;
    struct sg_entry *entries = sg_alloc(n, sizeof *entries);
    for (size_t i = 0; i < n; i++)
        entries[i] = entry_of(matrix, i);
    struct sg_ranking_rule rule = {matrix->classes.decimals, 1, -INFINITY, NULL};
    bool found = sg_ranking_alone(entries, n, rule, at);
    free(entries);
    return found;
}

static bool is_whole(const struct sg_heat *matrix, const char *label)
{
    return sg_entry_kind_of(label, matrix->table->info.total_label) == SG_ENTRY_OUTSIDE;
}

/* "、全国は2.6": where the whole of a rate lies above what is said to be the largest. */
static void add_whole(const struct sg_heat *matrix, size_t at, enum sg_lang lang,
                      struct sg_buffer *out)
{
    const struct sg_quantity quantity =
        sg_quantity_of(matrix->value, sg_column_title(matrix->value, lang), NULL, 0);
    for (size_t row = 0; sg_quantity_rises(&quantity) && row < matrix->n_rows; row++) {
        double whole = matrix->cells[row * matrix->n_columns + at % matrix->n_columns].value;
        if (!is_whole(matrix, matrix->rows[row]) || !(whole > matrix->cells[at].value))
            continue;
        sg_buffer_printf(out, lang == SG_JA ? "、%sは" : "; %s: ",
                         sg_names_label(matrix->rows[row], lang, true));
        add_value(matrix, whole, lang, out);
        return;
    }
}

void sg_heat_title(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    size_t at = 0;
    if (!find_largest(matrix, &at))
        return;
    const char *row = matrix->rows[at / matrix->n_columns];
    struct sg_buffer name = {0};
    sg_heat_column(matrix, at % matrix->n_columns, lang, false, &name);
    const char *column = sg_buffer_text(&name);
    if (lang == SG_JA) {
        add_measure(matrix, lang, out);
        sg_buffer_printf(out, "は%sの%sが最も大きい（", column, sg_names_label(row, lang, true));
    } else {
        struct sg_buffer measure = {0};
        add_measure(matrix, lang, &measure);
        sg_buffer_printf(out, "%s %s largest for ", sg_buffer_text(&measure),
                         sg_names_is_plural(sg_buffer_text(&measure)) ? "are" : "is");
        sg_buffer_free(&measure);
        sg_words_name(row, lang, out);
        sg_buffer_printf(out, " in %s (", column);
    }
    add_value(matrix, matrix->cells[at].value, lang, out);
    add_whole(matrix, at, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "）" : ")");
    sg_buffer_free(&name);
}

void sg_heat_subtitle(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    if (is_quotient(matrix)) {
        add_measure(matrix, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, " (reference = 1)", "（基準＝1）"));
    } else {
        sg_words_measure(sg_column_title(matrix->value, lang), matrix->value->unit, lang, out);
    }
    if (matrix->measure) {
        sg_buffer_add(out, comma);
        sg_words_measure_name(matrix->measure, lang, out);
    }
    if (matrix->period) {
        sg_buffer_add(out, comma);
        sg_words_period(matrix->period, &matrix->when, lang, out);
    }
    if (matrix->focus >= 0)
        sg_buffer_printf(out, lang == SG_JA ? "、枠は%s" : ", framed: %s",
                         sg_names_label(matrix->columns[matrix->focus], lang, false));
}

void sg_heat_note(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_scope scope = {.used = matrix->voids};
    bool empty = false, none = false;
    for (size_t i = 0; i < matrix->n_rows * matrix->n_columns; i++)
        empty = empty || (isnan(matrix->cells[i].value) && !matrix->cells[i].voids);
    for (size_t i = 0; i < matrix->n_rows * matrix->n_columns; i++)
        none = none || matrix->cells[i].none;
    sg_buffer_add(out, sg_words_pick(lang, "Classes are those of the printed values. ",
                                     "階級は印字した値で分けた。"));
    if (empty)
        sg_buffer_add(out,
                      sg_words_pick(lang, "Empty: not in the table. ", "空欄は表にないもの。"));
    if (none)
        sg_buffer_add(out, sg_words_pick(lang, "–: no case. ", "－は該当なし。"));
    if (matrix->left_total)
        sg_buffer_printf(out, lang == SG_JA ? "%sは示していない。" : "%s is not shown. ",
                         sg_names_label(matrix->left_total, lang, false));
    sg_words_notes(matrix->table, &scope, lang, out);
}

void sg_heat_description(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_printf(out,
                     lang == SG_JA ? "%zu行%zu列の色分けした表。"
                                   : "Table in colours, %zu rows by %zu columns. ",
                     matrix->n_rows, matrix->n_columns);
    for (size_t r = 0; r < matrix->n_rows; r++) {
        sg_buffer_printf(out, "%s%s", sg_names_label(matrix->rows[r], lang, true),
                         sg_words_pick(lang, ": ", "："));
        for (size_t c = 0; c < matrix->n_columns; c++) {
            sg_buffer_add(out, c ? sg_words_pick(lang, ", ", "、") : "");
            sg_heat_column(matrix, c, lang, false, out);
            sg_buffer_add_char(out, ' ');
            sg_heat_text(matrix, r, c, lang, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
