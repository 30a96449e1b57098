/* A table as a PX file (PC-Axis file format, axis version 2013), in UTF-8. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <sangyo/number.h>
#include <sangyo/write.h>

#include "px_writing.h"

enum { MOST_SYMBOLS = 6, MOST_DECIMALS = 6 };

/* The statuses that the symbols . to ...... stand for, in the order in which they are met. */
struct symbols {
    size_t status[MOST_SYMBOLS]; /* their places in status.def */
    size_t n;
};

/* The first status without a value; what is empty without a reason is not available. */
static size_t void_of(const struct sg_column *column, size_t row)
{
    sg_status status = sg_status_void(column->status[row]);
    size_t i = 0;
    if (!status)
        status = SG_STATUS_NOT_AVAILABLE;
    while (!(status >> i & 1))
        i++;
    return i;
}

/* The dots of a status; 0: there are more statuses than symbols. */
static size_t symbol_of(struct symbols *symbols, size_t status)
{
    size_t i = 0;
    while (i < symbols->n && symbols->status[i] != status)
        i++;
    if (i == MOST_SYMBOLS)
        return 0;
    if (i == symbols->n)
        symbols->status[symbols->n++] = status;
    return i + 1;
}

static const struct sg_column *value_of(const struct px_plan *plan, size_t cell)
{
    return plan->values[cell % plan->n_values];
}

/* Every symbol is explained before the data. */
static bool add_symbols(const struct px_writing *writing, struct symbols *symbols,
                        struct sg_error *err)
{
    const struct px_plan *plan = writing->plan;
    bool nil = false;
    for (size_t cell = 0; cell < plan->n_cells; cell++) {
        const struct sg_column *value = value_of(plan, cell);
        size_t row = plan->cells[cell];
        if (row-- == 0)
            continue;
        nil = nil || value->status[row] & SG_STATUS_NIL;
        if (isnan(value->values[row]) && !symbol_of(symbols, void_of(value, row)))
            return sg_fail(err, SG_FAIL_DATA, "a PX file has symbols for %d statuses only",
                           MOST_SYMBOLS);
    }
    for (size_t i = 0; i < symbols->n; i++) {
        char keyword[32];
        snprintf(keyword, sizeof keyword, "DATASYMBOL%zu", i + 1);
        sg_px_add_entry(writing->out, keyword, NULL,
                        sg_lang_pick(sg_status_info(symbols->status[i])->note, writing->lang));
    }
    if (nil)
        sg_px_add_entry(writing->out, "DATASYMBOLNIL", NULL,
                        sg_lang_pick(sg_status_info(0)->note, writing->lang));
    return true;
}

/* Marks of numbers (provisional, revised) are notes of cells. */
static void add_flags(const struct px_writing *writing, size_t cell, sg_status flags)
{
    const struct px_plan *plan = writing->plan;
    size_t places[PX_MOST_VARIABLES], rest = cell;
    for (size_t i = plan->n_variables; i-- > 0;) {
        places[i] = rest % plan->variables[i].n;
        rest /= plan->variables[i].n;
    }
    sg_buffer_add(writing->out, "CELLNOTE(");
    for (size_t i = 0; i < plan->n_variables; i++) {
        sg_buffer_add(writing->out, i ? "," : "");
        sg_px_add_text(writing->out, sg_px_label_of(writing, &plan->variables[i], places[i]));
    }
    sg_buffer_add(writing->out, ")=");
    bool any = false;
    for (size_t i = 0; flags >> i; i++)
        if (flags >> i & 1) {
            sg_buffer_add(writing->out, any ? "," : "");
            sg_px_add_text(writing->out, sg_lang_pick(sg_status_info(i)->note, writing->lang));
            any = true;
        }
    sg_buffer_add(writing->out, ";\n");
}

static void add_notes(const struct px_writing *writing)
{
    const struct px_plan *plan = writing->plan;
    const struct sg_table_info *info = &plan->table->info;
    struct sg_buffer sources = {0};
    for (size_t i = 0; i < info->n_sources; i++)
        sg_buffer_printf(&sources, "%s%s", i ? "; " : "", info->sources[i].title);
    if (sources.n)
        sg_px_add_entry(writing->out, "SOURCE", NULL, sources.text);
    sg_buffer_free(&sources);
    for (size_t i = 0; i < info->notes.n; i++)
        sg_px_add_entry(writing->out, "NOTE", NULL, info->notes.items[i]);
    for (size_t cell = 0; cell < plan->n_cells; cell++) {
        size_t row = plan->cells[cell];
        const struct sg_column *value = value_of(plan, cell);
        sg_status flags = row ? value->status[row - 1] & ~(sg_status)SG_STATUS_NIL : SG_STATUS_NONE;
        flags &= ~sg_status_void(flags);
        if (flags)
            add_flags(writing, cell, flags);
    }
}

static void add_cell(const struct px_writing *writing, struct symbols *symbols, size_t cell)
{
    const struct sg_column *value = value_of(writing->plan, cell);
    size_t row = writing->plan->cells[cell] - 1;
    char text[SG_NUMBER_SIZE];
    if (isnan(value->values[row])) {
        sg_buffer_add_char(writing->out, '"');
        sg_buffer_add_repeated(writing->out, ".", symbol_of(symbols, void_of(value, row)));
        sg_buffer_add_char(writing->out, '"');
    } else if (value->status[row] & SG_STATUS_NIL) {
        sg_buffer_add(writing->out, "\"-\"");
    } else {
        sg_number_shortest(value->values[row], text);
        sg_buffer_add(writing->out, text);
    }
}

/* Rows of the last variable; with keys a line for each cell that a row has. */
static void add_data(const struct px_writing *writing, struct symbols *symbols)
{
    const struct px_plan *plan = writing->plan;
    size_t a_line = plan->variables[plan->n_variables - 1].n;
    sg_buffer_add(writing->out, "DATA=\n");
    for (size_t cell = 0; cell < plan->n_cells; cell++) {
        if (!plan->cells[cell])
            continue;
        size_t rest = cell, places[PX_MOST_VARIABLES];
        for (size_t i = plan->n_variables; plan->sparse && i-- > 0;) {
            places[i] = rest % plan->variables[i].n;
            rest /= plan->variables[i].n;
        }
        for (size_t i = 0; plan->sparse && i < plan->n_variables; i++) {
            sg_px_add_text(writing->out, sg_px_label_of(writing, &plan->variables[i], places[i]));
            sg_buffer_add_char(writing->out, ',');
        }
        add_cell(writing, symbols, cell);
        bool last = plan->sparse || (cell + 1) % a_line == 0;
        sg_buffer_add_char(writing->out, last ? '\n' : ' ');
    }
    sg_buffer_add(writing->out, ";\n");
}

static int decimals_of(const struct px_plan *plan)
{
    int most = 0;
    for (size_t k = 0; k < plan->n_values; k++)
        for (size_t row = 0; row < plan->table->n_rows; row++) {
            char text[SG_NUMBER_SIZE];
            sg_number_shortest(plan->values[k]->values[row], text);
            const char *point = strchr(text, '.');
            int decimals = point ? (int)strspn(point + 1, "0123456789") : 0;
            most = decimals > most ? decimals : most;
        }
    return most < MOST_DECIMALS ? most : MOST_DECIMALS;
}

/* What is counted: the one measure, of a column or of the table; else the title. */
static const char *contents_of(const struct px_plan *plan, const char *title)
{
    const struct sg_table_info *info = &plan->table->info;
    if (plan->measure && plan->measure->levels.n == 1)
        return plan->measure->levels.texts[0];
    return info->measure ? info->measure : title;
}

/* UNITS of all, and of each thing that is counted, whose rows must agree. */
static bool add_units(const struct px_writing *writing, struct sg_error *err)
{
    const struct px_plan *plan = writing->plan;
    const char *unit = plan->unit && plan->unit->levels.n == 1
                           ? plan->unit->levels.texts[0]
                           : sg_column_unit(plan->values[0], writing->lang);
    sg_px_add_entry(writing->out, "UNITS", NULL, unit ? unit : "");
    for (size_t k = 0; plan->n_values > 1 && k < plan->n_values; k++) {
        const char *own = sg_column_unit(plan->values[k], writing->lang);
        sg_px_add_entry(writing->out, "UNITS", sg_column_title(plan->values[k], writing->lang),
                        own ? own : "");
    }
    if (!plan->unit || plan->unit->levels.n < 2 || plan->n_values > 1)
        return true;
    const struct px_variable *contents = NULL;
    for (size_t i = 0; i < plan->n_variables; i++)
        if (sg_px_is_contents(plan, &plan->variables[i]))
            contents = &plan->variables[i];
    for (size_t row = 0; row < plan->table->n_rows; row++) {
        size_t other = contents ? contents->rows[contents->column->codes[row]] : 0;
        if (plan->unit->codes[row] != plan->unit->codes[other])
            return sg_fail(err, SG_FAIL_DATA,
                           "units differ within a measure (row %zu), which a PX file cannot say",
                           row + 1);
    }
    for (size_t i = 0; contents && i < contents->n; i++)
        sg_px_add_entry(writing->out, "UNITS", sg_px_label_of(writing, contents, i),
                        sg_column_text(plan->unit, contents->rows[contents->levels[i]]));
    return true;
}

static bool write_plan(const struct px_writing *writing, struct sg_error *err)
{
    static const struct sg_bilingual untitled = {"Table", "統計表"};
    const struct px_plan *plan = writing->plan;
    struct sg_buffer *out = writing->out;
    struct symbols symbols = {{0}, 0};
    const char *own = plan->table->info.title;
    const char *title = own ? own : sg_lang_pick(untitled, writing->lang);
    int decimals = decimals_of(plan);
    sg_buffer_add(out, "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\n");
    sg_px_add_entry(out, "LANGUAGE", NULL, writing->lang == SG_JA ? "ja" : "en");
    sg_buffer_printf(out, "DECIMALS=%d;\nSHOWDECIMALS=%d;\n", decimals, decimals);
    sg_buffer_add(out, "MATRIX=\"TABLE\";\nSUBJECT-CODE=\"-\";\n");
    sg_px_add_entry(out, "SUBJECT-AREA", NULL, title);
    sg_px_add_entry(out, "TITLE", NULL, title);
    sg_px_add_entry(out, "CONTENTS", NULL, contents_of(plan, title));
    if (!add_units(writing, err))
        return false;
    sg_px_add_variables(writing);
    add_notes(writing);
    if (!add_symbols(writing, &symbols, err))
        return false;
    add_data(writing, &symbols);
    return true;
}

static bool write_px(const struct sg_table *table, const struct sg_write_options *options,
                     struct sg_buffer *out, struct sg_error *err)
{
    struct px_plan plan;
    if (!sg_px_plan_make(table, &plan, err))
        return false;
    const struct px_writing writing = {&plan, options->lang, out};
    bool written = write_plan(&writing, err);
    sg_px_plan_free(&plan);
    return written;
}

const struct sg_writer sg_px_writer = {
    .name = "px",
    .endings = "px",
    .summary = {"a PX file (PC-Axis) with one cell per row", "PXファイル（PC-Axis）"},
    .write = write_px,
};
