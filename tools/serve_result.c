#include "serve_result.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include <sangyo/sentences.h>
#include <sangyo/write.h>
#include "table/file.h"

#include "blocks.h"

enum { ROWS_SHOWN = 500 };

struct parts {
    const char *folder;
    enum sg_lang lang;
    struct sg_report_result *result;
    struct sg_texts *notes;
    json_t *there, *absent;
};

static char *path_of(const struct parts *parts, const char *name)
{
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/%s", parts->folder, name);
    return sg_buffer_take(&path);
}

static bool keep(const struct parts *parts, const char *name, const char *bytes, size_t n,
                 struct sg_error *err)
{
    char *path = path_of(parts, name);
    bool ok = sg_file_write(path, bytes, n, err);
    free(path);
    return ok;
}

/* A part that cannot be made does not keep the others from being shown. */
static void note_part(const struct parts *parts, const char *part, bool ok,
                      const struct sg_error *why)
{
    char text[sizeof *why];
    if (ok) {
        json_array_append_new(parts->there, json_string(part));
        return;
    }
    sg_error_format(why, text, sizeof text);
    json_object_set_new(parts->absent, part, json_string(text));
}

static const struct sg_table *whole_of(const struct sg_report_result *result)
{
    return result->whole.n_columns ? &result->whole : &result->table;
}

/* Spreadsheets know by the mark that CSV is UTF-8. */
static void write_as(const struct parts *parts, const char *format)
{
    const struct sg_write_options options = {.lang = parts->lang,
                                             .decimals = parts->result->decimals,
                                             .bom = strcmp(format, "csv") == 0,
                                             .command = parts->result->command,
                                             .chart = parts->result->chart};
    const struct sg_writer *writer = sg_writer_named(format);
    struct sg_buffer bytes = {0}, name = {0};
    struct sg_error why = {.lang = parts->lang};
    sg_buffer_printf(&name, "table.%s", format);
    bool ok = writer->write(&parts->result->table, &options, &bytes, &why) &&
              keep(parts, name.text, sg_buffer_text(&bytes), bytes.n, &why);
    note_part(parts, format, ok, &why);
    sg_buffer_free(&bytes);
    sg_buffer_free(&name);
}

static void write_sentences(const struct parts *parts)
{
    const struct sg_report_result *result = parts->result;
    struct sg_texts sentences = {0};
    struct sg_buffer text = {0};
    struct sg_error why = {.lang = parts->lang};
    bool ok = result->text || sg_sentences(whole_of(result), parts->lang, &sentences, &why);
    sg_buffer_add(&text, result->text ? result->text : "");
    for (size_t i = 0; i < sentences.n; i++)
        sg_buffer_printf(&text, "%s\n", sentences.items[i]);
    ok = ok && keep(parts, "sentences.txt", sg_buffer_text(&text), text.n, &why);
    note_part(parts, "sentence", ok, &why);
    sg_buffer_free(&text);
    sg_texts_free(&sentences);
}

static bool draw(const struct parts *parts, const char *ending, struct sg_error *err)
{
    struct sg_report_result *result = parts->result;
    struct sg_chart_options options = result->figure;
    struct sg_buffer name = {0};
    if (!result->chart)
        return sg_fail(err, SG_FAIL_USAGE, "this command has no figure of its own");
    sg_buffer_printf(&name, "figure.%s", ending);
    char *path = path_of(parts, name.text);
    options.keep = false;
    options.notes = parts->notes;
    bool ok = sg_chart_draw(result->chart, whole_of(result), path, &options, err);
    free(path);
    sg_buffer_free(&name);
    return ok;
}

static void draw_figure(const struct parts *parts)
{
    struct sg_error why = {.lang = parts->lang};
    bool ok = draw(parts, "svg", &why);
    note_part(parts, "figure", ok, &why);
}

/* Of a long table its beginning: a page of all rows would be slow, and nobody reads it. */
static void write_page(const struct parts *parts)
{
    struct sg_table *table = &parts->result->table;
    bool *shown = sg_alloc(table->n_rows + 1, sizeof *shown);
    for (size_t i = 0; i < table->n_rows; i++)
        shown[i] = i < ROWS_SHOWN;
    if (table->n_rows > ROWS_SHOWN)
        sg_table_keep_rows(table, shown);
    free(shown);
    write_as(parts, "html");
}

static bool write_about(const struct parts *parts, size_t rows, struct sg_error *err)
{
    json_t *about = json_object(), *notes = json_array();
    for (size_t i = 0; i < parts->notes->n; i++)
        json_array_append_new(notes, json_string(parts->notes->items[i]));
    json_object_set_new(about, "line", json_string(parts->result->command));
    json_object_set_new(about, "rows", json_integer((json_int_t)rows));
    json_object_set_new(about, "shown", json_integer((json_int_t)parts->result->table.n_rows));
    json_object_set_new(about, "notes", notes);
    json_object_set(about, "parts", parts->there);
    json_object_set(about, "absent", parts->absent);
    if (parts->result->chart)
        json_object_set_new(about, "chart", json_string(parts->result->chart));
    char *text = json_dumps(about, JSON_COMPACT);
    bool ok = keep(parts, "about.json", text ? text : "{}", text ? strlen(text) : 2, err);
    free(text);
    json_decref(about);
    return ok;
}

static bool write_all(struct parts *parts, struct sg_error *err)
{
    static const char *const formats[] = {"json", "csv", "xlsx"};
    const struct sg_report_result *result = parts->result;
    size_t rows = result->table.n_rows;
    bool is_table = !result->text && !result->is_figure;
    parts->there = json_array();
    parts->absent = json_object();
    for (size_t i = 0; is_table && i < sizeof formats / sizeof *formats; i++)
        write_as(parts, formats[i]);
    if (!result->is_figure)
        write_sentences(parts);
    if (!result->text)
        draw_figure(parts);
    if (is_table)
        write_page(parts);
    bool ok = write_about(parts, rows, err);
    json_decref(parts->there);
    json_decref(parts->absent);
    return ok;
}

static bool is_figure(const char *ending, struct sg_error *err)
{
    static const char *const endings[] = {"svg", "png", "pdf", "emf"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcmp(ending, endings[i]) == 0)
            return true;
    return sg_fail(err, SG_FAIL_USAGE, "a figure is svg, png, pdf or emf, not '%s'", ending);
}

bool sg_serve_result(struct sg_run *run, const char *folder, const char *ending,
                     const char *const words[], size_t n, struct sg_error *err)
{
    struct sg_blocks blocks = {.commands = run->commands, .lang = run->lang, .notes = &run->notes};
    struct sg_report_result result = {0};
    struct sg_texts line = {0};
    struct parts parts = {folder, run->lang, &result, &run->notes, NULL, NULL};
    if (ending && !is_figure(ending, err))
        return false;
    for (size_t i = 0; i < n; i++)
        sg_texts_add(&line, words[i]);
    bool ok = sg_access_open(&blocks.access, NULL, NULL, 0, err) &&
              sg_blocks_run(&blocks, &line, 1, &result, err);
    ok = ok && (ending ? draw(&parts, ending, err) : write_all(&parts, err));
    sg_blocks_release(&blocks, &result);
    sg_blocks_free_kept(&blocks);
    sg_access_free(&blocks.access);
    sg_texts_free(&line);
    return ok;
}
