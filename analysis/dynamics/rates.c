/* 開業率・廃業率: rates a year from counts of births and deaths. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/birth_rates.h>
#include <sangyo/interval.h>
#include "table/args.h"

#include "analysis/cube/result.h"
#include "rates.h"

enum { MONTHS = 12, WILSON = 1 };

struct rates {
    struct rates_input in;
    double level;
    struct sg_column *from, *to, *births, *deaths, *stock, *months, *birth_rate, *death_rate, *net,
        *turnover, *survivors, *lower, *upper, *method;
    bool newly_known, others; /* of both kinds of births, what was met */
};

static void add_columns(struct rates *r, struct sg_result *result, const struct sg_run *run)
{
    const struct {
        struct sg_column **column;
        const char *name;
    } numbers[] = {{&r->births, "births"},
                   {&r->deaths, "deaths"},
                   {&r->stock, "stock"},
                   {&r->months, "months"},
                   {&r->birth_rate, "birth_rate_percent"},
                   {&r->death_rate, "death_rate_percent"},
                   {&r->net, "net_percent"},
                   {&r->turnover, "turnover_percent"},
                   {&r->survivors, "survivor_percent"}};
    r->method = sg_result_labels(result, "method", SG_COLUMN_CATEGORY);
    r->from = sg_result_labels(result, "from", SG_COLUMN_PERIOD);
    if (!r->in.by_period) /* else the period is */
        r->to = sg_result_labels(result, "to", SG_COLUMN_PERIOD);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        *numbers[i].column = sg_result_number(result, numbers[i].name);
    if (sg_args_choice(run->args, "ci") == WILSON) {
        r->lower = sg_result_number(result, "lower");
        r->upper = sg_result_number(result, "upper");
    }
    result->out->main = (ptrdiff_t)sg_table_index(result->out, r->birth_rate);
    free(result->out->info.measure);
    free(result->out->info.unit);
    result->out->info.measure = sg_copy_text(run->lang == SG_JA ? "開業率" : "Birth rate");
    result->out->info.unit = sg_copy_text(sg_column_unit(r->birth_rate, run->lang));
}

static void set_dates(const struct rates *r, size_t row, size_t source)
{
    const struct rates_input *in = &r->in;
    if (in->texts[0]) {
        sg_column_set_text(r->from, row, in->texts[0]);
        sg_column_set_text(r->to, row, in->texts[1]);
    } else if (in->by_period) {
        uint32_t item = sg_cube_slice_of(in->cube, source)->period;
        sg_result_set_period(r->from, row, in->cube, in->before[item]);
    }
}

/* What holds of a rate that is made of these. */
static sg_status status_of(const struct rates_counts *c, sg_status cells)
{
    sg_status status = sg_status_void(cells) | (sg_cube_flags(cells) & ~(sg_status)SG_STATUS_NIL);
    status |= c->broken ? SG_STATUS_BREAK : 0;
    status |= c->caution ? SG_STATUS_CAUTION : 0;
    if (sg_status_has_value(status) && !(c->start.value > 0))
        status |= SG_STATUS_UNDEFINED;
    return status;
}

/* Wilson's of births over the stock, a year; a census has none of its own (docs/methods.md). */
static void set_interval(const struct rates *r, size_t row, const struct rates_counts *c,
                         sg_status status)
{
    struct sg_interval limits = {NAN, NAN};
    if (!r->lower)
        return;
    if (sg_status_has_value(status))
        sg_interval_wilson(c->births.value, c->start.value, r->level, &limits);
    sg_result_set(r->lower, row, 100 * limits.lower * MONTHS / c->months, status);
    sg_result_set(r->upper, row, 100 * limits.upper * MONTHS / c->months, status);
}

static void set_rates(const struct rates *r, size_t row, const struct rates_counts *c)
{
    struct sg_birth_counts counts = {c->births.value, c->deaths.value, c->start.value, c->months};
    struct sg_birth_rates rates = sg_birth_rates_of(&counts);
    sg_status found = c->newly_known ? SG_STATUS_CAUTION : 0;
    sg_status births = status_of(c, c->births.status | c->start.status) | found;
    sg_status deaths = status_of(c, c->deaths.status | c->start.status);
    sg_result_set(r->birth_rate, row, rates.births, births);
    sg_result_set(r->death_rate, row, rates.deaths, deaths);
    sg_result_set(r->net, row, rates.net, births | deaths);
    sg_result_set(r->turnover, row, rates.turnover, births | deaths);
    sg_result_set(r->survivors, row, rates.survivors, deaths);
    set_interval(r, row, c, births);
}

static const char *period_label(const struct rates *r, size_t source)
{
    const struct sg_cube *cube = r->in.cube;
    return sg_cube_label(cube, &cube->period, sg_cube_slice_of(cube, source)->period);
}

static bool add_row(struct rates *r, struct sg_result *result, size_t source, const char *method,
                    struct sg_error *err)
{
    struct rates_counts counts;
    if (!rates_input_read(&r->in, source, &counts, err))
        return false;
    size_t row = sg_result_row(result, r->in.cube, source);
    sg_column_set_text(r->method, row, method);
    set_dates(r, row, source);
    sg_column_set(r->births, row, counts.births.value,
                  counts.births.status | (counts.newly_known ? SG_STATUS_CAUTION : 0));
    sg_column_set(r->deaths, row, counts.deaths.value, counts.deaths.status);
    sg_column_set(r->stock, row, counts.start.value, counts.start.status);
    sg_column_set(r->months, row, counts.months, 0);
    set_rates(r, row, &counts);
    if (counts.newly_known && r->others && !r->newly_known && r->in.by_period)
        sg_info_add_break(&result->out->info, period_label(r, source), NULL, false, NULL, NULL);
    r->newly_known |= counts.newly_known;
    r->others |= !counts.newly_known;
    return true;
}

static void note_definition(enum rates_method method, enum sg_lang lang, struct sg_texts *notes)
{
    switch (method) {
    case RATES_CENSUS:
        sg_note(notes, lang, "rates: births or deaths a year over the establishments at the start");
        break;
    case RATES_INSURANCE:
        sg_note(notes, lang,
                "rates: of the year over the establishments under employment insurance at the end "
                "of the year before");
        break;
    case RATES_INSURANCE_AVERAGE:
        sg_note(notes, lang,
                "rates: of the year over the average number of establishments under employment "
                "insurance in the year before");
        break;
    case RATES_WHITE_PAPER_2:
        sg_note(notes, lang,
                "rates a year over the establishments at the start; deaths are estimated as births "
                "less the change of the stock");
        break;
    }
}

static void add_notes(const struct rates *r, struct sg_run *run, struct sg_texts *notes)
{
    note_definition(r->in.method, run->lang, notes);
    if (r->lower)
        sg_note(notes, run->lang, "intervals: Wilson's, of births as if drawn; a census has none");
    if (r->newly_known)
        sg_note(notes, run->lang,
                "新規把握事業所 (found for the first time, since 2019) are not the births of "
                "earlier censuses: some existed before");
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    struct sg_error *err)
{
    struct rates r = {.level = run->level};
    bool fine = rates_input_make(&r.in, run, cube, err);
    if (fine) {
        const char *method = sg_args_text(run->args, "method");
        sg_result_begin(result, run, cube, SG_KEYS_ALL);
        add_columns(&r, result, run);
        for (size_t i = 0; fine && i < cube->table->n_rows; i++)
            if (rates_input_has(&r.in, i))
                fine = add_row(&r, result, i, method, err);
        add_notes(&r, run, &result->out->info.notes);
    }
    rates_input_free(&r.in);
    return fine;
}

static bool run_rates(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                      struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    struct sg_result result = {.out = out};
    struct sg_cube cube;
    request.value = rates_stock(run, in, err);
    request.flat = true;
    if (request.value < 0)
        return false;
    bool fine = sg_cube_build(&cube, run, in, &request, err) && analyse(run, &cube, &result, err);
    sg_result_free(&result);
    sg_cube_free(&cube);
    return fine;
}

static const struct sg_choice intervals[] = {
    {"none", {"none: a census has no sampling error", "なし（全数調査に標本誤差はない）"}},
    [WILSON] = {"wilson",
                {"Wilson's, as if births were drawn from a superpopulation",
                 "ウィルソンの区間（開業を確率的な現象とみなす）"}}};

static const struct sg_option option_ci = {
    .name = "ci",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES(intervals),
    .preset = "none",
    .help = {"interval of the birth rate", "開業率の信頼区間"}};

const struct sg_command sg_dynamics_rates_command = {
    .name = "dynamics rates",
    .group = SG_COMMANDS_DYNAMICS,
    .summary = {"birth and death rates from counts", "開業率・廃業率（公表された件数から）"},
    .help =
        {"Makes rates of published counts of births and deaths. By the census (the default) births "
         "a year, births / months × 12, are divided by the establishments at the start; the days "
         "of the two surveys are those of --from and --to, or of the periods of the table, whose "
         "days a data package declares. With --from and --to, --stock is the number at the start; "
         "without them it is that of each period, and births and deaths of a row are those since "
         "the period before. By employment insurance the rate of a year is over the number at the "
         "end of, or the average in, the year before; the two differ, and the column method says "
         "which. net is births less deaths, turnover both together, survivor_percent what is left "
         "of the start over the whole time. Suppressed and missing counts give their status. "
         "Births called 新規把握事業所 carry a caution, and no trend runs from 新設 to them. "
         "Columns: method, from, to (without periods), births, deaths, stock, months, "
         "birth_rate_percent, "
         "death_rate_percent, net_percent, turnover_percent, survivor_percent, lower and upper "
         "(with --ci), status.",
         "公表された新設（開業）・廃業の件数から率を計算します。経済センサス等（既定）では、年平均"
         "の"
         "件数（件数÷月数×12）を期首の事業所数で割ります。調査日は --from と --to "
         "で指定するか、表の"
         "時点（データパッケージにある調査日）によります。--from と --to を指定したときの --stock "
         "は"
         "期首の事業所数、指定しないときは各時点の事業所数で、その行の開業・廃業は直前の時点からの"
         "件数とします。雇用保険では、当年度の件数を前年度末又は前年度平均の適用事業所数で割ります"
         "。両者は異なり、どちらかを method 列に示します。net は開業－廃業、turnover は開業＋廃業、"
         "survivor_percent は期間全体で期首の事業所のうち存続した割合です。秘匿や不詳はその状態の"
         "ままとします。新規把握事業所には注意の印を付け、新設からの推移としては扱いません。列："
         "定義、期首、期末（時点の列がないとき）、開業数、廃業数、期首事業所数、月数、開業率、廃業"
         "率、純増率、開廃業率計、"
         "存続率、下限と上限（--ci のとき）、状態。"},
    .example = "--births births --deaths deaths --stock stock --from 2016-06-01 --to 2021-06-01 "
               "examples/dynamics/made_up_counts.csv",
    .options = {&rates_option_births, &rates_option_deaths, &rates_option_stock,
                &rates_option_stock_end, &rates_option_from, &rates_option_to, &rates_option_method,
                &option_ci, &sg_option_level, &sg_option_by, &sg_option_area, &sg_option_period,
                &sg_option_total},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_rates,
    .chart = "lines"};
