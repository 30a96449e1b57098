/* 経済波及効果: what a demand brings. */
#include <math.h>
#include <stdlib.h>

#include "impact.h"
#include "io_demand.h"
#include "io_lines.h"
#include "table/args.h"

enum { ONE, INFINITE };

static const struct sg_choice rounds[] = {
    [ONE] = {"one",
             {"of the income of the first round, as prefectures do",
              "一次波及の所得によるものだけ（都道府県の慣行）"}},
    [INFINITE] = {"infinite", {"without end", "収束するまで"}}};

static const struct sg_option option_rounds = {
    .name = "rounds",
    .kind = SG_OPTION_CHOICE,
    .argument = "HOW",
    .choices = SG_CHOICES(rounds),
    .preset = "one",
    .help = {"rounds of consumption", "消費による波及の回数"}};

enum { MET, ALL_HERE };

static const struct sg_choice sufficiencies[] = {
    [MET] = {"yes", {"a part of the demand is met from outside", "需要の一部は域外から供給される"}},
    [ALL_HERE] = {"no", {"all of it is met here", "すべて域内で供給される"}}};

static const struct sg_option option_self_sufficiency = {
    .name = "self-sufficiency",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHETHER",
    .choices = SG_CHOICES(sufficiencies),
    .preset = "yes",
    .help = {"whether --demand is multiplied by the part that is met here",
             "--demand に自給率を乗じるか"}};

/* The part of each demand that is met here: of the goods that households and the event buy. */
static void fill_supply(struct impact *p, size_t k)
{
    struct impact_run *run = &p->runs[k];
    run->supply = sg_alloc(p->t->n, sizeof *run->supply);
    run->met = sg_alloc(p->t->n, sizeof *run->met);
    for (size_t i = 0; i < p->t->n; i++) {
        run->supply[i] =
            p->regional ? io_region_supply(&p->region, &run->model, k, i) : run->model.supply[i];
        run->met[i] = !isnan(p->met[i]) ? p->met[i] : p->all_here ? 1 : run->supply[i];
    }
}

static bool make_run(struct impact *p, size_t k, struct sg_run *run, struct sg_error *err)
{
    struct impact_run *of = &p->runs[k];
    if (p->regional)
        io_region_model(&p->region, k, run, &of->model);
    else if (!io_model_make(&of->model, p->t, run, err))
        return false;
    fill_supply(p, k);
    const struct io_asked asked = {&p->demand, of->supply, of->met, p->infinite};
    return io_model_solve(&of->model, run, err) &&
           io_impact_make(&of->impact, &of->model, &asked, &p->households, err);
}

static bool read_inputs(struct impact *p, struct sg_run *run, struct sg_error *err)
{
    const struct io_table *t = p->t;
    struct io_vector *all[] = {&p->demand, &p->jobs, &p->per_job, &p->per_gva};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        io_vector_alloc(all[i], t->n);
    p->regional = sg_args_text(run->args, "region") != NULL;
    p->infinite = sg_args_choice(run->args, "rounds") == INFINITE;
    p->all_here = sg_args_choice(run->args, "self-sufficiency") == ALL_HERE;
    p->met = sg_alloc(t->n, sizeof *p->met);
    if (!io_demand_read(t, run, &p->demand, p->met, err) ||
        !io_jobs_read(&p->jobs_side, t, run, &p->jobs, err) ||
        !io_households_make(&p->households, t, &p->jobs_side, run, err) ||
        (p->regional && !io_region_read(&p->region, t, run, err)))
        return false;
    if (p->regional && sg_args_choice(run->args, "model") >= 0)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--model is of the nation; with --region the coefficients are the region's");
    io_per_output(t, &p->jobs, &p->per_job);
    io_per_output(t, &t->gva, &p->per_gva);
    p->n_runs = p->regional ? p->region.n_deltas : 1;
    return true;
}

static void free_impact(struct impact *p)
{
    for (size_t k = 0; k < IO_DELTAS; k++) {
        io_impact_free(&p->runs[k].impact);
        io_model_free(&p->runs[k].model);
        free(p->runs[k].supply);
        free(p->runs[k].met);
    }
    free(p->met);
    io_vector_free(&p->demand);
    io_vector_free(&p->jobs);
    io_vector_free(&p->per_job);
    io_vector_free(&p->per_gva);
    io_households_free(&p->households);
    io_side_free(&p->jobs_side);
    io_region_free(&p->region);
}

static bool run_impact(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                       struct sg_error *err)
{
    struct io_table t;
    struct impact p = {.t = &t, .out = out};
    bool ok = io_table_make(&t, run, in, err) && read_inputs(&p, run, err);
    for (size_t k = 0; ok && k < p.n_runs; k++)
        ok = make_run(&p, k, run, err);
    if (ok)
        io_impact_write(&p, run);
    free_impact(&p);
    io_table_free(&t);
    return ok;
}

const struct sg_command sg_io_impact_command = {
    .name = "io impact",
    .group = SG_COMMANDS_IO,
    .summary = {"what a demand brings: output, value added, income, jobs", "経済波及効果"},
    .help =
        {"Works out what a demand (an event, a new building, a loss) brings. direct: the part of "
         "the demand that is met here, (1 - m) times it, with --self-sufficiency no all of it, or "
         "what --met-here says. "
         "direct + indirect: output of the first round, B direct. second: output by the "
         "consumption of the income of the first round, B (I - M) c k income, with c the shares of "
         "household consumption and k of --consumption-rate, which has no usual value and must be "
         "given; --rounds infinite goes on without end. total: all of it. gva_direct, gva_first "
         "and "
         "gva_second are value added within them, income that of (resident) households, of the "
         "first round or of all, jobs the jobs of the total (--employment, or a row of the table). "
         "With --prices purchasers, --margins are taken apart first. With --region the "
         "coefficients are those of the region (as 'io regional'), a demand is met here as far as "
         "the quotient of its industry with itself says, and --delta-range gives lower and upper "
         "of "
         "the total. The last row is the sum; the ratio of total to demand is said. Columns: "
         "industry, demand, direct, indirect, second, total, gva_direct, gva_first, gva_second, "
         "income, jobs, lower and upper (with --delta-range), status.",
         "需要（催し、建設、損失など）がもたらす効果を計算します。direct（直接効果）は需要のうち域"
         "内"
         "で供給される分（自給率を乗じた額。--self-sufficiency no ではすべて、--met-here "
         "では指定した割合）、direct＋indirect "
         "は一"
         "次波及までの生産額、second（第２次間接効果）は一次波及の雇用者所得による消費が誘発する生"
         "産"
         "額 B(I−M)c·k·所得で、c は民間消費支出の構成、k は消費転換係数（--consumption-rate。既定値"
         "はなく、必ず指定）です。--rounds infinite では収束するまで続けます。total は合計、gva_… "
         "は"
         "それぞれの粗付加価値、income は（居住者の）雇用者所得、jobs は総合効果に対応する従業者数"
         "（--employment、又は表の行）です。--prices purchasers "
         "では先にマージンを分けます。--region "
         "では地域の係数（io regional "
         "と同じ）を用い、需要は自産業の立地係数の割合で域内から供給され"
         "るものとし、--delta-range "
         "で総合効果の下限と上限を示します。最後の行は合計で、需要に対する"
         "総合効果の倍率も示します。列：産業、需要額、直接効果、第１次間接効果、第２次間接効果、総"
         "合"
         "効果、粗付加価値（直接、一次まで、第２次）、雇用者所得、従業者数、下限と上限（--delta-"
         "range "
         "のとき）、状態。"},
    .example = "--demand examples/io/event_demand.csv --consumption-rate 0.6 "
               "examples/io/japan_2011_13.csv",
    .options = {&io_option_demand, &io_option_consumption_rate, &option_rounds,
                &option_self_sufficiency, &io_option_met_here, &io_option_prices,
                &io_option_margins, &io_option_resident_share, &io_option_employment,
                &io_option_demand_model, IO_REGION_OPTIONS, IO_TABLE_OPTIONS},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_impact};
