#include "word.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/files.h"
#include "platform/temporary.h"
#include "plots/draw/process.h"
#include "table/crc32.h"
#include "table/file.h"

#include "word_styles.h"

static const double most_seconds = 120;

/* Nothing of the text is markup for pandoc but what our Markdown means: no HTML, TeX, formulas. */
static const char reader[] = "commonmark+pipe_tables+bracketed_spans+strikeout+"
                             "gfm_auto_identifiers-raw_html";

/* A4 with margins of 20 mm, in twentieths of a point. pandoc takes what is not here from its own.
 */
static const char page[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:body><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" "
    "w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" "
    "w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

/* --- the reference document: a ZIP of files that are not compressed (PKWARE, APPNOTE 6.3) */

struct entry {
    const char *name, *text;
    size_t at; /* of its header */
};

static void put(struct sg_buffer *out, size_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        sg_buffer_add_char(out, (char)(number >> 8 * i & 0xFF));
}

/* What local and central header share, from the version on. */
static void put_entry(struct sg_buffer *out, const struct entry *entry)
{
    enum { VERSION = 20, DAY = 33 /* 1 January 1980 */ };
    size_t size = strlen(entry->text);
    put(out, VERSION, 2);
    put(out, 0, 2); /* flags */
    put(out, 0, 2); /* stored */
    put(out, 0, 2);
    put(out, DAY, 2);
    put(out, sg_crc32((const unsigned char *)entry->text, size), 4);
    put(out, size, 4);
    put(out, size, 4);
    put(out, strlen(entry->name), 2);
    put(out, 0, 2);
}

static void put_file(struct sg_buffer *out, struct entry *entry)
{
    entry->at = out->n;
    put(out, 0x04034b50, 4);
    put_entry(out, entry);
    sg_buffer_add(out, entry->name);
    sg_buffer_add(out, entry->text);
}

static void put_central(struct sg_buffer *out, const struct entry *entry)
{
    put(out, 0x02014b50, 4);
    put(out, 20, 2);
    put_entry(out, entry);
    put(out, 0, 2); /* comment */
    put(out, 0, 2);
    put(out, 0, 2);
    put(out, 0, 4);
    put(out, entry->at, 4);
    sg_buffer_add(out, entry->name);
}

static void make_reference(struct sg_buffer *out)
{
    struct entry entries[] = {{"word/document.xml", page, 0},
                              {"word/styles.xml", sg_word_styles, 0}};
    enum { N = sizeof entries / sizeof *entries };
    for (size_t i = 0; i < N; i++)
        put_file(out, &entries[i]);
    size_t directory = out->n;
    for (size_t i = 0; i < N; i++)
        put_central(out, &entries[i]);
    size_t length = out->n - directory;
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, N, 2);
    put(out, N, 2);
    put(out, length, 4);
    put(out, directory, 4);
    put(out, 0, 2);
}

/* --- the run of pandoc */

static char *path_in(const char *folder, const char *name)
{
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/%s", folder, name);
    return sg_buffer_take(&path);
}

static bool write_in(const char *folder, const char *name, const char *bytes, size_t n,
                     struct sg_error *err)
{
    char *path = path_in(folder, name);
    bool ok = sg_file_write(path, bytes, n, err);
    free(path);
    return ok;
}

static bool write_inputs(const struct sg_report *report, const char *folder, struct sg_error *err)
{
    struct sg_buffer reference = {0};
    make_reference(&reference);
    bool ok = write_in(folder, "reference.docx", reference.text, reference.n, err) &&
              write_in(folder, "widths.lua", sg_word_widths, strlen(sg_word_widths), err) &&
              write_in(folder, "report.md", sg_buffer_text(&report->text), report->text.n, err);
    for (size_t i = 0; ok && i < report->n_figures; i++)
        ok = write_in(folder, report->figures[i].name, report->figures[i].bytes,
                      report->figures[i].n, err);
    sg_buffer_free(&reference);
    return ok;
}

static bool run(char *pandoc, const char *folder, struct sg_error *err)
{
    struct sg_buffer reference = {0}, resources = {0}, filter = {0};
    sg_buffer_printf(&reference, "--reference-doc=%s/reference.docx", folder);
    sg_buffer_printf(&filter, "--lua-filter=%s/widths.lua", folder);
    sg_buffer_printf(&resources, "--resource-path=%s", folder);
    char *in = path_in(folder, "report.md"), *out = path_in(folder, "report.docx");
    char from[] = "-f", to[] = "-t", docx[] = "docx", o[] = "-o", form[sizeof reader];
    strcpy(form, reader);
    char *const argv[] = {pandoc,         from,        form, to,  docx, reference.text,
                          resources.text, filter.text, o,    out, in,   NULL};
    struct sg_process process = {.argv = argv, .error_stream = true, .seconds = most_seconds};
    bool ok = sg_process_run(&process, err);
    if (ok && process.status != 0)
        ok = sg_fail(err, SG_FAIL_TOOL, "pandoc failed: %s", sg_buffer_text(&process.said));
    sg_buffer_free(&process.said);
    sg_buffer_free(&reference);
    sg_buffer_free(&resources);
    sg_buffer_free(&filter);
    free(in);
    free(out);
    return ok;
}

static bool take_result(const char *folder, struct sg_buffer *docx, struct sg_error *err)
{
    char *path = path_in(folder, "report.docx"), part[65536];
    FILE *file = sg_os_stream(path);
    size_t n;
    while (file && (n = fread(part, 1, sizeof part, file)) > 0)
        sg_buffer_add_bytes(docx, part, n);
    bool ok = file && !ferror(file) && docx->n > 0;
    if (file)
        fclose(file);
    if (!ok)
        sg_fail(err, SG_FAIL_TOOL, "pandoc failed: %s", path);
    free(path);
    return ok;
}

bool sg_word_make(const struct sg_report *report, struct sg_buffer *docx, struct sg_error *err)
{
    struct sg_buffer folders = {0};
    char *pandoc = sg_process_find("pandoc", &folders);
    if (!pandoc)
        sg_fail(err, SG_FAIL_TOOL,
                "a report for Word needs pandoc, which is not in %s: install it (Debian: pandoc), "
                "or make -o report.md",
                sg_buffer_text(&folders));
    sg_buffer_free(&folders);
    char *folder = pandoc ? sg_temporary_folder_anywhere() : NULL;
    if (pandoc && !folder)
        sg_fail(err, SG_FAIL_IO, "no temporary folder can be made in %s: %s", sg_temporary_place(),
                sg_os_why(errno));
    bool ok = folder && write_inputs(report, folder, err) && run(pandoc, folder, err) &&
              take_result(folder, docx, err);
    if (folder)
        sg_temporary_remove(folder);
    free(folder);
    free(pandoc);
    return ok;
}
