/* 開業・廃業と雇用の増減: flows of units and jobs between the periods of a register. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "analysis/cube/panel.h"
#include "flows.h"

static const struct sg_choice moves[] = {
    [FLOWS_SPLIT] = {"split",
                     {"shown apart, as neither entry nor exit", "移転として別に示す（開業・廃業と"
                                                                "しない）"}},
    [FLOWS_START] = {"start", {"counted where it was", "移転前の地域・分類に数える"}},
    [FLOWS_END] = {"end", {"counted where it is", "移転後の地域・分類に数える"}}};

enum gap { GAP_EXIT, GAP_BRIDGE };
static const struct sg_choice gaps[] = {
    [GAP_EXIT] = {"exit", {"an exit, then an entry", "廃業とその後の開業とする"}},
    [GAP_BRIDGE] = {"bridge",
                    {"there all the time, with the size of before, marked as estimated",
                     "前の規模のまま存続したとみなす（推計値の印を付ける）"}}};

enum unknown { UNKNOWN_IN, UNKNOWN_APART };
static const struct sg_choice unknowns[] = {
    [UNKNOWN_IN] = {"in", {"their group's jobs are not known", "その分類の雇用は不明とする"}},
    [UNKNOWN_APART] = {"apart", {"rows of their own", "別の行とする"}}};

static const struct sg_choice class_bys[] = {
    {"average",
     {"by the mean of both sizes (a unit that is there once: half its size)",
      "両時点の規模の平均（一方の時点だけの対象は規模の半分）"}},
    {"start",
     {"by the size at the start, of entrants by the size at which they begin: small ones seem to "
      "grow and large ones to shrink (regression to the mean)",
      "期首の規模、参入は参入時の規模（小さい規模ほど拡大、大きい規模ほど縮小しやすく見える：平均"
      "への回帰）"}}};

static const struct sg_choice orders[] = {
    {"text",
     {"by the bytes of the ids, as sort does under LC_ALL=C", "文字の順（LC_ALL=C の sort の順）"}},
    {"numbers", {"ids are numbers, from the smallest", "数値の小さい順"}}};

/* k/N, from 1. */
static bool read_shard(struct flows *f, struct sg_error *err)
{
    unsigned long k = 1, n = 1;
    int end = 0;
    const char *text = sg_args_text(f->run->args, "shard");
    if (text && (sscanf(text, "%5lu/%5lu%n", &k, &n, &end) != 2 || text[end] || k < 1 || k > n))
        return sg_fail(err, SG_FAIL_USAGE, "--shard is K/N, from 1/N to N/N, not '%s'", text);
    f->shard = k - 1;
    f->n_shards = n;
    return true;
}

static bool add_keys(struct flows *f, const char *option, struct sg_error *err)
{
    for (size_t i = 0; i < sg_args_count(f->run->args, option); i++) {
        if (f->n_keys == FLOWS_KEYS + 2)
            return sg_fail(err, SG_FAIL_USAGE, "at most %d columns to group by", (int)FLOWS_KEYS);
        f->keys[f->n_keys++] = sg_args_nth(f->run->args, option, i);
    }
    return true;
}

/* name,address,phone behind the other keys. */
static bool find_traits(struct flows *f, struct sg_error *err)
{
    const char *text = sg_args_text(f->run->args, "match");
    f->n_fields = f->n_keys;
    if (!text)
        return !sg_args_text(f->run->args, "candidates") ||
               sg_fail(err, SG_FAIL_USAGE, "--candidates needs --match");
    if (f->order || f->n_shards > 1)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--match holds all units against one another: leave out --sorted and "
                       "--shard");
    f->match = sg_copy_text(text);
    for (char *at = f->match, *comma; at; at = comma ? comma + 1 : NULL) {
        comma = strchr(at, ',');
        if (comma)
            *comma = '\0';
        if (!*at || f->n_fields == f->n_keys + FLOWS_TRAITS)
            break;
        f->keys[f->n_fields++] = at;
        if (!comma && f->n_fields == f->n_keys + FLOWS_TRAITS)
            return true;
    }
    return sg_fail(err, SG_FAIL_USAGE,
                   "--match takes three columns, as in name,address,phone, not "
                   "'%s'",
                   text);
}

static bool find_columns(struct flows *f, struct sg_error *err)
{
    static const char *const needed[] = {"id", "period", "size"};
    const char **names[] = {&f->keys[0], &f->keys[1], &f->size};
    for (size_t i = 0; i < 3; i++) {
        *names[i] = sg_args_text(f->run->args, needed[i]);
        if (!*names[i])
            return sg_fail(err, SG_FAIL_USAGE, "--%s COL is needed", needed[i]);
    }
    f->n_keys = 2;
    if (!add_keys(f, "area", err))
        return false;
    f->n_areas = f->n_keys - 2;
    return add_keys(f, "by", err);
}

static void note_rules(const struct flows *f, struct sg_table *out)
{
    struct sg_texts *notes = &out->info.notes;
    enum sg_lang lang = f->run->lang;
    sg_note(notes, lang,
            "rates of jobs: over the mean of both periods (Davis, Haltiwanger and Schuh 1996); "
            "units that came and went between them are not seen");
    if (f->n_keys > 2 && f->moves == FLOWS_START)
        sg_note(notes, lang, "units that moved are counted where they were");
    if (f->n_keys > 2 && f->moves == FLOWS_END)
        sg_note(notes, lang, "units that moved are counted where they are");
    if (f->classes.by == FLOWS_BY_AVERAGE)
        sg_note(notes, lang, "size classes: by the mean of the sizes in both periods");
    if (f->classes.by == FLOWS_BY_START)
        sg_note(notes, lang,
                "size classes: by the size at the start, of entrants by the size at which they "
                "begin (small classes seem to grow: regression to the mean)");
    if (f->match) {
        sg_note(notes, lang,
                "units that agree in two of three of %s are one, where no other does: %zu",
                sg_args_text(f->run->args, "match"), f->n_joined);
        sg_run_note(f->run,
                    "%zu units whose id changed were joined, %zu pairs that may be one were not "
                    "(--candidates FILE lists them)",
                    f->n_joined, f->n_candidates);
    }
    if (f->gaps && f->bridge)
        sg_run_note(f->run, "%zu times a unit was away and came back: counted as there", f->gaps);
    else if (f->gaps)
        sg_run_note(f->run,
                    "%zu times a unit was away and came back: an exit and an entry (--gap bridge "
                    "counts it as there)",
                    f->gaps);
}

/* The table, or with --partial the state. */
static bool give(struct sg_run *run, const struct sg_tally_plan *plan, const struct sg_tally *sums,
                 struct sg_table *out, struct sg_error *err)
{
    if (!sg_args_flag(run->args, "partial"))
        return flows_table(run, plan, sums, out, err);
    sg_tally_write_state(sums, plan, &run->text);
    return true;
}

static bool run_flows(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                      struct sg_error *err)
{
    struct flows f = {.run = run,
                      .moves = (enum flows_moves)sg_args_choice(run->args, "moves"),
                      .bridge = sg_args_choice(run->args, "gap") == GAP_BRIDGE,
                      .apart = sg_args_choice(run->args, "unknown") == UNKNOWN_APART,
                      .order = sg_args_text(run->args, "sorted")
                                   ? FLOWS_BY_TEXT +
                                         (enum flows_order)sg_args_choice(run->args, "sorted")
                                   : FLOWS_UNSORTED};
    bool fine = find_columns(&f, err) && read_shard(&f, err) && find_traits(&f, err) &&
                flows_classes_read(&f.classes, run->args, err) && flows_read(&f, rows, err) &&
                flows_arrange(&f, rows, err) && flows_match(&f, err) &&
                (f.order ? flows_follow_sorted : flows_follow)(&f, rows, err) &&
                give(run, &f.plan, &f.sums, out, err);
    if (fine)
        note_rules(&f, out);
    flows_free(&f);
    return fine;
}

/* Whether a state is of flows, not of a tally. */
static bool require_flows(const struct sg_tally_plan *plan, struct sg_error *err)
{
    bool are = plan->values.n == FLOWS_VALUES && plan->keys.n >= 3;
    for (size_t i = 0; are && i < FLOWS_VALUES; i++)
        are = strcmp(plan->values.items[i], flows_value_names[i]) == 0;
    return are ||
           sg_fail(err, SG_FAIL_DATA, "a state of tally, not of flows: 'sangyo merge' joins it");
}

static bool merge_flows(struct sg_run *run, const char *const files[], size_t n_files,
                        struct sg_table *out, struct sg_error *err)
{
    struct sg_tally_state total;
    if (!sg_tally_join_states(run, files, n_files, require_flows, &total, err))
        return false;
    bool fine = give(run, &total.plan, &total.tally, out, err);
    sg_tally_state_free(&total);
    return fine;
}

static const struct sg_option option_size = {.name = "size",
                                             .kind = SG_OPTION_COLUMN,
                                             .argument = "COL",
                                             .help = {"column of jobs", "従業者数の列"}};
static const struct sg_option option_by = {
    .name = "by",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"column to group by; a unit that changes its label is reclassified",
             "分類とする列（時点間で変わった対象は分類の変更とする）"}};
static const struct sg_option option_moves = {
    .name = "moves",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHERE",
    .choices = SG_CHOICES(moves),
    .preset = "split",
    .help = {"units that changed their area or class", "地域又は分類が変わった対象の扱い"}};
static const struct sg_option option_gap = {
    .name = "gap",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(gaps),
    .preset = "exit",
    .help = {"a unit that is away for a period and comes back",
             "途中の時点にだけいない対象の扱い"}};
static const struct sg_option option_unknown = {
    .name = "unknown",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHERE",
    .choices = SG_CHOICES(unknowns),
    .preset = "in",
    .help = {"units of which a size is suppressed or missing", "規模が秘匿又は不詳の対象の扱い"}};
static const struct sg_option option_class_by = {.name = "class-by",
                                                 .kind = SG_OPTION_CHOICE,
                                                 .argument = "SIZE",
                                                 .choices = SG_CHOICES(class_bys),
                                                 .help = {"rows by size class", "規模別の行"}};
static const struct sg_option option_classes = {
    .name = "classes",
    .kind = SG_OPTION_TEXT,
    .argument = "N,N…",
    .help = {"least sizes of the size classes but the first (default: 5,10,20,30,50,100,200,300)",
             "規模の階級の下限（最初の階級を除く。既定は 5,10,20,30,50,100,200,300）"}};
static const struct sg_option option_from = {
    .name = "from",
    .kind = SG_OPTION_TEXT,
    .argument = "DATE",
    .help = {"day of the first of two periods: adds birth and death rates a year",
             "二つの時点の前の調査日（開業率・廃業率の年率の列を加える）"}};
static const struct sg_option option_to = {
    .name = "to",
    .kind = SG_OPTION_TEXT,
    .argument = "DATE",
    .help = {"day of the second of two periods", "二つの時点の後の調査日"}};
static const struct sg_option option_match = {
    .name = "match",
    .kind = SG_OPTION_TEXT,
    .argument = "COL,COL,COL",
    .help = {"three columns, such as name,address,phone, by which a unit whose id changed is known "
             "again: where two agree, and with no other unit",
             "識別番号の変わった対象を見分ける三つの列（名称、住所、電話番号など）。二つが一致し、"
             "ほかに一致するものがないときに同じ対象とする"}};
static const struct sg_option option_candidates = {
    .name = "candidates",
    .kind = SG_OPTION_OUTPUT,
    .argument = "FILE",
    .help = {"write the pairs that --match joined, and those that only may be one unit, to FILE",
             "--match で同じとした組と、同じかもしれない組を FILE に書き込む"}};
static const struct sg_option option_sorted = {
    .name = "sorted",
    .kind = SG_OPTION_CHOICE,
    .argument = "HOW",
    .choices = SG_CHOICES(orders),
    .help = {
        "each FILE is sorted by the ids: memory does not go with the units; the FILEs are read "
        "twice",
        "各FILEは識別番号の順に並んでいる（メモリーは対象の数によらない。FILEは二度読む）"}};
static const struct sg_option option_shard = {
    .name = "shard",
    .kind = SG_OPTION_TEXT,
    .argument = "K/N",
    .help = {"only the K-th of N parts of the units, by their ids: with --partial for several "
             "machines or less memory",
             "番号によりN個に分けた対象のK番目だけを扱う（--partial と組み合わせ、複数の計算機や"
             "少ないメモリーで処理する）"}};
static const struct sg_option option_partial = {
    .name = "partial",
    .kind = SG_OPTION_OUTPUT_FLAG,
    .output = SG_OUTPUT_TEXT,
    .help = {"write a state that --merge joins with others", "--merge で統合できる途中結果を書く"}};
static const struct sg_option option_merge = {
    .name = "merge",
    .kind = SG_OPTION_FLAG,
    .input = SG_INPUT_STATES,
    .help = {"the FILEs are states of --partial, of all shards",
             "FILE は --partial の途中結果（すべての分割）である"}};

const struct sg_command sg_dynamics_flows_command = {
    .name = "dynamics flows",
    .group = SG_COMMANDS_DYNAMICS,
    .summary = {"births, deaths and jobs between years of a register",
                "開業・廃業と雇用の創出・喪失（名簿の時点間）"},
    .help =
        {"Follows the units of a register by their ids from each period to the next, over one FILE "
         "or several: entrants, exits, continuing units, and the jobs that were created (by entry, "
         "by expansion) and destroyed (by exit, by contraction). Rates are of the mean of both "
         "periods (Davis, Haltiwanger and Schuh 1996), each from 0 to 200; excess reallocation is "
         "what the net change does not ask for. Groups are an area, and categories; a unit that "
         "changes them has moved or is reclassified, and is no entry or exit. Rows of all groups "
         "together also hold what movers gained or lost. A size that is suppressed or missing "
         "makes the jobs of its group unknown, with that status. A unit twice in a period is an "
         "error. Memory: 32 bytes a record; results are the same for any number of threads, files "
         "and shards. Columns: from, to, n_start, n_end, entrants, exits, continuing, movers_in, "
         "movers_out, reclassified, jobs_start, jobs_end, creation (creation_entry, "
         "creation_expansion), destruction (destruction_exit, destruction_contraction), "
         "jobs_moved_in, jobs_moved_out, creation_percent, destruction_percent, "
         "reallocation_percent, excess_reallocation_percent, months, birth_rate_percent, "
         "death_rate_percent (where days are known), status.",
         "名簿の対象（事業所など）を識別番号で結び付け、各時点から次の時点までの参入、退出、存続と"
         "、雇用の創出（参入、拡大）と喪失（退出、縮小）を求めます。ファイルは一つでも複数でもよい"
         "。率は両時点の平均に対するもの（Davisほか1996、０～200）で、超過再配分率は純増減に必要な"
         "分を超える再配分です。分類は地域と任意の列で、それが変わった対象は移転・分類変更とし、参"
         "入や退出には数えません。総数の行には移転した対象の増減も含みます。規模が秘匿や不詳の対象"
         "がある分類の雇用は、その状態とします。一つの時点に同じ対象が二度あればエラーとします。"
         "メモリーは１レコード32バイトで、結果はスレッド、ファイル、分割の数によりません。列：前期"
         "、当期、期首の数、期末の数、参入、退出、存続、転入、転出、分類変更、期首と期末の雇用、"
         "創出（参入、拡大）、喪失（退出、縮小）、転入した雇用、転出した雇用、創出率、喪失率、"
         "再配分率、超過再配分率、月数、開業率、廃業率（調査日が分かるとき）、状態。"},
    .example = "--id id --period year --size employees --area area "
               "examples/dynamics/made_up_register.csv",
    .options = {&sg_panel_option_id, &sg_option_period, &option_size, &option_by, &sg_option_area,
                &option_class_by, &option_classes, &option_moves, &option_gap, &option_unknown,
                &option_match, &option_candidates, &option_from, &option_to, &option_sorted,
                &option_shard, &option_partial, &option_merge},
    .input = SG_INPUT_RECORDS,
    .input_if_asked = SG_INPUT_STATES, /* --merge */
    .output = SG_OUTPUT_TABLE,
    .output_if_asked = SG_OUTPUT_TEXT, /* --partial */
    .run_rows = run_flows,
    .run_files = merge_flows,
    .arguments = "[FILE…]",
    .chart = "shiftshare"};
