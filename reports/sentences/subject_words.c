#include "subject_words.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "findings/printed.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "table/role.h"

void sg_subject_when(const struct sg_subject *subject, const struct sg_column *column, size_t row,
                     struct sg_buffer *out)
{
    struct sg_period when = {0};
    const char *label = column ? sg_column_text(column, row) : "";
    if (!*label)
        return;
    if (column->kind == SG_COLUMN_PERIOD)
        when = column->levels.periods[column->codes[row]];
    else if (!sg_period_read(label, NULL, &when, NULL))
        when = (struct sg_period){0};
    sg_words_period(label, &when, subject->lang, out);
}

static void add_part(const char *text, bool quoted, struct sg_buffer *out)
{
    if (*text)
        sg_buffer_printf(out, quoted ? "「%s」の" : "%sの", text);
}

static void add_where(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    const char *place = subject->table->info.place;
    if (subject->area)
        add_part(sg_column_text(subject->area, row), false, out);
    else
        add_part(place ? place : "", false, out);
}

static void topic_in_japanese(const struct sg_subject *subject, const struct sg_column *period,
                              size_t row, const char *noun, struct sg_buffer *out)
{
    struct sg_buffer when = {0};
    const char *measure = sg_subject_measure(subject, row);
    sg_subject_when(subject, period, row, &when);
    add_where(subject, row, out);
    add_part(sg_buffer_text(&when), false, out);
    for (size_t i = 0; i < subject->n_others; i++)
        add_part(sg_column_text(subject->others[i], row), true, out);
    bool is_question = subject->measure && strcmp(subject->measure->name, "question") == 0;
    if (is_question && *measure)
        sg_buffer_printf(out, "「%s」", measure);
    else if (*measure)
        sg_words_measure_name(measure, SG_JA, out);
    else
        sg_buffer_add(out, noun);
    sg_buffer_free(&when);
}

void sg_subject_topic(const struct sg_subject *subject, const struct sg_column *period, size_t row,
                      const char *noun, struct sg_buffer *out)
{
    if (subject->lang == SG_JA) {
        topic_in_japanese(subject, period, row, noun, out);
        return;
    }
    struct sg_buffer when = {0};
    sg_subject_when(subject, period, row, &when);
    if (when.n)
        sg_buffer_printf(out, "In %s, ", when.text);
    sg_buffer_free(&when);
}

void sg_subject_lead(const struct sg_subject *subject, const struct sg_column *period, size_t row,
                     const char *noun, struct sg_buffer *out)
{
    sg_subject_topic(subject, period, row, noun, out);
    sg_buffer_add(out, sg_words_pick(subject->lang, "", "は、"));
}

void sg_subject_where(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    const char *area = subject->area                ? sg_column_text(subject->area, row)
                       : subject->table->info.place ? subject->table->info.place
                                                    : "";
    const char *link = " (";
    if (*area)
        sg_buffer_printf(out, " in %s", sg_names_label(area, SG_EN, false));
    for (size_t i = 0; i < subject->n_others; i++) {
        const char *text = sg_column_text(subject->others[i], row);
        if (!*text)
            continue;
        sg_buffer_printf(out, "%s%s", link, sg_names_label(text, SG_EN, false));
        link = ", ";
    }
    sg_buffer_add(out, *link == ',' ? ")" : "");
}

void sg_subject_name(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    const char *label = subject->by ? sg_column_text(subject->by, row) : "";
    struct sg_buffer name = {0};
    sg_words_full_name(label, subject->lang, &name);
    bool is_translated = subject->lang == SG_EN && strcmp(sg_buffer_text(&name), label) != 0;
    sg_buffer_printf(out,
                     is_translated            ? "%s"
                     : subject->lang == SG_JA ? "「%s」"
                                              : "“%s”",
                     sg_buffer_text(&name));
    sg_buffer_free(&name);
}

bool sg_subject_say_measure(const struct sg_subject *subject, size_t row, const char *before,
                            struct sg_buffer *out)
{
    struct sg_buffer name = {0};
    const char *measure = sg_subject_measure(subject, row);
    if (*measure) {
        sg_words_measure_name(measure, SG_EN, &name);
        sg_buffer_add(out, before);
        sg_words_title(name.text, SG_EN, out);
    }
    sg_buffer_free(&name);
    return *measure != '\0';
}

void sg_subject_print(const struct sg_subject *subject, double value, int decimals,
                      const char *unit, struct sg_buffer *out)
{
    sg_words_number(value, (struct sg_words_number){.decimals = decimals, .lang = subject->lang},
                    out);
    sg_buffer_add(out, unit);
}

void sg_subject_capital(const struct sg_subject *subject, struct sg_buffer *out, size_t start)
{
    if (subject->lang == SG_EN && out->n > start)
        out->text[start] = (char)toupper((unsigned char)out->text[start]);
}

ptrdiff_t sg_subject_total(const struct sg_subject *subject, const size_t rows[], size_t n)
{
    for (size_t i = 0; i < n && subject->by; i++)
        if (sg_role_is_total(sg_column_text(subject->by, rows[i]),
                             subject->table->info.total_label))
            return (ptrdiff_t)rows[i];
    return n == 1 ? (ptrdiff_t)rows[0] : -1;
}

int sg_subject_digits(const struct sg_column *value, const size_t rows[], size_t n)
{
    double largest = 0;
    for (size_t i = 0; i < n; i++) {
        double x = sg_column_value(value, rows[i]);
        largest = isnan(x) ? largest : fmax(largest, fabs(x));
    }
    return sg_printed_digits(largest);
}
