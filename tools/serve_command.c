/* serve: a local page for people who click. */

#include "serve/server.h"

#include <stdio.h>
#include <stdlib.h>

#include <sangyo/version.h>
#include "serve/program.h"
#include "table/args.h"

#include "commands.h"
#include "serve_result.h"

static const struct sg_option option_port = {
    .name = "port",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .help = {"port of 127.0.0.1 (default: one that is free)",
             "127.0.0.1 のポート番号（既定は空いている番号）"}};

static const struct sg_option option_open = {
    .name = "open",
    .kind = SG_OPTION_FLAG,
    .help = {"open the page in the browser", "ブラウザーでページを開く"}};

static const struct sg_option option_result = {
    .name = "result",
    .kind = SG_OPTION_OUTPUT,
    .argument = "DIR",
    .help = {"no page: run what follows -- as a block of a report is run, and leave its table, "
             "figure and sentences in DIR; what the page itself does",
             "ページを開かず、-- に続くコマンド行を報告書のブロックと同じ制限の下で実行し、表、図、"
             "文章を DIR に置く（ページの中で使われる）"}};

static const struct sg_option option_figure = {
    .name = "figure",
    .kind = SG_OPTION_TEXT,
    .argument = "ENDING",
    .help = {"with --result: only the figure, as svg, png, pdf or emf",
             "--result で図だけを svg、png、pdf、emf のいずれかで作る"}};

/* For whoever started it: the address on standard output, at once. */
static void say_ready(void *context, const char *address)
{
    const struct sg_run *run = context;
    puts(address);
    fflush(stdout);
    if (sg_args_flag(run->args, "open"))
        sg_serve_open(address);
}

static bool serve(struct sg_run *run, const char *folder, struct sg_error *err)
{
    double port = sg_args_number(run->args, "port", 0);
    if (port > 65535)
        return sg_fail(err, SG_FAIL_USAGE, "there are ports from 1 to 65535, not %.0f", port);
    char *program = sg_serve_program();
    if (!program)
        return sg_fail(err, SG_FAIL_TOOL, "the file of this program is not known");
    const struct sg_server server = {.program = program,
                                     .version = SG_VERSION,
                                     .folder = folder,
                                     .port = (unsigned)port,
                                     .lang = run->lang,
                                     .ready = say_ready,
                                     .context = run};
    sg_serve_ask_for_progress();
    bool ok = sg_server_run(&server, err);
    free(program);
    return ok;
}

static bool run_serve(struct sg_run *run, const char *const files[], size_t n_files,
                      struct sg_table *table, struct sg_error *err)
{
    const char *result = sg_args_text(run->args, "result");
    (void)table;
    if (result && n_files == 0)
        return sg_fail(err, SG_FAIL_USAGE, "--result takes a command line after --");
    if (result)
        return sg_serve_result(run, result, sg_args_text(run->args, "figure"), files, n_files, err);
    if (n_files > 1)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' takes one FOLDER, not %zu", "serve", n_files);
    return serve(run, n_files ? files[0] : ".", err);
}

const struct sg_command sg_serve_command = {
    .name = "serve",
    .group = SG_COMMANDS_REPORTS,
    .summary = {"a local page for people who click", "クリックで使うローカルページを開く"},
    .help =
        {"Serves a page on this machine (127.0.0.1) and prints its address, which holds a secret: "
         "drop a file in, see how it was understood, choose an analysis, and get table, figure and "
         "sentence, with the command line that does the same; collect them in a Markdown document "
         "in FOLDER (default: the current one) and export it as HTML, XLSX or Word. Only files "
         "under FOLDER are read; nothing is written but what you save there. Each run is a process "
         "of its own that can be stopped. The page needs no network and loads nothing from it. "
         "Ctrl-C ends it.",
         "このコンピューターの中だけで開くページ（127.0.0.1）を用意し、合言葉を含むアドレスを表示"
         "します。ファイルを置き、読み取った内容を確かめ、分析を選ぶと、表、図、文章と、同じことを"
         "するコマンド行が出ます。それを FOLDER（省略すると今のフォルダー）のMarkdown文書に集め、"
         "HTML、XLSX、Wordに書き出せます。読むのは FOLDER の下のファイルだけ、書くのは保存を"
         "指示したものだけです。処理は一つずつ別のプロセスで、途中で止められます。インターネットは"
         "使いません。終えるには Ctrl-C を押します。"},
    .options = {&option_port, &option_open, &option_result, &option_figure},
    .input = SG_INPUT_NONE,
    .output = SG_OUTPUT_DONE,
    .run_files = run_serve,
    .arguments = "[FOLDER]"};
