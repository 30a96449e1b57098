/* Answers that --net and --none name. */
#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "record_codes.h"

void sg_named_answers_meet(struct sg_named_answers *named, const struct sg_answers *answers)
{
    const struct sg_answers_plan *plan = named->plan;
    const char *none = plan->none;
    if (!named->nets_met)
        named->nets_met = sg_alloc(plan->n_nets + 1, sizeof *named->nets_met);
    for (size_t k = 0; k < plan->n_nets; k++)
        for (size_t i = 0; i < answers->codes.n; i++)
            named->nets_met[k] += answers->net_parts[k * answers->codes.n + i];
    for (size_t i = 0; i < answers->codes.n && answers->domain == plan->domains; i++) {
        const char *code = answers->codes.items[i], *label = answers->labels.items[i];
        sg_texts_add(&named->known, label);
        if (strcmp(code, label) != 0)
            sg_texts_add(&named->known, code);
        named->none_met =
            named->none_met || (none && (strcmp(none, code) == 0 || strcmp(none, label) == 0));
    }
}

static bool is_known(const struct sg_texts *known, const char *answer)
{
    for (size_t i = 0; i < known->n; i++)
        if (strcmp(known->items[i], answer) == 0)
            return true;
    return false;
}

/* A net is of one question that has all its answers. */
static bool check_net(const struct sg_named_answers *named, size_t k, struct sg_error *err)
{
    const struct sg_net *net = &named->plan->nets[k];
    bool met = named->nets_met && named->nets_met[k];
    for (size_t i = 0; !met && i < net->parts.n; i++)
        if (!is_known(&named->known, net->parts.items[i]))
            return sg_survey_fail_answer(&named->known, "--net", net->parts.items[i], err);
    return met ||
           sg_fail(err, SG_FAIL_USAGE, "no question has all the answers of --net '%s'", net->name);
}

bool sg_named_answers_check(const struct sg_named_answers *named, struct sg_error *err)
{
    const struct sg_answers_plan *plan = named->plan;
    bool none = !plan->none || plan->none_is_column || named->none_met;
    for (size_t k = 0; k < plan->n_nets; k++)
        if (!check_net(named, k, err))
            return false;
    return none || sg_survey_fail_answer(&named->known, "--none", plan->none, err);
}

void sg_named_answers_free(struct sg_named_answers *named)
{
    sg_texts_free(&named->known);
    free(named->nets_met);
}
