/* From options to questions. */
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/names.h"

#include "answer_marks.h"
#include "answers.h"

static bool add_net(struct sg_answers_plan *plan, const char *text, struct sg_error *err)
{
    const char *equals = strchr(text, '=');
    if (!equals || equals == text || !equals[1])
        return sg_fail(err, SG_FAIL_USAGE, "--net '%s' is not of the form NAME=A+B", text);
    plan->nets = sg_resize(plan->nets, plan->n_nets + 1, sizeof *plan->nets);
    struct sg_net *net = &plan->nets[plan->n_nets++];
    *net = (struct sg_net){.name = sg_copy_bytes(text, (size_t)(equals - text))};
    for (const char *at = equals + 1; *at;) {
        size_t n = strcspn(at, "+");
        char *part = sg_copy_bytes(at, n);
        sg_texts_add(&net->parts, part);
        free(part);
        at += n + (at[n] == '+');
    }
    return true;
}

static bool is_named(const struct sg_net *net, const char *code, const char *label)
{
    for (size_t i = 0; i < net->parts.n; i++)
        if (strcmp(net->parts.items[i], code) == 0 || strcmp(net->parts.items[i], label) == 0)
            return true;
    return false;
}

bool sg_net_parts(const struct sg_net *net, const struct sg_texts *codes,
                  const struct sg_texts *labels, bool *is_part)
{
    size_t found = 0;
    for (size_t i = 0; i < codes->n; i++) {
        is_part[i] = is_named(net, codes->items[i], labels->items[i]);
        found += is_part[i];
    }
    for (size_t i = 0; i < codes->n && found != net->parts.n; i++)
        is_part[i] = false;
    return found == net->parts.n;
}

static void set_net_parts(struct sg_answers_plan *plan)
{
    for (size_t q = 0; q < plan->n_questions; q++) {
        struct sg_question *question = &plan->questions[q];
        size_t n = question->codes.n;
        if (question->kind != SG_QUESTION_COLUMNS)
            continue;
        question->net_parts = sg_alloc(plan->n_nets * n, sizeof *question->net_parts);
        for (size_t k = 0; k < plan->n_nets; k++)
            sg_net_parts(&plan->nets[k], &question->codes, &question->labels,
                         question->net_parts + k * n);
    }
}

/* Not every command that plans answers has --base. */
static enum sg_base read_base(const struct sg_args *args)
{
    int base = sg_args_choice(args, "base");
    return base < 0 ? SG_BASE_RESPONDENTS : (enum sg_base)base;
}

bool sg_answers_plan_make(struct sg_run *run, const struct sg_rows *rows,
                          struct sg_answers_plan *plan, struct sg_error *err)
{
    const struct sg_args *args = run->args;
    *plan = (struct sg_answers_plan){.base = read_base(args),
                                     .none = sg_args_text(args, "none"),
                                     .rows = rows,
                                     .notes = rows->notes,
                                     .args = args,
                                     .declares_marks = sg_args_count(args, "chosen") ||
                                                       sg_args_count(args, "not-chosen")};
    plan->none_is_column = plan->none && sg_names_find((const char *const *)rows->columns->items,
                                                       rows->columns->n, plan->none) != SIZE_MAX;
    sg_domains_make(args, rows->notes, &plan->keys, &plan->domains, &plan->n_domains);
    for (size_t i = 0; i < sg_args_count(args, "single"); i++)
        if (!sg_answers_add_single(plan, rows, sg_args_nth(args, "single", i), err))
            return false;
    for (size_t i = 0; i < sg_args_count(args, "multiple"); i++)
        if (!sg_answers_add_multiple(plan, rows, sg_args_nth(args, "multiple", i), err))
            return false;
    for (size_t i = 0; i < sg_args_count(args, "net"); i++)
        if (!add_net(plan, sg_args_nth(args, "net", i), err))
            return false;
    set_net_parts(plan);
    if (!sg_answers_read_options(run, plan, err))
        return false;
    return plan->n_questions || sg_fail(err, SG_FAIL_USAGE,
                                        "which questions? --single COL of one answer, --multiple "
                                        "'PREFIX*' or 'COL:;' of several");
}

void sg_answers_plan_free(struct sg_answers_plan *plan)
{
    for (size_t i = 0; i < plan->n_questions; i++) {
        free(plan->questions[i].name);
        sg_texts_free(&plan->questions[i].columns);
        sg_texts_free(&plan->questions[i].codes);
        sg_texts_free(&plan->questions[i].labels);
        free(plan->questions[i].net_parts);
    }
    for (size_t i = 0; i < plan->n_nets; i++) {
        free(plan->nets[i].name);
        sg_texts_free(&plan->nets[i].parts);
    }
    sg_domains_free(plan->domains, plan->n_domains);
    free(plan->questions);
    free(plan->nets);
    sg_texts_free(&plan->keys);
    *plan = (struct sg_answers_plan){0};
}

size_t sg_question_values(const struct sg_answers_plan *plan, const struct sg_question *question)
{
    return question->kind == SG_QUESTION_COLUMNS ? 2 + question->columns.n + plan->n_nets : 1;
}

void sg_answers_plan_by(struct sg_answers_plan *plan, const char *column)
{
    bool divided = plan->domains[0].columns.n > 0;
    size_t n = plan->n_domains + divided;
    struct sg_breakdown_by *domains = sg_alloc(n, sizeof *domains);
    for (size_t d = 0; d < n; d++) {
        const struct sg_breakdown_by *from =
            divided && d > 0 ? &plan->domains[d - 1] : &(struct sg_breakdown_by){0};
        domains[d].name = sg_copy_text(from->name ? from->name : "");
        domains[d].key = plan->keys.n;
        for (size_t i = 0; i < from->columns.n; i++)
            sg_texts_add(&domains[d].columns, from->columns.items[i]);
        sg_texts_add(&domains[d].columns, column);
        for (size_t i = 0; i < domains[d].columns.n; i++)
            sg_texts_add(&plan->keys, domains[d].columns.items[i]);
    }
    sg_domains_free(plan->domains, plan->n_domains);
    plan->domains = domains;
    plan->n_domains = n;
}

bool sg_answers_gather(struct sg_run *run, struct sg_rows *rows, struct sg_answers_plan *plan,
                       const struct sg_design *design, struct sg_gathered *gathered,
                       struct sg_error *err)
{
    size_t n = plan->n_questions * plan->n_domains;
    struct sg_moment_plan *plans = sg_alloc(n, sizeof *plans);
    for (size_t i = 0; i < n; i++) {
        const struct sg_question *question = &plan->questions[i / plan->n_domains];
        bool columns = question->kind == SG_QUESTION_COLUMNS;
        plans[i].kind = columns ? SG_MOMENTS_OPTIONS : SG_MOMENTS_VALUES;
        plans[i].n_values = sg_question_values(plan, question);
        plans[i].no_counts = plan->base != SG_BASE_RESPONSES;
    }
    const struct sg_gather_request request = {.design = design,
                                              .keys = plan->keys,
                                              .plans = plans,
                                              .n_questions = n,
                                              .n_counts =
                                                  sg_answer_marks_count(plan, SG_ANSWERS_COUNTS),
                                              .take = sg_answers_take,
                                              .context = plan};
    bool done = sg_gather(run, rows, &request, gathered, err) &&
                sg_answer_marks_check(run, plan, gathered, err);
    free(plans);
    return done;
}
