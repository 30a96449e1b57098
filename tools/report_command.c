/* report: a document with command lines in it becomes a report. */
#include "reports/report/report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "reports/workbook.h"
#include "surveys/formats/grid.h"
#include "table/args.h"
#include "table/file.h"

#include "commands.h"
#include "report_for.h"

static const struct sg_choice formats[] = {
    [SG_REPORT_HTML] = {"html", {"one page with everything in it", "すべてを含む１つのページ"}},
    [SG_REPORT_MARKDOWN] = {"markdown",
                            {"Markdown, with the figures in FILE.figures",
                             "Markdown。図は FILE.figures に置く"}},
    [SG_REPORT_LATEX] = {
        "latex", {"LaTeX, with the figures in FILE.figures", "LaTeX。図は FILE.figures に置く"}}};

static const struct sg_option option_format = {
    .name = "format",
    .letter = 'f',
    .kind = SG_OPTION_CHOICE,
    .argument = "FORMAT",
    .choices = SG_CHOICES(formats),
    .help = {"how to write the report (default: by the ending of --output, else html)",
             "報告書の形式（既定は出力ファイルの拡張子、なければ html）"}};

static const struct sg_option option_workbook = {
    .name = "workbook",
    .kind = SG_OPTION_OUTPUT,
    .argument = "FILE",
    .help = {"also write all tables into FILE (.xlsx)", "すべての表をExcelファイルにも書き込む"}};

static const struct sg_option option_allow = {
    .name = "allow-dir",
    .kind = SG_OPTION_FILE,
    .repeatable = true,
    .argument = "DIR",
    .help = {"blocks may read files under DIR too, not only under the folder of the document",
             "文書のフォルダーのほか、DIR の下のファイルも読んでよい"}};

static const struct sg_option option_unsafe = {
    .name = "unsafe",
    .kind = SG_OPTION_FLAG,
    .help = {"keep raw HTML of the document, of which the author must be trusted",
             "文書中のHTMLをそのまま残す（信頼できる文書に限る）"}};

static const struct sg_option option_set = {
    .name = "set",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "NAME=VALUE",
    .help = {"value of {{NAME}} in the document", "文書中の {{NAME}} の値"}};

static const struct sg_option option_for = {
    .name = "for",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .output = SG_OUTPUT_DONE,
    .help = {"a report for each row of FILE, whose columns are values; --output 'x-{{NAME}}.html'",
             "FILE の行ごとに報告書を作る（列が値になる。--output 'x-{{NAME}}.html'）"}};

static const struct sg_option option_no_progress = {
    .name = "no-progress",
    .kind = SG_OPTION_FLAG,
    .help = {"do not show on a terminal how far the report has come",
             "端末に進み具合を表示しない"}};

static const char *output_of(const struct sg_run *run)
{
    const char *path = sg_args_text(run->args, "output");
    return path && strcmp(path, "-") != 0 ? path : NULL;
}

static enum sg_report_format format_of(const struct sg_run *run)
{
    int asked = sg_args_choice(run->args, "format");
    const char *path = output_of(run);
    const char *ending = path ? sg_report_ending(path) : "";
    if (asked >= 0)
        return (enum sg_report_format)asked;
    if (strcmp(ending, "markdown") == 0 || strcmp(ending, "md") == 0)
        return SG_REPORT_MARKDOWN;
    if (strcmp(ending, "docx") == 0)
        return SG_REPORT_WORD;
    return strcmp(ending, "latex") == 0 || strcmp(ending, "tex") == 0 ? SG_REPORT_LATEX
                                                                      : SG_REPORT_HTML;
}

/* Of --set NAME=VALUE. */
static bool add_settings(const struct sg_run *run, struct sg_settings *settings,
                         struct sg_error *err)
{
    for (size_t i = 0; i < sg_args_count(run->args, "set"); i++) {
        const char *given = sg_args_nth(run->args, "set", i);
        size_t n = strcspn(given, "=");
        if (!given[n] || n == 0)
            return sg_fail(err, SG_FAIL_USAGE, "--set takes NAME=VALUE, not '%s'", given);
        char *name = sg_copy_bytes(given, n);
        bool twice = sg_settings_find(settings, name) != NULL;
        sg_settings_set(settings, name, given + n + 1);
        if (twice)
            sg_fail(err, SG_FAIL_USAGE, "--set gives '%s' twice", name);
        free(name);
        if (twice)
            return false;
    }
    return true;
}

static bool read_document(const char *path, char **document, struct sg_error *err)
{
    char *bytes = NULL;
    size_t n;
    if (!sg_source_read(path, &bytes, &n, err))
        return false;
    *document = sg_copy_bytes(bytes, n);
    bool ok =
        strlen(*document) == n ||
        sg_fail(err, SG_FAIL_DATA, "the document is not UTF-8 at byte %zu", strlen(*document));
    free(bytes);
    return ok || sg_fail_at_file(err, path);
}

static bool make_one(struct sg_run *run, struct sg_report_job *job, struct sg_error *err)
{
    bool ok = sg_report_one(job, err);
    for (size_t i = 0; i < job->notes.n; i++)
        sg_texts_add(&run->notes, job->notes.items[i]);
    if (ok)
        sg_buffer_add_bytes(&run->text, sg_buffer_text(&job->text), job->text.n);
    return ok;
}

static bool run_report(struct sg_run *run, const char *const files[], size_t n_files,
                       struct sg_table *table, struct sg_error *err)
{
    char *document = NULL;
    struct sg_report_job job = {.run = run,
                                .path = n_files ? files[0] : "-",
                                .output = output_of(run),
                                .workbook = sg_args_text(run->args, "workbook"),
                                .format = format_of(run)};
    (void)table;
    if (n_files > 1)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' takes one FILE, not %zu", "report", n_files);
    bool ok = add_settings(run, &job.settings, err) && read_document(job.path, &document, err);
    job.document = document;
    if (ok)
        ok = sg_args_text(run->args, "for") ? sg_report_for(run, &job, err)
                                            : make_one(run, &job, err);
    sg_report_job_free(&job);
    free(document);
    return ok;
}

const struct sg_command sg_report_command = {
    .name = "report",
    .group = SG_COMMANDS_REPORTS,
    .summary = {"make a report of a Markdown document with command lines in it",
                "コマンド行を含むMarkdown文書から報告書を作る"},
    .help =
        {"Makes one HTML page of a Markdown document: fenced blocks marked sangyo hold a command "
         "line each, as typed in a shell, several joined by |; a last part after | says what to "
         "show: show=table,figure,sentence caption=\"…\" id=… chart=… columns=a,b. Tables and "
         "figures are numbered; [](#id) becomes the number of a block or the text of a heading. "
         "Files are relative to the document and must lie under its folder (or --allow-dir); "
         "blocks write nothing. A block that fails stops the report with its line, and the old "
         "output stays. {{NAME}} in text and blocks takes the value of --set NAME=VALUE, as text "
         "and as "
         "one word; defaults stand as NAME: VALUE between two lines --- at the beginning. --for "
         "FILE "
         "makes a report for each row of a table whose columns are such values. Raw HTML is shown "
         "as text. Markdown and LaTeX keep their figures in a "
         "folder beside the report (FILE.figures). -o FILE.docx makes a document for Word by "
         "pandoc.",
         "Markdown文書から１つのHTMLを作ります。sangyo と記したコードブロックには、端末で打つ"
         "とおりのコマンド行を書きます（| でつなげます）。最後の | のあとに、何を示すかを "
         "show=table,figure,sentence caption=\"…\" id=… chart=… columns=a,b と書きます。"
         "表と図には番号が付き、[](#id) はその番号や見出しになります。"
         "ファイルは文書から見た相対パスで、文書のフォルダー（または --allow-dir）の下に限り、"
         "書込みはできません。失敗したブロックがあれば行番号を示して止まり、前の出力は残ります。"
         "文章とブロックの {{NAME}} には --set NAME=値 の値が（文章としても語としてもそのまま）入り"
         "ます。既定の値は、先頭の二つの --- の行の間に NAME: 値 と書きます。--for FILE では、表の"
         "行ごとに、列の値を使った報告書を作ります。"
         "文書中のHTMLは文字として示します。Markdown と LaTeX では図を FILE.figures "
         "フォルダーに置きます。-o FILE.docx とすると、pandoc によりWord文書を作ります。"},
    .options = {&option_format, &option_set, &option_for, &option_workbook, &option_allow,
                &option_unsafe, &option_no_progress},
    .input = SG_INPUT_DOCUMENT,
    .output = SG_OUTPUT_TEXT,
    .output_if_asked = SG_OUTPUT_DONE, /* --for */
    .run_files = run_report,
    .arguments = "[FILE.md]"};
