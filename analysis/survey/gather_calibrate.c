/* Weights of a survey that meet totals of the population, found from the classes: all records of a
   cell of the margins have the same factor. */
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/joined.h"

#include "gather.h"
#include "record_codes.h"
#include "weight.h"

struct sg_gather_calibration {
    struct sg_sample_calibration made;
    double *factors, *before;
    struct sg_margin *margins;
    size_t **categories; /* per margin */
};

static bool has(const struct sg_texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->n; i++)
        if (strcmp(texts->items[i], text) == 0)
            return true;
    return false;
}

/* The labels of a table of totals: what the records have too, but for the totals themselves, which
   are its only column of numbers that these lack, or its only one. */
static void add_labels(const struct sg_run *run, const struct sg_table *table,
                       const struct sg_texts *columns, struct sg_texts *names)
{
    const char *size = sg_args_text(run->args, "margin-size");
    bool own = false;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        own = own || (column->kind == SG_COLUMN_NUMBER && !has(columns, column->name));
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        bool total =
            size ? strcmp(size, column->name) == 0 : !own && column->kind == SG_COLUMN_NUMBER;
        if (!total && has(columns, column->name))
            sg_texts_add_once(names, column->name);
    }
}

/* As weight does without --margin: each table by all of its labels. */
static bool add_all_labels(struct sg_run *run, const struct sg_texts *columns,
                           struct sg_texts *names, struct sg_error *err)
{
    bool read = true;
    for (size_t i = 0; read && i < sg_args_count(run->args, "margins"); i++) {
        struct sg_table table;
        sg_table_init(&table);
        read = run->read_table(run, sg_args_nth(run->args, "margins", i), &table, err);
        if (read)
            add_labels(run, &table, columns, names);
        sg_table_free(&table);
    }
    return read &&
           (names->n || sg_fail(err, SG_FAIL_USAGE,
                                "no column of --margins is one of the records, to meet totals by"));
}

bool sg_gather_margins(struct sg_run *run, const struct sg_design *design,
                       const struct sg_texts *columns, struct sg_texts *names, struct sg_error *err)
{
    const struct sg_args *args = run->args;
    bool method = sg_args_flag(args, "method"), known = sg_args_flag(args, "margins");
    if (!method && !known && !sg_args_flag(args, "margin"))
        return true;
    if (!method || !known)
        return sg_fail(err, SG_FAIL_USAGE, "--method and --margins go together");
    if (design->replicate_weights.n)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--method does not change --replicate-weights; each of them must have met "
                       "--margins before");
    if (!sg_args_flag(args, "margin"))
        return add_all_labels(run, columns, names, err);
    for (size_t i = 0; i < sg_args_count(args, "margin"); i++)
        for (const char *at = sg_args_nth(args, "margin", i); at; at = strchr(at, '*')) {
            at += *at == '*';
            char *name = sg_copy_bytes(at, strcspn(at, "*"));
            sg_texts_add_once(names, name);
            free(name);
        }
    return true;
}

/* The cells of the margins: a row of labels for each, and Σw. */
struct cells {
    struct sg_table table;
    struct sg_interner texts; /* of the labels of each, joined */
    double *sizes;
    size_t capacity;
};

static void add_cell(struct cells *cells, const struct sg_rows_notes *notes, const char *text)
{
    size_t row = sg_table_add_row(&cells->table);
    cells->sizes = sg_grow(cells->sizes, &cells->capacity, row + 1, sizeof *cells->sizes);
    cells->sizes[row] = 0;
    for (size_t i = 0; i < cells->table.n_columns; i++) {
        struct sg_column *column = cells->table.columns[i];
        char *part = sg_joined_part(text, i);
        bool missing = !part || sg_survey_is_missing(notes, column->name, part);
        sg_column_set_text(column, row, missing ? "" : sg_survey_label(notes, column->name, part));
        free(part);
    }
}

/* The margins of a class, and where its own text ends before them. */
static const char *margins_of(const char *class, size_t n_margins, size_t *end)
{
    *end = sg_record_class_margins(class, n_margins);
    return class + *end + 1;
}

/* The labels of the margins, with their codes, which totals may be given by. */
static void add_columns(struct cells *cells, const struct sg_rows_notes *notes,
                        const struct sg_texts *margins)
{
    struct sg_rows_code code;
    sg_table_init(&cells->table);
    for (size_t i = 0; i < margins->n; i++) {
        struct sg_column *column =
            sg_table_add(&cells->table, margins->items[i], SG_COLUMN_CATEGORY);
        for (size_t k = 0;
             notes && notes->code && notes->code(notes->context, margins->items[i], k, &code);
             k++) {
            sg_texts_add(&column->coded, code.value);
            sg_texts_add(&column->labelled, code.label);
        }
    }
}

static void fill_cells(struct cells *cells, const struct sg_rows_notes *notes, size_t n_margins,
                       const struct sg_gathered_question *question)
{
    double *sizes = sg_alloc(question->classes.n, sizeof *sizes);
    sg_sample_sizes(&question->sample, sizes);
    for (size_t c = 0; c < question->classes.n; c++) {
        size_t end, known = cells->texts.n;
        const char *text = margins_of(question->classes.items[c], n_margins, &end);
        size_t at = sg_intern(&cells->texts, text, strlen(text));
        if (at == known)
            add_cell(cells, notes, text);
        cells->sizes[at] += sizes[c];
    }
    free(sizes);
}

static void cells_free(struct cells *cells)
{
    sg_table_free(&cells->table);
    sg_interner_free(&cells->texts);
    free(cells->sizes);
}

/* The classes of a question by the factors and categories of their cells. */
static void calibrate(struct cells *cells, const struct meeting *m, size_t n_margins,
                      struct sg_gathered_question *question, struct sg_gather_calibration *c)
{
    size_t n = question->classes.n;
    c->factors = sg_alloc(n, sizeof *c->factors);
    c->before = sg_alloc(n, sizeof *c->before);
    c->margins = sg_alloc(m->n, sizeof *c->margins);
    c->categories = sg_alloc(m->n, sizeof *c->categories);
    for (size_t k = 0; k < m->n; k++) {
        c->categories[k] = sg_alloc(n, sizeof **c->categories);
        c->margins[k] = (struct sg_margin){c->categories[k], NULL, m->margins[k].n_categories};
    }
    for (size_t i = 0; i < n; i++) {
        size_t end;
        const char *text = margins_of(question->classes.items[i], n_margins, &end);
        size_t at = sg_intern(&cells->texts, text, strlen(text));
        c->factors[i] = m->w->weights[at] / cells->sizes[at];
        for (size_t k = 0; k < m->n; k++)
            c->categories[k][i] = m->margins[k].categories[at];
        question->classes.items[i][end] = '\0';
    }
    sg_sample_sizes(&question->sample, c->before);
    c->made = (struct sg_sample_calibration){c->factors, c->before, c->margins, m->n};
    sg_sample_calibrate(&question->sample, &c->made);
}

static bool meet(struct sg_run *run, struct cells *cells, size_t n_margins,
                 struct sg_gathered *gathered, struct sg_error *err)
{
    size_t n = cells->texts.n;
    struct weighting w = {.run = run, .in = &cells->table, .n = n};
    struct meeting m = {.w = &w};
    w.rows = sg_alloc(n, sizeof *w.rows);
    w.weights = sg_alloc(n, sizeof *w.weights);
    for (size_t i = 0; i < n; i++)
        w.rows[i] = i;
    if (n)
        memcpy(w.weights, cells->sizes, n * sizeof *w.weights);
    bool done = weight_meet_known(&m, err);
    gathered->calibrations = sg_alloc(gathered->n_questions, sizeof *gathered->calibrations);
    for (size_t q = 0; done && q < gathered->n_questions; q++)
        calibrate(cells, &m, n_margins, &gathered->questions[q], &gathered->calibrations[q]);
    gathered->has_weights = true;
    weight_meeting_free(&m);
    free(w.residuals);
    free(w.rows);
    free(w.weights);
    return done;
}

bool sg_gather_calibrate(struct sg_run *run, const struct sg_rows_notes *notes,
                         const struct sg_texts *margins, struct sg_gathered *gathered,
                         struct sg_error *err)
{
    struct cells cells = {0};
    add_columns(&cells, notes, margins);
    fill_cells(&cells, notes, margins->n, &gathered->questions[0]);
    bool done = meet(run, &cells, margins->n, gathered, err);
    cells_free(&cells);
    return done;
}

void sg_gather_calibrations_free(struct sg_gathered *gathered)
{
    for (size_t q = 0; gathered->calibrations && q < gathered->n_questions; q++) {
        struct sg_gather_calibration *c = &gathered->calibrations[q];
        for (size_t k = 0; k < c->made.n_margins; k++)
            free(c->categories[k]);
        free(c->categories);
        free(c->margins);
        free(c->factors);
        free(c->before);
    }
    free(gathered->calibrations);
}
