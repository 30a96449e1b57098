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

#include "blocks.h"
#include "commands.h"

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

static const struct sg_option option_no_progress = {
    .name = "no-progress",
    .kind = SG_OPTION_FLAG,
    .help = {"do not show on a terminal how far the report has come",
             "端末に進み具合を表示しない"}};

static const char *ending_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    return dot ? dot + 1 : "";
}

static const char *output_of(const struct sg_run *run)
{
    const char *path = sg_args_text(run->args, "output");
    return path && strcmp(path, "-") != 0 ? path : NULL;
}

static enum sg_report_format format_of(const struct sg_run *run)
{
    int asked = sg_args_choice(run->args, "format");
    const char *path = output_of(run);
    const char *ending = path ? ending_of(path) : "";
    if (asked >= 0)
        return (enum sg_report_format)asked;
    if (strcmp(ending, "markdown") == 0 || strcmp(ending, "md") == 0)
        return SG_REPORT_MARKDOWN;
    return strcmp(ending, "latex") == 0 || strcmp(ending, "tex") == 0 ? SG_REPORT_LATEX
                                                                      : SG_REPORT_HTML;
}

/* "out/report.figures" of "out/report.md". */
static char *figures_of(const char *path)
{
    struct sg_buffer folder = {0};
    const char *ending = ending_of(path);
    sg_buffer_add_bytes(&folder, path, strlen(path) - strlen(ending) - (*ending != '\0'));
    sg_buffer_add(&folder, ".figures");
    return sg_buffer_take(&folder);
}

/* Figures, too, are outputs that are no inputs. */
static bool check_figures(const struct sg_report *report, const char *folder,
                          struct sg_file_uses *uses, struct sg_error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < report->n_figures; i++) {
        struct sg_buffer path = {0};
        sg_buffer_printf(&path, "%s/%s", folder, report->figures[i].name);
        ok = sg_file_uses_write(uses, path.text, "output", err);
        sg_buffer_free(&path);
    }
    return ok;
}

static bool write_figures(const struct sg_report *report, const char *folder, struct sg_error *err)
{
    bool ok = true;
    if (report->n_figures && mkdir(folder, 0777) != 0 && errno != EEXIST) {
        sg_fail(err, SG_FAIL_IO, "cannot be written: %s", strerror(errno));
        return sg_fail_at_file(err, folder);
    }
    for (size_t i = 0; ok && i < report->n_figures; i++) {
        struct sg_buffer path = {0};
        sg_buffer_printf(&path, "%s/%s", folder, report->figures[i].name);
        ok = sg_file_write(path.text, report->figures[i].bytes, report->figures[i].n, err);
        sg_buffer_free(&path);
    }
    return ok;
}

static bool write_workbook(const struct sg_run *run, const struct sg_report *report,
                           struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "workbook");
    const struct sg_write_options options = {.lang = run->lang, .decimals = -1};
    if (!path)
        return true;
    struct sg_sheet *sheets = sg_alloc(report->n_tables, sizeof *sheets);
    struct sg_buffer bytes = {0};
    for (size_t i = 0; i < report->n_tables; i++)
        sheets[i] = (struct sg_sheet){&report->tables[i].table, report->tables[i].command,
                                      report->tables[i].chart};
    bool ok = sg_workbook_write(sheets, report->n_tables, &options, &bytes, err) &&
              sg_file_write(path, sg_buffer_text(&bytes), bytes.n, err);
    sg_buffer_free(&bytes);
    free(sheets);
    return ok;
}

/* The files beside the report; the report itself is the text of the run. */
static bool write_beside(struct sg_run *run, const struct sg_report *report, const char *figures,
                         struct sg_file_uses *uses, struct sg_error *err)
{
    for (size_t i = 0; i < report->notes.n; i++)
        sg_texts_add(&run->notes, report->notes.items[i]);
    if (report->n_figures && !figures)
        return sg_fail(err, SG_FAIL_USAGE,
                       "the figures of such a report are files beside it: give --output FILE");
    return (!figures || check_figures(report, figures, uses, err)) &&
           write_workbook(run, report, err) && (!figures || write_figures(report, figures, err));
}

static bool make(struct sg_run *run, const char *path, char *document, struct sg_blocks *blocks,
                 struct sg_error *err)
{
    const char *output = output_of(run);
    char *figures = output ? figures_of(output) : NULL;
    const char *slash = figures ? strrchr(figures, '/') : NULL;
    const struct sg_report_options options = {.lang = run->lang,
                                              .format = format_of(run),
                                              .unsafe = sg_args_flag(run->args, "unsafe"),
                                              .figures = slash     ? slash + 1
                                                         : figures ? figures
                                                                   : ""};
    const struct sg_report_host host = {.context = blocks,
                                        .run = sg_blocks_run,
                                        .release = sg_blocks_release,
                                        .read = sg_blocks_read,
                                        .progress = sg_blocks_progress};
    struct sg_report report;
    bool ok = sg_report_make(document, &options, &host, &report, err);
    sg_blocks_progress_end(blocks);
    if (!ok && err && !err->file[0] && err->kind != SG_FAIL_TOOL)
        sg_fail_at_file(err, path);
    if (!ok && err && err->row)
        sg_fail_at_file(err, path);
    ok = ok && write_beside(run, &report, figures, blocks->access.uses, err);
    if (ok)
        sg_buffer_add_bytes(&run->text, sg_buffer_text(&report.text), report.text.n);
    sg_report_free(&report);
    free(figures);
    return ok;
}

static bool run_report(struct sg_run *run, const char *const files[], size_t n_files,
                       struct sg_table *table, struct sg_error *err)
{
    const char *path = n_files ? files[0] : "-";
    size_t n_allowed = sg_args_count(run->args, "allow-dir");
    const char **allowed = sg_alloc(n_allowed, sizeof *allowed);
    struct sg_blocks blocks = {.commands = run->commands,
                               .lang = run->lang,
                               .notes = &run->notes,
                               .shows = isatty(STDERR_FILENO) &&
                                        !sg_args_flag(run->args, "no-progress")};
    struct sg_file_uses uses = {0};
    char *bytes = NULL;
    size_t n;
    (void)table;
    if (n_files > 1)
        sg_fail(err, SG_FAIL_USAGE, "'%s' takes one FILE, not %zu", "report", n_files);
    for (size_t i = 0; i < n_allowed; i++)
        allowed[i] = sg_args_nth(run->args, "allow-dir", i);
    bool ok =
        n_files <= 1 && sg_source_read(path, &bytes, &n, err) &&
        sg_access_open(&blocks.access, strcmp(path, "-") ? path : NULL, allowed, n_allowed, err);
    blocks.access.uses = &uses;
    ok = ok && sg_file_uses_outputs(&uses, run->args, err);
    if (ok) {
        char *document = sg_copy_bytes(bytes, n);
        ok = strlen(document) == n ||
             sg_fail(err, SG_FAIL_DATA, "the document is not UTF-8 at byte %zu", strlen(document));
        if (!ok)
            sg_fail_at_file(err, path);
        ok = ok && make(run, path, document, &blocks, err);
        free(document);
    }
    sg_access_free(&blocks.access);
    sg_file_uses_free(&uses);
    free(bytes);
    free(allowed);
    return ok;
}

const struct sg_command sg_report_command = {
    .name = "report",
    .summary = {"make a report of a Markdown document with command lines in it",
                "コマンド行を含むMarkdown文書から報告書を作る"},
    .help =
        {"Makes one HTML page of a Markdown document: fenced blocks marked sangyo hold a command "
         "line each, as typed in a shell, several joined by |; a last part after | says what to "
         "show: show=table,figure,sentence caption=\"…\" id=… chart=… columns=a,b. Tables and "
         "figures are numbered; [](#id) becomes the number of a block or the text of a heading. "
         "Files are relative to the document and must lie under its folder (or --allow-dir); "
         "blocks write nothing. A block that fails stops the report with its line, and the old "
         "output stays. Raw HTML is shown as text. Markdown and LaTeX keep their figures in a "
         "folder beside the report (FILE.figures).",
         "Markdown文書から１つのHTMLを作ります。sangyo と記したコードブロックには、端末で打つ"
         "とおりのコマンド行を書きます（| でつなげます）。最後の | のあとに、何を示すかを "
         "show=table,figure,sentence caption=\"…\" id=… chart=… columns=a,b と書きます。"
         "表と図には番号が付き、[](#id) はその番号や見出しになります。"
         "ファイルは文書から見た相対パスで、文書のフォルダー（または --allow-dir）の下に限り、"
         "書込みはできません。失敗したブロックがあれば行番号を示して止まり、前の出力は残ります。"
         "文書中のHTMLは文字として示します。Markdown と LaTeX では図を FILE.figures "
         "フォルダーに置きます。"},
    .options = {&option_format, &option_workbook, &option_allow, &option_unsafe,
                &option_no_progress},
    .input = SG_INPUT_DOCUMENT,
    .output = SG_OUTPUT_TEXT,
    .run_files = run_report,
    .arguments = "[FILE.md]"};
