#include "estimate_plan.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"
#include "table/measure.h"

const char *const sg_estimate_words[] = {"mean", "total", "ratio", "quantile"};

static size_t value_index(struct sg_estimate_plan *plan, const char *column)
{
    size_t i = 0;
    sg_texts_add_once(&plan->values, column);
    while (strcmp(plan->values.items[i], column) != 0)
        i++;
    return i;
}

static struct sg_estimate_item *add_item(struct sg_estimate_plan *plan, enum sg_estimate_kind kind,
                                         const char *variable)
{
    plan->items = sg_resize(plan->items, plan->n_items + 1, sizeof *plan->items);
    struct sg_estimate_item *item = &plan->items[plan->n_items++];
    *item = (struct sg_estimate_item){.kind = kind, .variable = sg_copy_text(variable)};
    return item;
}

static bool add_ratio(struct sg_estimate_plan *plan, const char *text, struct sg_error *err)
{
    const char *slash = strchr(text, '/');
    if (!slash || slash == text || !slash[1])
        return sg_fail(err, SG_FAIL_USAGE, "--ratio '%s' is not of the form A/B", text);
    struct sg_estimate_item *item = add_item(plan, SG_ESTIMATE_RATIO, text);
    char *above = sg_copy_bytes(text, (size_t)(slash - text));
    item->values[0] = value_index(plan, above);
    item->values[1] = value_index(plan, slash + 1);
    item->n_values = 2;
    free(above);
    return true;
}

static bool add_quantile(struct sg_estimate_plan *plan, const char *text, struct sg_error *err)
{
    const char *at = strrchr(text, '@');
    double p = 0.5;
    if (at && (!sg_number_read(at + 1, strlen(at + 1), &p) || !(p > 0 && p < 1)))
        return sg_fail(err, SG_FAIL_USAGE,
                       "--quantile '%s' is not of the form COL@P with P between 0 and 1", text);
    struct sg_estimate_item *item = add_item(plan, SG_ESTIMATE_QUANTILE, text);
    char *column = sg_copy_bytes(text, at ? (size_t)(at - text) : strlen(text));
    item->p = p;
    item->key = plan->keys.n;
    sg_texts_add(&plan->keys, column);
    free(column);
    return true;
}

/* What a `-` in each column means, by its title or name. */
static void note_dashes(struct sg_estimate_plan *plan)
{
    plan->dash_is_nil = sg_alloc(plan->values.n, sizeof *plan->dash_is_nil);
    for (size_t i = 0; i < plan->values.n; i++) {
        const char *name = plan->values.items[i];
        const char *title = plan->notes ? plan->notes->title(plan->notes->context, name) : NULL;
        enum sg_measure_kind kind = sg_measure_kind_of(title ? title : name, NULL);
        plan->dash_is_nil[i] = sg_measure_rule(kind)->dash_is_nil;
    }
}

bool sg_estimate_plan_make(const struct sg_args *args, const struct sg_rows *rows,
                           struct sg_estimate_plan *plan, struct sg_error *err)
{
    *plan = (struct sg_estimate_plan){.notes = rows->notes};
    sg_domains_make(args, rows->notes, &plan->keys, &plan->domains, &plan->n_domains);
    for (size_t k = SG_ESTIMATE_MEAN; k <= SG_ESTIMATE_TOTAL; k++)
        for (size_t i = 0; i < sg_args_count(args, sg_estimate_words[k]); i++) {
            const char *column = sg_args_nth(args, sg_estimate_words[k], i);
            struct sg_estimate_item *item = add_item(plan, (enum sg_estimate_kind)k, column);
            item->values[0] = value_index(plan, column);
            item->n_values = 1;
        }
    for (size_t i = 0; i < sg_args_count(args, "ratio"); i++)
        if (!add_ratio(plan, sg_args_nth(args, "ratio", i), err))
            return false;
    for (size_t i = 0; i < sg_args_count(args, "quantile"); i++)
        if (!add_quantile(plan, sg_args_nth(args, "quantile", i), err))
            return false;
    note_dashes(plan);
    return plan->n_items ||
           sg_fail(err, SG_FAIL_USAGE,
                   "what to estimate? --mean COL, --total COL, --ratio A/B or --quantile COL@P");
}

void sg_estimate_plan_free(struct sg_estimate_plan *plan)
{
    for (size_t i = 0; i < plan->n_items; i++)
        free(plan->items[i].variable);
    free(plan->items);
    sg_domains_free(plan->domains, plan->n_domains);
    sg_texts_free(&plan->keys);
    sg_texts_free(&plan->values);
    free(plan->dash_is_nil);
}

/* Records with all values are of class "1", others of "0"; of a quantile the class is the value. */
bool sg_estimate_take(const void *context, const struct sg_gather_record *record,
                      struct sg_gather_worker *worker, struct sg_error *err)
{
    const struct sg_estimate_plan *plan = context;
    for (size_t i = 0; i < plan->n_items; i++) {
        const struct sg_estimate_item *item = &plan->items[i];
        long double y[3] = {1, 0, 0};
        bool usable = true;
        for (size_t v = 0; v < item->n_values; v++) {
            struct sg_fixed value = record->values[item->values[v]];
            bool nil = value.status & SG_STATUS_NIL && !plan->dash_is_nil[item->values[v]];
            usable = usable && !sg_status_void(value.status) && !nil;
            y[v + 1] = sg_fixed_long(value);
        }
        if (!usable)
            y[1] = y[2] = 0;
        char room[SG_CLASS_DIGITS];
        worker->class.answer = item->kind == SG_ESTIMATE_QUANTILE ? record->keys[item->key]
                                                                  : sg_class_number(usable, room);
        for (size_t d = 0; d < plan->n_domains; d++) {
            sg_domain_enter(&plan->domains[d], record->keys, &worker->class);
            if (!sg_gather_add(worker, i * plan->n_domains + d, y, err))
                return false;
        }
    }
    return true;
}
