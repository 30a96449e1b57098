#include "job.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"

#include "layout_equations.h"
#include "rules.h"

static bool add_column(struct sg_protect_job *job, struct sg_protect_sheet *sheet, size_t column,
                       struct sg_error *err)
{
    const struct sg_column *by = sheet->table->columns[column];
    size_t axis = sg_protect_axes_find(&job->axes, by->name);
    if (by->kind == SG_COLUMN_NUMBER) {
        sg_fail(err, SG_FAIL_USAGE, "column '%s' has numbers, no labels", by->name);
        return sg_fail_at_file(err, sheet->table->info.file);
    }
    if (axis == SG_PROTECT_AXES)
        return sg_fail(err, SG_FAIL_USAGE, "more than %d columns of labels", (int)SG_PROTECT_AXES);
    sheet->columns[axis] = (ptrdiff_t)column;
    return true;
}

static bool read_input(struct sg_protect_job *job, const struct sg_table *in, struct sg_error *err)
{
    const struct sg_args *args = job->run->args;
    struct sg_protect_sheet *sheet = &job->sheets[job->n_sheets++];
    size_t n = sg_args_count(args, "by");
    const struct sg_protect_names names = {
        .value = sg_args_text(args, "value"),
        .contributors = sg_args_text(args, "contributors"),
        .largest = sg_args_text(args, "largest"),
        .second = sg_args_text(args, "second"),
    };
    if (!sg_protect_sheet_open(sheet, in, &names, err))
        return false;
    if (sg_args_count(args, "value") > 1)
        return sg_fail(err, SG_FAIL_USAGE, "one column of values at a time: --value COL");
    if (!n)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--by COL is needed for each column of labels that tells the cells apart");
    for (size_t i = 0; i < n; i++) {
        ptrdiff_t column = sg_table_find(in, sg_args_nth(args, "by", i));
        if (column < 0)
            return sg_table_fail_column(in, sg_args_nth(args, "by", i), err);
        if (!add_column(job, sheet, (size_t)column, err))
            return false;
    }
    return sg_protect_sheet_read(sheet, &job->axes, err);
}

static bool read_hierarchies(struct sg_protect_job *job, struct sg_error *err)
{
    const struct sg_args *args = job->run->args;
    size_t n = sg_args_count(args, "hierarchy");
    if (n > SG_PROTECT_HIERARCHIES)
        return sg_fail(err, SG_FAIL_USAGE, "more than %d hierarchies", (int)SG_PROTECT_HIERARCHIES);
    for (size_t i = 0; i < n; i++) {
        struct sg_protect_hierarchy *hierarchy = &job->hierarchies[job->n_hierarchies++];
        if (!sg_protect_hierarchy_read(hierarchy, job->run, &job->axes,
                                       sg_args_nth(args, "hierarchy", i), err))
            return false;
    }
    return true;
}

/* A linked table is named with what lies in what there: FILE:COL=FILE. */
static bool read_link_map(struct sg_protect_job *job, const char *text, struct sg_error *err)
{
    if (job->n_hierarchies == SG_PROTECT_HIERARCHIES)
        return sg_fail(err, SG_FAIL_USAGE, "more than %d hierarchies", (int)SG_PROTECT_HIERARCHIES);
    struct sg_protect_hierarchy *hierarchy = &job->hierarchies[job->n_hierarchies++];
    return sg_protect_hierarchy_read(hierarchy, job->run, &job->axes, text, err);
}

/* All its columns of labels; those of the same name have the same labels. */
static bool read_link(struct sg_protect_job *job, const char *text, struct sg_error *err)
{
    const char *colon = strrchr(text, ':'), *map = colon && strchr(colon, '=') ? colon : NULL;
    char *path = map ? sg_copy_bytes(text, (size_t)(map - text)) : sg_copy_text(text);
    size_t i = job->n_sheets;
    if (i == SG_PROTECT_SHEETS) {
        free(path);
        return sg_fail(err, SG_FAIL_USAGE, "more than %d linked tables",
                       (int)SG_PROTECT_SHEETS - 1);
    }
    struct sg_table *table = &job->linked[i];
    struct sg_protect_sheet *sheet = &job->sheets[i];
    sg_table_init(table);
    job->n_sheets++;
    const char *value = job->sheets[0].value->name;
    bool fine = job->run->read_table(job->run, path, table, err);
    const struct sg_protect_names names = {.value = fine && sg_table_numbers(table, value) ? value
                                                                                           : NULL};
    fine = fine && sg_protect_sheet_open(sheet, table, &names, err);
    for (size_t k = 0; k < table->n_columns && fine; k++)
        if (table->columns[k]->kind != SG_COLUMN_NUMBER &&
            table->columns[k]->role != SG_ROLE_STATUS)
            fine = add_column(job, sheet, k, err);
    fine = fine && sg_protect_sheet_read(sheet, &job->axes, err);
    job->link_hierarchies[i] = job->n_hierarchies;
    fine = fine && (!map || read_link_map(job, map + 1, err));
    free(path);
    return fine;
}

static bool read_links(struct sg_protect_job *job, struct sg_error *err)
{
    const struct sg_args *args = job->run->args;
    size_t n = sg_args_count(args, "link"), n_written = sg_args_count(args, "link-output");
    if (n_written > n)
        return sg_fail(err, SG_FAIL_USAGE, "--link-output goes with --link, each with its own");
    for (size_t i = 0; i < n; i++)
        if (!read_link(job, sg_args_nth(args, "link", i), err))
            return false;
    job->n_own_hierarchies = n ? job->link_hierarchies[1] : job->n_hierarchies;
    return true;
}

/* By the hierarchy that stands with a linked table, else by those of the input. */
static bool relate(struct sg_protect_job *job, size_t i, struct sg_error *err)
{
    size_t first = 0, end = job->n_own_hierarchies;
    if (i > 0) {
        size_t next = i + 1 < job->n_sheets ? job->link_hierarchies[i + 1] : job->n_hierarchies;
        first = next > job->link_hierarchies[i] ? job->link_hierarchies[i] : 0;
        end = next > job->link_hierarchies[i] ? next : job->n_own_hierarchies;
    }
    return sg_protect_sheet_relate(&job->sheets[i], &job->axes, job->hierarchies + first,
                                   end - first, err);
}

static bool lay_out(struct sg_protect_job *job, struct sg_error *err)
{
    const struct sg_args *args = job->run->args;
    const struct sg_protect_layout_request request = {
        .may_be_hidden = job->method == SG_PROTECT_AUDIT,
        .bounds = sg_args_number(args, "bounds", 0),
    };
    sg_protect_axes_rank(&job->axes);
    for (size_t i = 0; i < job->n_sheets; i++)
        if (!relate(job, i, err))
            return false;
    job->layout.axes = &job->axes;
    job->layout.sheets = job->sheets;
    job->layout.n_sheets = job->n_sheets;
    return sg_protect_layout_make(&job->layout, &request, err) &&
           sg_protect_layout_equations(&job->layout, sg_args_number(args, "rounded", NAN), err);
}

/* What concentration rules ask for stands in the table, or the records are needed. */
static bool check_rules(const struct sg_protect_job *job, struct sg_error *err)
{
    const struct sg_protect_rules *rules = &job->rules;
    const struct sg_protect_sheet *sheet = &job->sheets[0];
    bool concentration = rules->p_percent > 0;
    if (job->records)
        return true;
    for (size_t i = 0; i < rules->n_dominance; i++) {
        concentration = concentration || rules->dominance[i].n <= 2;
        if (rules->dominance[i].n > 2)
            return sg_fail(
                err, SG_FAIL_USAGE,
                "a rule about more than the two largest needs the records: --from-records");
    }
    if (!concentration || (sheet->largest && (sheet->second || !rules->p_percent)))
        return true;
    return sg_fail(err, SG_FAIL_DATA,
                   "the rule needs columns largest and second, as tally --enterprise writes them, "
                   "or --from-records");
}

bool sg_protect_job_open(struct sg_protect_job *job, struct sg_run *run, const struct sg_table *in,
                         const struct sg_protect_records *records, struct sg_error *err)
{
    *job = (struct sg_protect_job){.run = run, .records = records};
    sg_protect_axes_init(&job->axes, sg_args_text(run->args, "total"));
    if (!sg_protect_method_read(run->args, &job->method, err) ||
        !sg_protect_rules_read(&job->rules, run, err) || !read_input(job, in, err) ||
        !read_hierarchies(job, err) || !read_links(job, err) || !lay_out(job, err) ||
        !check_rules(job, err))
        return false;
    job->rules.counts = records ? !sg_args_text(run->args, "value") : !job->sheets[0].contributors;
    if (job->layout.has_negative)
        sg_run_note(run, "some values are below 0: contributions count without their sign, and "
                         "nothing is taken to be known of hidden values");
    return true;
}

void sg_protect_job_close(struct sg_protect_job *job)
{
    sg_protect_result_free(&job->result);
    free(job->printed);
    sg_texts_free(&job->printed_notes);
    sg_protect_layout_free(&job->layout);
    for (size_t i = 0; i < job->n_hierarchies; i++)
        sg_protect_hierarchy_free(&job->hierarchies[i]);
    for (size_t i = 0; i < job->n_sheets; i++) {
        sg_protect_sheet_free(&job->sheets[i]);
        if (i > 0)
            sg_table_free(&job->linked[i]);
    }
    sg_protect_axes_free(&job->axes);
}

const struct sg_option sg_protect_option_by = {
    .name = "by",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"column of labels that tells the cells apart; each has its own total",
             "セルを区別する分類の列（列ごとに総数の行があるもの）"}};
const struct sg_option sg_protect_option_contributors = {
    .name = "contributors",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of how many stand behind a cell (contributors or n where not given)",
             "セルごとの企業（対象）数の列（指定しなければ contributors 又は n）"}};
const struct sg_option sg_protect_option_largest = {
    .name = "largest",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the largest contribution (largest_COL or largest where not given)",
             "最大の値の列（指定しなければ largest_列名 又は largest）"}};
const struct sg_option sg_protect_option_second = {
    .name = "second",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the second largest (second_COL or second where not given)",
             "第２位の値の列（指定しなければ second_列名 又は second）"}};
const struct sg_option sg_protect_option_hierarchy = {
    .name = "hierarchy",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "COL=FILE",
    .help = {"parts and wholes of a column: a file with code, parent (label), or digits:1,2; again "
             "for another division",
             "列の階層：code、parent（label）の表、又は digits:1,2（コードの桁数）。別の区分は繰り"
             "返して指定"}};
const struct sg_option sg_protect_option_link = {
    .name = "link",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "FILE[:COL=FILE]",
    .help = {"another table with some of the same cells, protected with this one; with a hierarchy "
             "of its own",
             "同じセルを含む別の表（独自の階層も可）。この表と一緒に秘匿する"}};
const struct sg_option sg_protect_option_link_output = {
    .name = "link-output",
    .kind = SG_OPTION_OUTPUT,
    .repeatable = true,
    .argument = "FILE",
    .help = {"write the linked table as it is protected, one for each --link",
             "秘匿した別の表を書く（--link ごとに一つ）"}};
const struct sg_option sg_protect_option_bounds = {
    .name = "bounds",
    .kind = SG_OPTION_NUMBER,
    .argument = "PERCENT",
    .minimum = 0,
    .maximum = 1e6,
    .help = {"outsiders are taken to know each value within this (else only that it is not "
             "negative)",
             "外部の者が各値を前後何％以内で知っていると想定するか（指定しなければ０以上とだけ）"}};
const struct sg_option sg_protect_option_rounded = {
    .name = "rounded",
    .kind = SG_OPTION_NUMBER,
    .argument = "DECIMALS",
    .minimum = -15,
    .maximum = 15,
    .help = {"values are rounded to so many decimals, so that sums may be off by that",
             "値が何桁に丸められているか（その分の合計の不一致を認める）"}};
