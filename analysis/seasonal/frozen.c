#include "frozen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "analysis/cube/result.h"
#include "parts.h"

/* How a factor is taken away, as the file says it. */
static const char *const modes[] = {"add", "mult"};

struct writer {
    const struct sg_season_source *source;
    struct sg_result result;
    struct sg_column *period, *seasonal, *mode, *status;
};

/* A calendar quarter or month, as every reader knows it. */
static void set_period(const struct writer *w, size_t row, int month, int months)
{
    char text[32];
    int place = month % 12;
    if (months == 3)
        snprintf(text, sizeof text, "%04d-Q%d", month / 12, place / 3 + 1);
    else
        snprintf(text, sizeof text, "%04d-%02d", month / 12, place + 1);
    sg_column_set_text(w->period, row, text);
}

static void add_factor(struct writer *w, size_t line, int month, double factor, sg_status status)
{
    const struct sg_season_lines *lines = &w->source->lines;
    const struct sg_seasonal_plan *used = &lines->lines[line].summary.used;
    size_t row = sg_result_row(&w->result, w->source->cube, w->source->row_of[line]);
    set_period(w, row, month, (int)(12 / used->frequency));
    sg_result_set(w->seasonal, row, factor, status);
    sg_column_set_text(w->mode, row, modes[used->multiplicative]);
}

static void add_line(struct writer *w, size_t i)
{
    const struct sg_season_lines *lines = &w->source->lines;
    const struct sg_season_line *line = &lines->lines[i];
    size_t first = lines->start[i] + line->series.begin, frequency = line->series.frequency;
    int month = lines->points[first].date.month, step = (int)(12 / frequency);
    for (size_t t = 0; t < line->series.n; t++, month += step)
        add_factor(w, i, month, lines->cells[first + t].seasonal, SG_STATUS_NONE);
    for (size_t k = 0; k < frequency; k++, month += step)
        add_factor(w, i, month, line->summary.next_year[k], SG_STATUS_ESTIMATED);
}

bool sg_season_factors_write(const struct sg_season_source *source, struct sg_run *run,
                             struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "factors");
    struct sg_table table;
    if (!path)
        return true;
    if (sg_args_count(run->args, "value") > 1)
        return sg_fail(err, SG_FAIL_USAGE, "--factors and --freeze take one --value");
    sg_table_init(&table);
    struct writer w = {.source = source, .result = {.out = &table}};
    sg_result_begin(&w.result, run, source->cube, SG_KEYS_NO_PERIOD);
    w.period = sg_table_add(&table, "period", SG_COLUMN_PERIOD);
    w.seasonal = sg_result_number(&w.result, "seasonal");
    w.mode = sg_table_add(&table, "mode", SG_COLUMN_CATEGORY);
    table.main = (ptrdiff_t)sg_table_index(&table, w.seasonal);
    for (size_t i = 0; i < source->lines.n; i++)
        if (source->lines.lines[i].fine && !source->lines.lines[i].summary.withheld)
            add_line(&w, i);
    bool fine = run->write_table(run, path, &table, err);
    sg_result_free(&w.result);
    sg_table_free(&table);
    return fine;
}

/* Takes the factor of a point away; false where the file has none. */
static bool freeze_point(struct sg_season_lines *lines, size_t at,
                         const struct sg_season_entry entries[], size_t n)
{
    const struct sg_season_point *point = &lines->points[at];
    const struct sg_season_entry *entry = sg_season_entry_at(entries, n, &point->date);
    lines->cells[at] = sg_season_no_cell;
    lines->statuses[at] = point->status & ~(sg_status)SG_STATUS_NIL;
    if (sg_status_void(point->status))
        return true;
    if (!entry || isnan(entry->value)) {
        lines->statuses[at] = SG_STATUS_NOT_AVAILABLE;
        return false;
    }
    struct sg_seasonal_plan plan = {.multiplicative = strcmp(entry->word, modes[1]) == 0};
    if (entry->status & SG_STATUS_ESTIMATED) /* forecast when the factors were written */
        lines->statuses[at] |= SG_STATUS_PROVISIONAL;
    lines->cells[at].seasonal = entry->value;
    lines->cells[at].adjusted = sg_seasonal_without(&plan, point->value, entry->value);
    return true;
}

static bool check_modes(const struct sg_season_file *file, struct sg_error *err)
{
    for (size_t i = 0; i < file->n; i++)
        if (strcmp(file->entries[i].word, modes[0]) != 0 &&
            strcmp(file->entries[i].word, modes[1]) != 0) {
            sg_fail(err, SG_FAIL_DATA, "'%s' is no mode of factors: add or mult",
                    file->entries[i].word);
            sg_fail_at_row(err, file->entries[i].file_row);
            return sg_fail_at_file(err, file->table.info.file);
        }
    return true;
}

bool sg_season_freeze(struct sg_season_source *source, struct sg_run *run, struct sg_table *out,
                      struct sg_error *err)
{
    const struct sg_season_file_form form = {"freeze", "seasonal", false, "mode"};
    struct sg_season_lines *lines = &source->lines;
    struct sg_season_file file;
    size_t lacking = 0, points = lines->n ? lines->start[lines->n] : 0;
    bool fine =
        sg_season_file_read(&file, run, source->cube, &form, err) && check_modes(&file, err);
    if (fine) {
        lines->cells = sg_alloc(points, sizeof *lines->cells);
        lines->statuses = sg_alloc(points, sizeof *lines->statuses);
        for (size_t i = 0; i < lines->n; i++) {
            size_t n;
            const struct sg_season_entry *entries =
                sg_season_file_find(&file, source->cube, source->row_of[i], &n);
            for (size_t at = lines->start[i]; at < lines->start[i + 1]; at++)
                lacking += !freeze_point(lines, at, entries, n);
        }
        sg_run_note(run, "seasonal factors as they stand in %s, nothing was estimated",
                    sg_args_text(run->args, "freeze"));
        sg_texts_add(&out->info.notes, run->notes.items[run->notes.n - 1]);
        if (lacking)
            sg_run_note(run, "%zu values have no factor in the file: not_available", lacking);
    }
    sg_season_file_free(&file);
    return fine;
}

const struct sg_option sg_season_option_factors = {
    .name = "factors",
    .kind = SG_OPTION_OUTPUT,
    .argument = "FILE",
    .help = {"write the seasonal factors, and those of the year after, to FILE",
             "季節要素と、翌年の季節要素を FILE に書き込む"}};

const struct sg_option sg_season_option_freeze = {
    .name = "freeze",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"take the factors that --factors wrote, and estimate nothing",
             "--factors で書き込んだ季節要素（暫定季節指数）をそのまま用いる"}};
