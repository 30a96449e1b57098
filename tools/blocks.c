#include "blocks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "platform/files.h"
#include "surveys/formats/grid.h"

#include "commands/execute.h"
#include "commands/shape.h"
#include "commands/sources.h"
#include "commands/titles.h"
#include "line.h"
#include "output.h"
#include "table/messages.h"

/* The calls of a block, whose options the result borrows. */
struct held {
    struct sg_call *calls;
    size_t n;
    struct sg_texts paths;
};

/* What the commands before gave, and what the first one read. */
struct flow {
    struct sg_table table, whole;
    struct sg_origin origin;
    struct sg_buffer line;
};

/* The line as it would be typed: what made a named table stands before the command that reads it.
 */
static void add_line(const struct sg_call *call, bool is_piped, struct flow *flow)
{
    size_t first = sg_call_first_file(call);
    struct sg_call typed = *call;
    const struct sg_named_table *named =
        call->n_files > first ? sg_named_table(call->named, call->files[first]) : NULL;
    typed.n_files = named ? first : call->n_files;
    char *line = sg_call_line(&typed);
    sg_buffer_printf(&flow->line, "%s%s%s%s", is_piped ? " | " : "", named ? named->line : "",
                     named ? " | " : "", line);
    free(line);
}

static bool run_one(struct sg_blocks *blocks, struct held *held, const struct sg_texts *words,
                    struct flow *flow, struct sg_report_result *result, struct sg_error *err)
{
    struct sg_call *call = &held->calls[held->n];
    struct sg_error own = {.lang = blocks->lang};
    struct sg_command_result given = {0};
    bool is_piped = held->n++ > 0;
    if (err)
        own = *err;
    own.lang = sg_parse_lang((const char *const *)words->items, words->n, blocks->lang);
    bool ok = sg_parse(blocks->commands, (const char *const *)words->items, words->n, call, &own);
    if (ok) {
        call->named = &blocks->named;
        add_line(call, is_piped, flow);
        ok = sg_access_call(&blocks->access, call, is_piped, &held->paths, &own);
    }
    if (ok) {
        call->input = is_piped ? &flow->table : NULL;
        ok = sg_shape_check(call, &own) && sg_execute(call, &given, &own) &&
             sg_shape_result(call, &given, &own);
        call->input = NULL;
    }
    if (ok) {
        sg_origin_add(&flow->origin, &given.origin);
        sg_sources_add(&given.table.info, &given.inputs, false);
        sg_sources_add(&given.whole.info, &given.inputs, false);
        sg_titles_apply(call, &given.table);
        sg_table_move(&flow->table, &given.table);
        sg_table_move(&flow->whole, &given.whole);
        free(result->text);
        result->text = sg_call_output(call) == SG_OUTPUT_TEXT
                           ? sg_copy_text(sg_buffer_text(&given.text))
                           : NULL;
    }
    for (size_t i = 0; !sg_args_flag(&call->args, "quiet") && i < given.notes.n; i++)
        sg_texts_add_once(blocks->notes, given.notes.items[i]);
    sg_command_result_free(&given);
    if (!ok && err)
        *err = own;
    return ok;
}

bool sg_blocks_run(void *context, const struct sg_texts commands[], size_t n,
                   struct sg_report_result *result, struct sg_error *err)
{
    struct held *held = sg_alloc(1, sizeof *held);
    struct flow flow = {0};
    bool ok = true;
    held->calls = sg_alloc(n, sizeof *held->calls);
    sg_table_init(&flow.table);
    sg_table_init(&flow.whole);
    sg_table_init(&result->table);
    sg_table_init(&result->whole);
    result->held = held;
    for (size_t i = 0; ok && i < n; i++) {
        if (result->text)
            ok = sg_fail(err, SG_FAIL_USAGE, "'%s' gives text, which no command reads",
                         held->calls[i - 1].command->name);
        ok = ok && run_one(context, held, &commands[i], &flow, result, err);
    }
    if (ok) {
        const struct sg_call *last = &held->calls[n - 1];
        bool draws = sg_call_output(last) == SG_OUTPUT_FILE;
        sg_table_move(&result->table, &flow.table);
        sg_table_move(&result->whole, &flow.whole);
        result->is_figure = draws;
        result->chart =
            sg_output_chart(last, result->whole.n_columns ? &result->whole : &result->table);
        result->figure = sg_output_figure(last);
        result->decimals = (int)sg_args_number(&last->args, "decimals", -1);
        result->file = sg_copy_text(flow.origin.file);
        result->first_row = flow.origin.first_row;
        result->last_row = flow.origin.last_row;
        for (size_t i = 0; i < flow.origin.others.n; i++)
            sg_texts_add(&result->others, flow.origin.others.items[i]);
        result->command = sg_buffer_take(&flow.line);
    }
    sg_origin_free(&flow.origin);
    sg_buffer_free(&flow.line);
    sg_table_free(&flow.table);
    sg_table_free(&flow.whole);
    return ok;
}

bool sg_blocks_keep(void *context, const char *id, struct sg_report_result *result,
                    struct sg_error *err)
{
    struct sg_named_tables *named = &((struct sg_blocks *)context)->named;
    if (result->text)
        return sg_fail(err, SG_FAIL_USAGE, "the command gives text, which is no table for '@%s'",
                       id);
    named->items = sg_resize(named->items, named->n + 1, sizeof *named->items);
    struct sg_named_table *item = &named->items[named->n++];
    *item = (struct sg_named_table){.id = sg_copy_text(id), .line = sg_copy_text(result->command)};
    sg_table_init(&item->table);
    sg_table_move(&item->table, &result->table);
    item->origin = (struct sg_origin){sg_copy_text(result->file), result->first_row,
                                      result->last_row, result->others};
    result->others = (struct sg_texts){0};
    return true;
}

void sg_blocks_free_kept(struct sg_blocks *blocks)
{
    for (size_t i = 0; i < blocks->named.n; i++) {
        free(blocks->named.items[i].id);
        free(blocks->named.items[i].line);
        sg_origin_free(&blocks->named.items[i].origin);
        sg_table_free(&blocks->named.items[i].table);
    }
    free(blocks->named.items);
    blocks->named = (struct sg_named_tables){0};
}

void sg_blocks_release(void *context, struct sg_report_result *result)
{
    struct held *held = result->held;
    (void)context;
    for (size_t i = 0; held && i < held->n; i++)
        sg_parse_free(&held->calls[i]);
    if (held) {
        free(held->calls);
        sg_texts_free(&held->paths);
    }
    free(held);
    sg_table_free(&result->table);
    sg_table_free(&result->whole);
    free(result->text);
    free(result->command);
    free(result->file);
    sg_texts_free(&result->others);
    *result = (struct sg_report_result){0};
}

/* A picture is read whole, and a page with it by a browser. */
static bool is_small(const char *path, struct sg_error *err)
{
    enum { MOST_MEGABYTES = 64 };
    struct sg_os_about about;
    if (!sg_os_about(path, &about) || about.size <= (uint64_t)MOST_MEGABYTES << 20)
        return true;
    sg_fail(err, SG_FAIL_DATA, "%.0f MB are too much for a picture of a report: %d MB at most",
            (double)about.size / 1048576, MOST_MEGABYTES);
    return sg_fail_at_file(err, path);
}

bool sg_blocks_read(void *context, const char *path, char **bytes, size_t *n, struct sg_error *err)
{
    struct sg_blocks *blocks = context;
    char *whole = sg_access_path(&blocks->access, path, err);
    bool ok = whole && is_small(whole, err) && sg_source_read(whole, bytes, n, err);
    free(whole);
    return ok;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

void sg_blocks_progress(void *context, size_t i, size_t n)
{
    struct sg_blocks *blocks = context;
    double seconds = now();
    if (!(blocks->started > 0))
        blocks->started = seconds;
    if (!blocks->shows || seconds - blocks->started < 1)
        return;
    blocks->shown = seconds;
    fputs("\r", stderr);
    fprintf(stderr, sg_lang_message("block %zu of %zu", blocks->lang), i + 1, n);
    fputs("\033[K", stderr);
    fflush(stderr);
}

void sg_blocks_progress_end(const struct sg_blocks *blocks)
{
    if (blocks->shown > 0)
        fputs("\r\033[K", stderr);
}
