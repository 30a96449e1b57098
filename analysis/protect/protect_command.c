/* 秘匿措置: a table without the cells that give somebody away, with proof. */
#include <math.h>
#include <stdlib.h>

#include "table/args.h"
#include "table/file.h"

#include "cell_key.h"
#include "fill.h"
#include "job.h"
#include "judge.h"
#include "outcome.h"
#include "preference.h"
#include "programme_text.h"
#include "round_table.h"
#include "rules.h"
#include "split_table.h"

static bool write_intervals(const struct sg_protect_job *job, struct sg_error *err)
{
    const char *path = sg_args_text(job->run->args, "interval");
    struct sg_table table;
    if (!path)
        return true;
    sg_table_init(&table);
    sg_protect_write_intervals(job, sg_args_flag(job->run->args, "reasons"), &table);
    bool fine = job->run->write_table(job->run, path, &table, err);
    sg_table_free(&table);
    return fine;
}

static bool dump_programme(struct sg_protect_job *job, bool singletons, struct sg_error *err)
{
    const char *path = sg_args_text(job->run->args, "dump-lp");
    struct sg_buffer text = {0};
    if (!path)
        return true;
    sg_protect_programme_text(&job->layout.table, singletons, &text);
    bool fine = sg_file_write(path, sg_buffer_text(&text), text.n, err);
    sg_buffer_free(&text);
    return fine;
}

static bool write_linked(const struct sg_protect_job *job, bool reasons, struct sg_error *err)
{
    bool fine = true;
    for (size_t i = 0; i < sg_args_count(job->run->args, "link-output") && fine; i++) {
        struct sg_table table;
        sg_table_init(&table);
        sg_protect_write(job, i + 1, reasons, &table);
        fine = job->run->write_table(job->run, sg_args_nth(job->run->args, "link-output", i),
                                     &table, err);
        sg_table_free(&table);
    }
    return fine;
}

static bool judge(struct sg_protect_job *job, struct sg_protect_records_view *view,
                  struct sg_error *err)
{
    if (!job->records)
        return sg_judge_cells(&job->layout, &job->rules, err);
    sg_judge_records(&job->layout, &job->rules, view);
    return true;
}

static bool suppress(struct sg_protect_job *job, const struct sg_table *in, struct sg_table *out,
                     struct sg_error *err)
{
    const struct sg_args *args = job->run->args;
    const struct sg_protect_options options = {.singletons =
                                                   sg_args_choice(args, "singletons") == 0,
                                               .intervals = sg_args_text(args, "interval") != NULL};
    struct sg_protect_records_view view = {&job->layout, job->records};
    if (!judge(job, &view, err) || !sg_protect_preferences(job, err))
        return false;
    if (!sg_protect_split_table(job, &options, err))
        return false;
    if (job->result.n_failed)
        return sg_protect_fail(job, err);
    if (!job->result.safe)
        return sg_fail(err, SG_FAIL_DATA, "the audit found the result unsafe: nothing is written");
    if (!write_intervals(job, err) || !dump_programme(job, options.singletons, err) ||
        !write_linked(job, sg_args_flag(args, "reasons"), err))
        return false;
    sg_protect_write(job, 0, sg_args_flag(args, "reasons"), out);
    sg_protect_say(job, in);
    return true;
}

/* All values are published, but not as they are. */
static bool change(struct sg_protect_job *job, const struct sg_table *in, struct sg_table *out,
                   struct sg_error *err)
{
    struct sg_protect_records_view view = {&job->layout, job->records};
    bool rounds = job->method == SG_PROTECT_ROUND;
    if (!(rounds ? judge(job, &view, err) && sg_protect_round_table(job, err)
                 : sg_protect_cell_key(job, err)) ||
        !write_linked(job, false, err))
        return false;
    sg_protect_write(job, 0, false, out);
    sg_protect_say_left_out(job, in);
    if (out->n_rows < in->n_rows)
        sg_run_note(job->run,
                    "rows that are 0 now are left out (%zu): those that were 0 have no rows either",
                    in->n_rows - out->n_rows);
    return true;
}

/* What outsiders find out of a table as it is published. */
static bool audit(struct sg_protect_job *job, struct sg_table *out, struct sg_error *err)
{
    const struct sg_protect_options options = {.audit_only = true, .intervals = true};
    return sg_protect_fill(&job->layout.table, job->layout.hidden, err) &&
           sg_protect_suppress(&job->layout.table, &options, &job->result, err) &&
           sg_protect_audit(job, out) && write_intervals(job, err);
}

static bool protect(struct sg_run *run, const struct sg_table *in,
                    const struct sg_protect_records *records, struct sg_table *out,
                    struct sg_error *err)
{
    struct sg_protect_job job;
    bool fine = sg_protect_job_open(&job, run, in, records, err);
    if (fine && job.method == SG_PROTECT_AUDIT)
        fine = records ? sg_fail(err, SG_FAIL_USAGE, "--method audit is of a table, not of records")
                       : audit(&job, out, err);
    else if (fine)
        fine = (job.method == SG_PROTECT_SUPPRESS ? suppress : change)(&job, in, out, err);
    sg_protect_job_close(&job);
    return fine;
}

static bool run_protect(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                        struct sg_error *err)
{
    return protect(run, in, NULL, out, err);
}

static bool run_records(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                        struct sg_error *err)
{
    struct sg_protect_records records;
    bool fine = sg_protect_records_read(&records, run, rows, err) &&
                protect(run, &records.table, &records, out, err);
    sg_protect_records_free(&records);
    return fine;
}

static const struct sg_choice singletons[] = {
    {"on",
     {"whoever is alone in a cell knows it, and must learn nothing else by it",
      "１企業だけのセルの当事者は自分の値を知っているものとして検査する"}},
    {"off", {"nobody knows any cell", "当事者の知識を考えない"}}};

static const struct sg_option option_singletons = {
    .name = "singletons",
    .kind = SG_OPTION_CHOICE,
    .argument = "WORD",
    .choices = SG_CHOICES(singletons),
    .preset = "on",
    .help = {"whether the only contributor of a cell is taken for an intruder",
             "１企業だけのセルの当事者による推測を防ぐか"}};
static const struct sg_option option_reasons = {
    .name = "reasons",
    .kind = SG_OPTION_FLAG,
    .help = {"write why each cell is suppressed: not for publication",
             "秘匿の理由の列を書く（公表しないこと）"}};
static const struct sg_option option_interval = {
    .name = "interval",
    .kind = SG_OPTION_OUTPUT,
    .argument = "FILE",
    .help = {"write what can be found out of each suppressed cell: not for publication",
             "秘匿したセルごとに、推測できる範囲を書く（公表しないこと）"}};

static const struct sg_option option_dump_lp = {
    .name = "dump-lp",
    .kind = SG_OPTION_OUTPUT,
    .argument = "FILE",
    .help = {"write all that must hold as a linear programme for other solvers: its optimum is 0 "
             "where the table is safe",
             "満たすべき条件を線形計画（LP形式）で書く。ほかのソルバーによる最適値が０なら安全"}};

const struct sg_command sg_protect_command = {
    .name = "protect",
    .group = SG_COMMANDS_PROTECTION,
    .summary = {"suppresses cells that give somebody away, with proof",
                "秘匿措置（一次秘匿・二次秘匿と検査）"},
    .help =
        {"Takes a table before suppression, with its totals, and leaves out (status suppressed) "
         "the "
         "cells that the rules find unsafe, and further cells so that nobody can derive one of "
         "them from the rest: each can still lie anywhere in an interval as wide as its rule asks "
         "for. Rules: too few contributors (3), dominance (--dominance N,K), p percent and pq "
         "(--p-percent, --prior); the columns contributors (--contributors), largest_COL and "
         "second_COL stand beside the value "
         "as tally --enterprise writes them, else the value is a count. Labels are sums of others "
         "where they are totals or --hierarchy says so. Tables of two dimensions, one with a "
         "hierarchy, are solved by shortest paths, others by linear programmes (libglpk). Cells "
         "that prove needless are released, those who are alone in a cell learn nothing else by "
         "it, and the result is audited: else nothing is written, and the exit status is 1. With "
         "--method audit the table is one that is suppressed already, the result what can be found "
         "out of its cells (lower, upper, audit), and the exit status 1 where one is disclosed. "
         "--method round makes "
         "every cell a multiple of --base so that sums still hold, --method cell-key changes "
         "counts a "
         "little by the keys of their records and --ptable, so that parts no longer add up. Other "
         "columns of numbers are left out. Columns: those of labels, the value, (reason,) status.",
         "秘匿前の表（合計を含む）を読み、基準により秘匿すべきセル（一次秘匿）と、それらが残りの値"
         "から"
         "計算されないようにほかのセル（二次秘匿）を秘匿（状態 "
         "suppressed）します。秘匿したセルの値は、"
         "基準が求める幅の範囲までしか絞り込めません。基準：企業（対象）数が少ない（３未満）、占有"
         "率"
         "（--dominance "
         "N,K）、p％、pq（--p-percent、--prior）。企業数、最大、第２位の値は、tally --enterprise "
         "が書く "
         "contributors、largest_列名、second_列名の列から読み、なければ値を件数とみなします。"
         "--from-records は、代わりに個票データを合計を含めて集計します。"
         "総数のラベル又は --hierarchy "
         "により合計の関係を知ります。二次元の表（一方は階層可）は最短路"
         "で、ほかは線形計画法（libglpk）で解きます。不要な秘匿は外し、１企業だけのセルの当事者がほ"
         "か"
         "のセルを知ることも防ぎ、結果を検査します。安全でなければ何も出力せず、終了コードは１です"
         "。--method round は、合計が一致するようにすべてのセルを --base "
         "の倍数に丸めます。--method cell-key は、個票のキーと --ptable "
         "により件数を少し変えます（内訳と合計は一致しなくなります）。"
         "ほかの数値の列は出力しません。列：分類、値、（秘匿の理由、）状態。"},
    .example = "--by industry --by year --value employees --contributors establishments "
               "--min-contributors 50 examples/kawasaki-census/datapackage.json#industry",
    .options = {&sg_protect_option_by,
                &sg_option_value,
                &sg_protect_option_contributors,
                &sg_protect_option_largest,
                &sg_protect_option_second,
                &sg_protect_option_from_records,
                &sg_protect_option_enterprise,
                &sg_protect_option_design_weight,
                &sg_option_total,
                &sg_protect_option_hierarchy,
                &sg_protect_option_link,
                &sg_protect_option_link_output,
                &sg_protect_option_min_contributors,
                &sg_protect_option_zeros,
                &sg_protect_option_dominance,
                &sg_protect_option_p_percent,
                &sg_protect_option_prior,
                &sg_protect_option_range_percent,
                &sg_protect_option_rule_file,
                &sg_protect_option_bounds,
                &sg_protect_option_rounded,
                &sg_protect_option_publish,
                &sg_protect_option_prefer,
                &option_singletons,
                &sg_protect_option_method,
                &sg_protect_option_base,
                &sg_protect_option_ptable,
                &sg_protect_option_key,
                &sg_protect_option_split,
                &option_reasons,
                &option_interval,
                &option_dump_lp},
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --from-records */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_protect,
    .run_rows = run_records};
