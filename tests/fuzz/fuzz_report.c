/* Any bytes as the document of a report, in each format, with blocks that all give one table: no
   code of the document in what comes, or an error that says why. */
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

#include "reports/report/report.h"
#include "table/text.h"

static const char data_of_blocks[] =
    "industry,year,value,total,share_percent,rank,status\n"
    "\\input{x}<script>,2021,5,11,45.45454545454545,2,\n\"A|B\",2021,6,11,54.54545454545454,1,\n";

static bool run(void *context, const struct sg_texts commands[], size_t n,
                struct sg_report_result *result, struct sg_error *err)
{
    (void)context;
    (void)err;
    result->command = sg_copy_text(n && commands[0].n ? commands[0].items[0] : "sangyo");
    result->decimals = -1;
    return table_of_bytes((const uint8_t *)data_of_blocks, sizeof data_of_blocks - 1, SG_EN,
                          &result->table);
}

static void release(void *context, struct sg_report_result *result)
{
    (void)context;
    sg_table_free(&result->table);
    free(result->command);
    *result = (struct sg_report_result){0};
}

static bool read_picture(void *context, const char *path, char **bytes, size_t *n,
                         struct sg_error *err)
{
    (void)context;
    if (!strstr(path, "there"))
        return sg_fail(err, SG_FAIL_IO, "no such file");
    *bytes = sg_copy_text("bytes");
    *n = 5;
    return true;
}

static bool keep(void *context, const char *id, struct sg_report_result *result,
                 struct sg_error *err)
{
    (void)context;
    (void)id;
    (void)result;
    (void)err;
    return true;
}

/* Commands of LaTeX that read, write or run; tags that run in a page. */
static void check(const char *text, enum sg_report_format format)
{
    static const char *const of_latex[] = {"\\input", "\\include{", "\\write",         "\\openout",
                                           "\\def",   "\\csname",   "\\end{verbatim}", "^^"};
    static const char *const of_html[] = {"<script", "<iframe", "<object", "<embed", "javascript:"};
    bool latex = format == SG_REPORT_LATEX;
    const char *const *words = latex ? of_latex : of_html;
    size_t n = latex ? sizeof of_latex / sizeof *of_latex : sizeof of_html / sizeof *of_html;
    const char *body = latex ? strstr(text, "\\begin{document}") : strstr(text, "<main>");
    require(body != NULL, "a report without a body");
    require(sg_text_is_utf8(text, strlen(text), NULL), "a report that is not UTF-8");
    for (size_t i = 0; i < n && (latex || strncmp(words[i], "javascript", 10) != 0); i++)
        require(!strstr(body, words[i]), words[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct sg_report_host host = {
        .run = run, .keep = keep, .release = release, .read = read_picture};
    char *document = sg_copy_bytes((const char *)data, size);
    for (size_t i = 0; i < strlen(document); i++) /* figures are drawn by gnuplot */
        if (strncmp(document + i, "figure", 6) == 0)
            document[i] = 'F';
    for (enum sg_report_format format = SG_REPORT_HTML; format <= SG_REPORT_LATEX; format++) {
        struct sg_report report;
        struct sg_error err = {.lang = size % 2 ? SG_JA : SG_EN};
        const struct sg_report_options options = {
            .lang = err.lang, .format = format, .figures = "r.figures"};
        struct sg_settings settings = {0};
        sg_settings_set(&settings, "a", "-<b>&\\{{a}}|$(x)");
        bool ok = sg_report_make(document, &options, &host, &settings, &report, &err);
        require(ok || (err.kind != SG_FAIL_NONE && err.message[0]), "a failure without a message");
        if (ok && format != SG_REPORT_MARKDOWN)
            check(sg_buffer_text(&report.text), format);
        sg_report_free(&report);
        sg_settings_free(&settings);
    }
    free(document);
    return 0;
}
