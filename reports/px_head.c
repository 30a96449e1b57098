/* The entries of a PX file before its data. */
#include "px_writing.h"

#include <stdio.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/role.h"

/* The format knows no quotes within texts. */
void sg_px_add_text(struct sg_buffer *out, const char *text)
{
    sg_buffer_add_char(out, '"');
    for (; *text; text++) {
        bool control = (unsigned char)*text < ' ';
        sg_buffer_add_char(out, *text == '"' ? '\'' : control ? ' ' : *text);
    }
    sg_buffer_add_char(out, '"');
}

void sg_px_add_entry(struct sg_buffer *out, const char *keyword, const char *key, const char *text)
{
    sg_buffer_add(out, keyword);
    if (key) {
        sg_buffer_add_char(out, '(');
        sg_px_add_text(out, key);
        sg_buffer_add_char(out, ')');
    }
    sg_buffer_add_char(out, '=');
    sg_px_add_text(out, text);
    sg_buffer_add(out, ";\n");
}

const char *sg_px_name_of(const struct px_writing *writing, const struct px_variable *variable)
{
    static const struct sg_bilingual measure = {"measure", "表章項目"};
    return variable->column ? variable->column->name : sg_lang_pick(measure, writing->lang);
}

const char *sg_px_label_of(const struct px_writing *writing, const struct px_variable *variable,
                           size_t i)
{
    return variable->column ? variable->column->levels.texts[variable->levels[i]]
                            : sg_column_title(writing->plan->values[i], writing->lang);
}

static const char *code_of(const struct px_writing *writing, const struct px_variable *variable,
                           size_t i)
{
    return variable->column ? variable->code_texts[i] : writing->plan->values[i]->name;
}

typedef const char *text_fn(const struct px_writing *writing, const struct px_variable *variable,
                            size_t i);

static void add_list(const struct px_writing *writing, const char *keyword,
                     const struct px_variable *variable, text_fn *text)
{
    struct sg_buffer *out = writing->out;
    size_t start = out->n;
    sg_buffer_add(out, keyword);
    sg_buffer_add_char(out, '(');
    sg_px_add_text(out, sg_px_name_of(writing, variable));
    sg_buffer_add(out, ")=");
    for (size_t i = 0; i < variable->n; i++) {
        if (i)
            sg_buffer_add_char(out, ',');
        if (out->n - start > 200) {
            sg_buffer_add_char(out, '\n');
            start = out->n;
        }
        sg_px_add_text(out, text(writing, variable, i));
    }
    sg_buffer_add(out, ";\n");
}

/* TIMEVAL where all periods are of one kind that the format has: years, halves, quarters, months.
 */
static void add_time(const struct px_writing *writing, const struct px_variable *variable)
{
    static const struct {
        enum sg_period_kind kind;
        char scale;
        int months;
    } kinds[] = {{SG_PERIOD_YEAR, 'A', 12},
                 {SG_PERIOD_HALF, 'H', 6},
                 {SG_PERIOD_QUARTER, 'Q', 3},
                 {SG_PERIOD_MONTH, 'M', 1}};
    const struct sg_period *periods = variable->column->levels.periods;
    size_t k = 0;
    while (k < 4 && kinds[k].kind != periods[variable->levels[0]].kind)
        k++;
    for (size_t i = 0; k < 4 && i < variable->n; i++) {
        const struct sg_period *period = &periods[variable->levels[i]];
        if (period->kind != kinds[k].kind || period->months != kinds[k].months ||
            period->month % kinds[k].months != 0)
            return;
    }
    if (k == 4)
        return;
    sg_buffer_add(writing->out, "TIMEVAL(");
    sg_px_add_text(writing->out, sg_px_name_of(writing, variable));
    sg_buffer_printf(writing->out, ")=TLIST(%c1)", kinds[k].scale);
    for (size_t i = 0; i < variable->n; i++) {
        int month = periods[variable->levels[i]].month;
        char text[32];
        if (k == 0)
            snprintf(text, sizeof text, "%04d", month / 12);
        else
            snprintf(text, sizeof text, k == 3 ? "%04d%02d" : "%04d%d", month / 12,
                     month % 12 / kinds[k].months + 1);
        sg_buffer_printf(writing->out, ",\"%s\"", text);
    }
    sg_buffer_add(writing->out, ";\n");
}

/* The label of the whole among the values: ELIMINATION. */
static void add_total(const struct px_writing *writing, const struct px_variable *variable)
{
    const char *total = writing->plan->table->info.total_label;
    for (size_t i = 0; variable->column && i < variable->n; i++) {
        const char *label = sg_px_label_of(writing, variable, i);
        if (!sg_role_is_total(label, total))
            continue;
        sg_px_add_entry(writing->out, "ELIMINATION", sg_px_name_of(writing, variable), label);
        return;
    }
}

static void add_names(const struct px_writing *writing, const char *keyword, size_t from, size_t to)
{
    if (from == to)
        return;
    sg_buffer_printf(writing->out, "%s=", keyword);
    for (size_t i = from; i < to; i++) {
        sg_buffer_add(writing->out, i > from ? "," : "");
        sg_px_add_text(writing->out, sg_px_name_of(writing, &writing->plan->variables[i]));
    }
    sg_buffer_add(writing->out, ";\n");
}

void sg_px_add_variables(const struct px_writing *writing)
{
    const struct px_plan *plan = writing->plan;
    size_t n = plan->n_variables, n_stub = plan->sparse ? n : n - 1;
    add_names(writing, "STUB", 0, n_stub);
    add_names(writing, "HEADING", n_stub, n);
    for (size_t i = 0; i < n; i++)
        if (sg_px_is_contents(plan, &plan->variables[i]))
            sg_px_add_entry(writing->out, "CONTVARIABLE", NULL,
                            sg_px_name_of(writing, &plan->variables[i]));
    for (size_t i = 0; i < n; i++)
        add_list(writing, "VALUES", &plan->variables[i], sg_px_label_of);
    for (size_t i = 0; i < n; i++) {
        const struct px_variable *variable = &plan->variables[i];
        if (variable->column && variable->column->kind == SG_COLUMN_PERIOD)
            add_time(writing, variable);
        if (!variable->column || variable->code_texts)
            add_list(writing, "CODES", variable, code_of);
        add_total(writing, variable);
        if (plan->sparse)
            sg_buffer_add(writing->out, "KEYS("),
                sg_px_add_text(writing->out, sg_px_name_of(writing, variable)),
                sg_buffer_add(writing->out, ")=VALUES;\n");
    }
}
