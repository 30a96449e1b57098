/* What a table in colours says, from printed values only. */
#include "heat_model.h"

#include <math.h>
#include <string.h>

#include "plots/page/names.h"
#include "plots/page/words.h"

void sg_heat_text(const struct sg_heat *matrix, size_t row, size_t column, enum sg_lang lang,
                  struct sg_buffer *out)
{
    const struct sg_heat_cell *cell = &matrix->cells[row * matrix->n_columns + column];
    if (isnan(cell->value))
        sg_buffer_add(out, sg_words_symbol(cell->voids, lang));
    else
        sg_words_number(cell->value, (struct sg_words_number){matrix->decimals, false, lang}, out);
}

static void add_bound(const struct sg_heat *matrix, double bound, enum sg_lang lang,
                      struct sg_buffer *out)
{
    sg_words_number(bound, (struct sg_words_number){matrix->decimals, false, lang}, out);
}

void sg_heat_class(const struct sg_heat *matrix, int klass, enum sg_lang lang,
                   struct sg_buffer *out)
{
    double unit = pow(10, -matrix->decimals);
    bool ja = lang == SG_JA;
    if (klass == 0) {
        sg_buffer_add(out, ja ? "" : "below ");
        add_bound(matrix, matrix->bounds[0], lang, out);
        sg_buffer_add(out, ja ? "未満" : "");
        return;
    }
    add_bound(matrix, matrix->bounds[klass - 1], lang, out);
    if (klass == SG_HEAT_CLASSES - 1) {
        sg_buffer_add(out, ja ? "以上" : " and above");
        return;
    }
    bool negative = matrix->bounds[0] < 0;
    sg_buffer_add(out, ja ? "～" : negative ? " to " : "–");
    add_bound(matrix, matrix->bounds[klass] - unit, lang, out);
}

static bool is_quotient(const struct sg_heat *matrix)
{
    return strcmp(matrix->value->name, "coefficient") == 0;
}

static const char *measure_of(const struct sg_heat *matrix, enum sg_lang lang)
{
    return is_quotient(matrix) ? sg_words_pick(lang, "Location quotient", "特化係数")
                               : sg_column_title(matrix->value, lang);
}

/* The one cell with the largest value, none if it is shared or a hidden one might be larger. */
static const struct sg_heat_cell *largest(const struct sg_heat *matrix)
{
    const struct sg_heat_cell *found = NULL;
    bool tied = false;
    for (size_t i = 0; i < matrix->n_rows * matrix->n_columns; i++) {
        const struct sg_heat_cell *cell = &matrix->cells[i];
        if (cell->voids & (SG_STATUS_SUPPRESSED | SG_STATUS_NOT_AVAILABLE))
            return NULL;
        if (isnan(cell->value) || (found && cell->value < found->value))
            continue;
        tied = found && cell->value == found->value;
        found = cell;
    }
    return tied ? NULL : found;
}

void sg_heat_title(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_heat_cell *top = largest(matrix);
    if (!top || matrix->n_rows * matrix->n_columns < 2)
        return;
    size_t at = (size_t)(top - matrix->cells);
    const char *row = matrix->rows[at / matrix->n_columns];
    const char *column = matrix->columns[at % matrix->n_columns];
    if (lang == SG_JA) {
        sg_buffer_printf(out, "%sは%sの%sが最も大きい（", measure_of(matrix, lang), column,
                         sg_names_industry(row, lang, true));
    } else {
        sg_buffer_printf(out, "%s is largest for ", measure_of(matrix, lang));
        sg_words_name(row, lang, out);
        sg_buffer_printf(out, " in %s (", column);
    }
    add_bound(matrix, top->value, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "）" : ")");
}

void sg_heat_subtitle(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    sg_buffer_add(out, measure_of(matrix, lang));
    if (is_quotient(matrix))
        sg_buffer_add(out, sg_words_pick(lang, " (reference = 1)", "（基準＝1）"));
    if (matrix->measure)
        sg_buffer_printf(out, "%s%s", comma, matrix->measure);
    if (matrix->period) {
        sg_buffer_add(out, comma);
        sg_words_period(matrix->period, &matrix->when, lang, out);
    }
    if (matrix->focus >= 0)
        sg_buffer_printf(out, lang == SG_JA ? "、枠は%s" : ", framed: %s",
                         matrix->columns[matrix->focus]);
}

void sg_heat_note(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_scope scope = {.used = matrix->voids};
    bool empty = false;
    for (size_t i = 0; i < matrix->n_rows * matrix->n_columns; i++)
        empty = empty || (isnan(matrix->cells[i].value) && !matrix->cells[i].voids);
    sg_buffer_add(out, sg_words_pick(lang, "Classes are those of the printed values. ",
                                     "階級は印字した値で分けた。"));
    if (empty)
        sg_buffer_add(out,
                      sg_words_pick(lang, "Empty: not in the table. ", "空欄は表にないもの。"));
    sg_words_notes(matrix->table, &scope, lang, out);
}

void sg_heat_description(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_printf(out,
                     lang == SG_JA ? "%zu行%zu列の色分けした表。"
                                   : "Table in colours, %zu rows by %zu columns. ",
                     matrix->n_rows, matrix->n_columns);
    for (size_t r = 0; r < matrix->n_rows; r++) {
        sg_buffer_printf(out, "%s%s", sg_names_industry(matrix->rows[r], lang, true),
                         sg_words_pick(lang, ": ", "："));
        for (size_t c = 0; c < matrix->n_columns; c++) {
            sg_buffer_printf(out, "%s%s ", c ? sg_words_pick(lang, ", ", "、") : "",
                             matrix->columns[c]);
            sg_heat_text(matrix, r, c, lang, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
