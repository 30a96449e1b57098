/* limit-price: the bids of a tender, its minimum price and who wins it. */
#include <sangyo/limit_price.h>

#include <math.h>
#include <stdlib.h>

#include "table/args.h"
#include "table/role.h"

static bool read_rule(const struct sg_run *run, struct sg_limit_price_rule *rule,
                      struct sg_error *err)
{
    rule->planned = sg_args_number(run->args, "planned", NAN);
    rule->floor = sg_args_number(run->args, "floor", NAN);
    rule->cap_rate = sg_args_number(run->args, "cap-rate", NAN);
    rule->minimum = (size_t)sg_args_number(run->args, "minimum", 0);
    if (isnan(rule->planned) || isnan(rule->floor))
        return sg_fail(err, SG_FAIL_USAGE, "limit-price needs --planned YEN and --floor YEN");
    if (rule->floor > rule->planned)
        return sg_fail(err, SG_FAIL_USAGE, "--floor %.15g is above --planned %.15g", rule->floor,
                       rule->planned);
    return true;
}

struct tender {
    const struct sg_table *table;
    const struct sg_column *bidder, *bid;
    double *bids; /* per row; NaN: none */
};

static bool fail_at(const struct tender *tender, size_t row, const struct sg_column *column,
                    struct sg_error *err)
{
    sg_fail_at_file(err, tender->table->info.file);
    sg_fail_at_row(err, sg_table_file_row(tender->table, row));
    return sg_fail_at_column(err, column->name);
}

/* Whole yen, and one bid each. */
static bool check_bids(const struct tender *tender, struct sg_error *err)
{
    bool *seen = sg_alloc(tender->bidder->levels.n, sizeof *seen);
    bool fine = true;
    for (size_t row = 0; row < tender->table->n_rows && fine; row++) {
        double bid = tender->bids[row];
        int32_t code = tender->bidder->codes[row];
        if (code == SG_EMPTY) {
            sg_fail(err, SG_FAIL_DATA, "the cell is empty where a key is needed");
            fine = fail_at(tender, row, tender->bidder, err);
        } else if (seen[code]) {
            sg_fail(err, SG_FAIL_DATA, "bidder '%s' has two bids, where one is needed",
                    tender->bidder->levels.texts[code]);
            fine = fail_at(tender, row, tender->bidder, err);
        } else if (!isnan(bid) && (bid != floor(bid) || bid < 0 || bid > 1e15)) {
            sg_fail(err, SG_FAIL_DATA, "a bid is a whole number of yen: found %.15g", bid);
            fine = fail_at(tender, row, tender->bid, err);
        } else {
            seen[code] = true;
        }
    }
    free(seen);
    return fine;
}

/* The lowest valid bid that is not below the price; several are drawn by lot. */
static char *winners_of(const struct tender *tender, const struct sg_limit_price_rule *rule,
                        double price, size_t *n)
{
    double best = INFINITY;
    struct sg_buffer names = {0};
    *n = 0;
    for (size_t row = 0; row < tender->table->n_rows; row++) {
        double bid = tender->bids[row];
        if (!sg_limit_price_is_valid(bid, rule) || bid < price || bid > best)
            continue;
        if (bid < best) {
            best = bid;
            *n = 0;
            sg_buffer_clear(&names);
        }
        sg_buffer_add(&names, (*n)++ ? "; " : "");
        sg_buffer_add(&names, sg_column_text(tender->bidder, row));
    }
    return sg_buffer_take(&names);
}

static void add_yen(struct sg_run *run, struct sg_table *out, const char *name, double value)
{
    struct sg_column *column = sg_table_add(out, name, SG_COLUMN_NUMBER);
    column->decimals = 0;
    column->unit = sg_copy_text(run->lang == SG_JA ? "円" : "yen");
    sg_column_set(column, 0, value, isnan(value) ? SG_STATUS_NOT_APPLICABLE : 0);
}

static void add_text(struct sg_table *out, const char *name, const char *text)
{
    sg_column_set_text(sg_table_add(out, name, SG_COLUMN_CATEGORY), 0, text);
}

static void add_notes(struct sg_run *run, const struct sg_limit_price *price,
                      const struct sg_limit_price_rule *rule, struct sg_texts *notes)
{
    switch (price->basis) {
    case SG_LIMIT_PRICE_FEW:
        sg_note(notes, run->lang, "fewer valid bids than %zu: the price is the floor",
                rule->minimum);
        break;
    case SG_LIMIT_PRICE_MEAN:
        sg_note(notes, run->lang,
                "the price is the mean of the valid bids within one standard deviation of their "
                "mean");
        break;
    case SG_LIMIT_PRICE_CAP:
        sg_note(notes, run->lang,
                "the price is %.15g %% of the planned price, cut to 10,000 yen, which the mean of "
                "the valid bids within one standard deviation exceeds",
                100 * rule->cap_rate);
        break;
    }
}

static void add_winner(struct sg_run *run, const struct tender *tender,
                       const struct sg_limit_price_rule *rule, double price, struct sg_table *out)
{
    size_t n;
    char *winners = winners_of(tender, rule, price, &n);
    add_text(out, "winner", winners);
    if (n > 1)
        sg_note(&out->info.notes, run->lang, "%zu bids are the lowest: the winner is drawn by lot",
                n);
    if (n == 0)
        sg_note(&out->info.notes, run->lang, "no valid bid reaches the price: nobody wins");
    free(winners);
}

static void fill(struct sg_run *run, const struct tender *tender,
                 const struct sg_limit_price_rule *rule, struct sg_table *out)
{
    static const char *const words[] = {[SG_LIMIT_PRICE_FEW] = "few_bids",
                                        [SG_LIMIT_PRICE_MEAN] = "mean",
                                        [SG_LIMIT_PRICE_CAP] = "cap"};
    struct sg_limit_price price = sg_limit_price(tender->bids, tender->table->n_rows, rule);
    sg_table_info_copy(&out->info, &tender->table->info);
    sg_table_add_row(out);
    sg_column_set(sg_table_add(out, "n_valid", SG_COLUMN_NUMBER), 0, (double)price.n_valid, 0);
    add_yen(run, out, "mean", price.mean);
    add_yen(run, out, "sd", price.sd);
    add_yen(run, out, "lower", price.lower);
    add_yen(run, out, "upper", price.upper);
    add_yen(run, out, "price", price.price);
    out->main = (ptrdiff_t)out->n_columns - 1;
    add_text(out, "rule", words[price.basis]);
    add_notes(run, &price, rule, &out->info.notes);
    add_winner(run, tender, rule, price.price, out);
}

/* A nil cell is no bid, as an empty one. */
static void take_bids(struct tender *tender)
{
    tender->bids = sg_alloc(tender->table->n_rows, sizeof *tender->bids);
    for (size_t row = 0; row < tender->table->n_rows; row++)
        tender->bids[row] =
            tender->bid->status[row] & SG_STATUS_NIL ? NAN : tender->bid->values[row];
}

static bool run_limit_price(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                            struct sg_error *err)
{
    struct sg_limit_price_rule rule;
    struct tender tender = {.table = in};
    ptrdiff_t bidder, bid;
    if (!read_rule(run, &rule, err) ||
        !sg_role_find(in, SG_ROLE_BY, sg_args_text(run->args, "by"), true, &bidder, NULL, err) ||
        !sg_role_find(in, SG_ROLE_VALUE, sg_args_text(run->args, "value"), true, &bid, NULL, err))
        return false;
    tender.bidder = in->columns[bidder];
    tender.bid = in->columns[bid];
    if (!sg_column_require_number(in, tender.bid, err))
        return false;
    take_bids(&tender);
    bool fine = check_bids(&tender, err);
    if (fine)
        fill(run, &tender, &rule, out);
    free(tender.bids);
    return fine;
}

static const struct sg_option option_planned = {
    .name = "planned",
    .kind = SG_OPTION_NUMBER,
    .required = true,
    .argument = "YEN",
    .minimum = 1,
    .maximum = 1e15,
    .help = {"planned price: bids above it are not valid", "予定価格（超える入札は無効）"}};

static const struct sg_option option_floor = {
    .name = "floor",
    .kind = SG_OPTION_NUMBER,
    .required = true,
    .argument = "YEN",
    .minimum = 1,
    .maximum = 1e15,
    .help = {"minimum price of the ordinary rule: bids below it are not valid",
             "通常の最低制限価格（下回る入札は無効）"}};

static const struct sg_option option_cap_rate = {
    .name = "cap-rate",
    .kind = SG_OPTION_NUMBER,
    .argument = "X",
    .preset = "0.95",
    .minimum = 0.01,
    .maximum = 1,
    .help = {"the price is at most this part of the planned one, cut to 10,000 yen",
             "上限の予定価格に対する割合（1万円未満切捨て）"}};

static const struct sg_option option_minimum = {
    .name = "minimum",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .preset = "5",
    .minimum = 2,
    .help = {"valid bids that it takes; with fewer the price is the floor",
             "計算に必要な有効入札数（足りなければ通常の最低制限価格）"}};

const struct sg_command sg_limit_price_command = {
    .name = "limit-price",
    .group = SG_COMMANDS_POLICY,
    .summary = {"variable minimum price of a tender", "変動型最低制限価格"},
    .help =
        {"Computes the variable minimum price of a tender from its bids, one row per bidder "
         "(--by). Valid bids lie between the floor and the planned price, both included. With "
         "mean m and sample standard deviation s (n - 1) of the valid bids, the price is the mean "
         "of those within m ± s, rounded to a whole yen, and at most --cap-rate of the planned "
         "price, cut to 10,000 yen. With fewer valid bids than --minimum it is the floor. The "
         "winner is the lowest valid bid not below the price; several are all named, for the lot "
         "decides. Columns: n_valid, mean, sd, lower and upper (m ∓ s), price, rule (mean, cap or "
         "few_bids), winner, status.",
         "入札額（1行に1者、--by が入札者）から変動型最低制限価格を計算します。有効な入札は通常の"
         "最低制限価格以上、予定価格以下のものです。有効な入札の平均をm、標準偏差（n-1）をsとし、"
         "m±sの範囲にある入札の平均（円未満四捨五入）を価格とします。ただし予定価格の --cap-rate"
         "（1万円未満切捨て）を上限とし、有効な入札が --minimum "
         "者に満たないときは通常の最低制限価格"
         "とします。落札候補者は、価格以上で最も低い有効な入札です。同額のときはくじで決めるため、"
         "すべて示します。列：有効入札数、平均、標準偏差、下限・上限（m∓s）、最低制限価格、根拠"
         "（mean 平均、cap 上限、few_bids 入札数不足）、落札候補者、状態。"},
    .example = "--by bidder --value bid_yen --planned 15000000 --floor 12000000 "
               "examples/kawasaki-policy/datapackage.json#bids",
    .options = {&sg_option_by, &sg_option_value, &option_planned, &option_floor, &option_cap_rate,
                &option_minimum},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_limit_price};
