#include "output.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/chart.h>
#include <sangyo/number.h>
#include <sangyo/write.h>
#include "platform/files.h"
#include "platform/system.h"
#include "plots/charts/natural.h"
#include "table/file.h"

#include "commands/shape.h"
#include "line.h"
#include "marked.h"

/* NULL for standard output. */
static const char *output_path(const struct sg_call *call)
{
    const char *path = sg_args_text(&call->args, "output");
    return path && strcmp(path, "-") != 0 ? path : NULL;
}

static const struct sg_writer *unknown_ending(const char *path, struct sg_error *err)
{
    struct sg_buffer known = {0};
    const struct sg_writer *writer;
    for (size_t i = 0; (writer = sg_writer_at(i)); i++)
        for (const char *at = writer->endings; *at;) {
            size_t n = strcspn(at, "|");
            sg_buffer_add(&known, known.n ? ", ." : ".");
            sg_buffer_add_bytes(&known, at, n);
            at += n + (at[n] == '|');
        }
    sg_fail(err, SG_FAIL_USAGE, "the ending of '%s' says no format (%s); give --format", path,
            sg_buffer_text(&known));
    sg_buffer_free(&known);
    return NULL;
}

static const struct sg_writer *choose_writer(const struct sg_call *call, struct sg_error *err)
{
    const char *name = sg_args_text(&call->args, "format");
    const char *path = output_path(call);
    if (name)
        return sg_writer_named(name);
    if (path) {
        const struct sg_writer *writer = sg_writer_of_file(path);
        return writer ? writer : unknown_ending(path, err);
    }
    return sg_writer_named(sg_os_is_terminal(SG_OS_OUTPUT) ? "table" : "csv");
}

/* Where the figure goes; NULL: there is none. */
static const char *figure_path(const struct sg_call *call)
{
    switch (sg_call_output(call)) {
    case SG_OUTPUT_FILE:
        return output_path(call);
    case SG_OUTPUT_TABLE:
    case SG_OUTPUT_VERDICT:
        return sg_args_text(&call->args, "chart");
    case SG_OUTPUT_TEXT:
    case SG_OUTPUT_DONE:
        break;
    }
    return NULL;
}

/* An option of the figure without a figure would do nothing. */
static bool check_figure(const struct sg_call *call, struct sg_error *err)
{
    if (figure_path(call) || call->command->output == SG_OUTPUT_FILE)
        return true;
    for (size_t i = 0; i < call->list.n; i++)
        if (call->list.groups[i] == SG_GROUP_FIGURE &&
            sg_args_count(&call->args, call->list.options[i]->name))
            return sg_fail(err, SG_FAIL_USAGE, "--%s is about the figure: give --chart FILE too",
                           call->list.options[i]->name);
    return true;
}

/* An option of a table would do nothing where the result is text. */
static bool check_text(const struct sg_call *call, struct sg_error *err)
{
    static const char *const of_tables[] = {"format", "decimals", "bom",    "sort", "top",
                                            "bottom", "others",   "select", "wide", "rank-among"};
    const struct sg_option *asking = sg_call_asks_output(call);
    if (!asking) /* such options, if any, are the command's own */
        return true;
    for (size_t i = 0; i < sizeof of_tables / sizeof *of_tables; i++)
        if (sg_args_count(&call->args, of_tables[i]))
            return sg_fail(err, SG_FAIL_USAGE, "--%s is about a table, which --%s does not write",
                           of_tables[i], asking->name);
    return true;
}

bool sg_output_check(const struct sg_call *call, struct sg_error *err)
{
    enum sg_output output = sg_call_output(call);
    if (output == SG_OUTPUT_DONE)
        return true;
    if (output == SG_OUTPUT_TEXT)
        return check_text(call, err);
    if (output == SG_OUTPUT_FILE)
        return figure_path(call) ||
               sg_fail(err, SG_FAIL_USAGE,
                       "a figure needs a file: --output FIGURE (.svg, .png, .pdf or "
                       ".emf)");
    const struct sg_writer *writer = choose_writer(call, err);
    if (!writer)
        return false;
    if (sg_args_flag(&call->args, "bom") && strcmp(writer->name, "csv") != 0 &&
        strcmp(writer->name, "tsv") != 0)
        return sg_fail(err, SG_FAIL_USAGE, "--bom is for csv and tsv, not %s", writer->name);
    if (writer->is_binary && !output_path(call) && sg_os_is_terminal(SG_OS_OUTPUT))
        return sg_fail(err, SG_FAIL_USAGE, "%s is nothing for a terminal: give --output FILE",
                       writer->name);
    return check_figure(call, err);
}

void sg_output_note(const struct sg_call *call, struct sg_texts *notes)
{
    static const char *const texts[] = {"title", "source", "note"};
    enum sg_output output = sg_call_output(call);
    if ((output != SG_OUTPUT_TABLE && output != SG_OUTPUT_VERDICT) || figure_path(call))
        return;
    const struct sg_writer *writer = choose_writer(call, NULL);
    bool plain = writer && (strcmp(writer->name, "csv") == 0 || strcmp(writer->name, "tsv") == 0);
    for (size_t i = 0; plain && i < sizeof texts / sizeof *texts; i++)
        if (sg_args_count(&call->args, texts[i]))
            sg_note(notes, call->lang, "--%s is for people: %s holds the table alone", texts[i],
                    writer->name);
}

static bool write_bytes(const struct sg_call *call, const struct sg_buffer *bytes,
                        struct sg_error *err)
{
    const char *path = output_path(call);
    const char *text = sg_buffer_text(bytes);
    return path ? sg_file_write(path, text, bytes->n, err)
                : sg_file_write_standard(text, bytes->n, err);
}

/* Of a line: what COLUMNS says, else the terminal that is written to; 0: neither. */
static size_t line_width(void)
{
    enum { LEAST = 40, MOST = 10000 };
    const char *asked = getenv("COLUMNS");
    double width = 0;
    if (asked && sg_number_read(asked, strlen(asked), &width) && width >= LEAST && width <= MOST)
        return (size_t)width;
    size_t terminal = sg_os_terminal_width();
    return terminal >= LEAST ? terminal : 0;
}

static bool write_table(const struct sg_call *call, const struct sg_table *table,
                        struct sg_error *err)
{
    const struct sg_writer *writer = choose_writer(call, err);
    char *line = sg_call_line(call);
    const struct sg_write_options options = {.lang = call->lang,
                                             .decimals =
                                                 (int)sg_args_number(&call->args, "decimals", -1),
                                             .bom = sg_args_flag(&call->args, "bom"),
                                             .width = line_width(),
                                             .command = line,
                                             .chart = call->command->chart};
    struct sg_buffer bytes = {0};
    bool ok =
        writer && (sg_marked_is_asked(call) ? sg_marked_make(call, table, &options, &bytes, err)
                                            : writer->write(table, &options, &bytes, err));
    ok = ok && write_bytes(call, &bytes, err);
    sg_buffer_free(&bytes);
    free(line);
    return ok;
}

struct sg_chart_options sg_output_figure(const struct sg_call *call)
{
    return (struct sg_chart_options){.lang = call->lang,
                                     .width_mm = sg_args_number(&call->args, "width", 0),
                                     .title = sg_args_text(&call->args, "title"),
                                     .subtitle = sg_args_text(&call->args, "subtitle"),
                                     .note = sg_args_text(&call->args, "note"),
                                     .source = sg_args_text(&call->args, "source"),
                                     .sort = sg_shape_figure_sort(call),
                                     .focus = sg_args_text(&call->args, "focus"),
                                     .classes = sg_args_text(&call->args, "classes"),
                                     .map = sg_args_text(&call->args, "map"),
                                     .map_key = sg_args_text(&call->args, "map-key"),
                                     .map_credit = sg_args_text(&call->args, "map-credit"),
                                     .font = sg_args_text(&call->args, "font"),
                                     .level = sg_args_number(&call->args, "level", 0),
                                     .dual = sg_args_flag(&call->args, "dual"),
                                     .x = sg_args_text(&call->args, "x"),
                                     .y = sg_args_text(&call->args, "y"),
                                     .size = sg_args_text(&call->args, "size"),
                                     .form = sg_args_text(&call->args, "form"),
                                     .keep = sg_args_flag(&call->args, "keep")};
}

const char *sg_output_chart(const struct sg_call *call, const struct sg_table *table)
{
    if (sg_call_output(call) == SG_OUTPUT_FILE)
        return call->files[0];
    return sg_args_text(&call->args, "map") ? "map" : sg_chart_natural(call->command->chart, table);
}

static bool draw(const struct sg_call *call, struct sg_command_result *result, struct sg_error *err)
{
    const char *file = figure_path(call);
    const struct sg_table *table = sg_command_result_whole(result);
    struct sg_chart_options options = sg_output_figure(call);
    options.notes = &result->notes;
    return !file || sg_chart_draw(sg_output_chart(call, table), table, file, &options, err);
}

bool sg_output(const struct sg_call *call, struct sg_command_result *result, struct sg_error *err)
{
    switch (sg_call_output(call)) {
    case SG_OUTPUT_TEXT:
        return write_bytes(call, &result->text, err);
    case SG_OUTPUT_FILE:
        return draw(call, result, err);
    case SG_OUTPUT_DONE:
        return true;
    case SG_OUTPUT_TABLE:
    case SG_OUTPUT_VERDICT:
        break;
    }
    return write_table(call, &result->table, err) && draw(call, result, err);
}
