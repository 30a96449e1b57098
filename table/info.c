/* What is known of a table besides its cells. */
#include <sangyo/table.h>

#include <math.h>
#include <stdlib.h>

void sg_info_add_source(struct sg_table_info *info, const char *title, const char *path)
{
    info->sources = sg_resize(info->sources, info->n_sources + 1, sizeof *info->sources);
    info->sources[info->n_sources++] = (struct sg_source){sg_copy_text(title), sg_copy_text(path)};
}

struct sg_test *sg_info_add_test(struct sg_table_info *info, const char *name, const char *of)
{
    info->tests = sg_resize(info->tests, info->n_tests + 1, sizeof *info->tests);
    struct sg_test *added = &info->tests[info->n_tests++];
    *added = (struct sg_test){sg_copy_text(name), sg_copy_text(of), NAN, NAN, NAN, NAN};
    return added;
}

bool sg_info_add_break(struct sg_table_info *info, const char *label, const char *note,
                       bool caution, const char *era, struct sg_error *err)
{
    struct sg_period period;
    if (!sg_period_read(label, era, &period, err))
        return false;
    info->breaks = sg_resize(info->breaks, info->n_breaks + 1, sizeof *info->breaks);
    info->breaks[info->n_breaks++] =
        (struct sg_break){sg_copy_text(label), period, sg_copy_text(note), caution};
    return true;
}

bool sg_info_add_reference_date(struct sg_table_info *info, const char *label, const char *date,
                                struct sg_error *err)
{
    struct sg_reference_date added = {0};
    if (!sg_period_read(label, NULL, &added.period, err) ||
        !sg_period_read(date, NULL, &added.date, err))
        return false;
    added.label = sg_copy_text(label);
    info->reference_dates = sg_resize(info->reference_dates, info->n_reference_dates + 1,
                                      sizeof *info->reference_dates);
    info->reference_dates[info->n_reference_dates++] = added;
    return true;
}

void sg_table_info_copy(struct sg_table_info *to, const struct sg_table_info *from)
{
    to->file = sg_copy_text(from->file);
    to->title = sg_copy_text(from->title);
    to->universe = sg_copy_text(from->universe);
    to->place = sg_copy_text(from->place);
    to->measure = sg_copy_text(from->measure);
    to->unit = sg_copy_text(from->unit);
    to->reference = sg_copy_text(from->reference);
    to->total_label = sg_copy_text(from->total_label);
    to->adjustment = sg_copy_text(from->adjustment);
    to->level = from->level;
    for (size_t i = 0; i < from->n_sources; i++)
        sg_info_add_source(to, from->sources[i].title, from->sources[i].path);
    to->breaks = sg_alloc(from->n_breaks, sizeof *to->breaks);
    for (size_t i = 0; i < from->n_breaks; i++) {
        to->breaks[i] = from->breaks[i];
        to->breaks[i].label = sg_copy_text(from->breaks[i].label);
        to->breaks[i].note = sg_copy_text(from->breaks[i].note);
    }
    to->n_breaks = from->n_breaks;
    to->reference_dates = sg_alloc(from->n_reference_dates, sizeof *to->reference_dates);
    for (size_t i = 0; i < from->n_reference_dates; i++) {
        to->reference_dates[i] = from->reference_dates[i];
        to->reference_dates[i].label = sg_copy_text(from->reference_dates[i].label);
    }
    to->n_reference_dates = from->n_reference_dates;
    for (size_t i = 0; i < from->facts.n; i++)
        sg_texts_add(&to->facts, from->facts.items[i]);
    for (size_t i = 0; i < from->chosen.n; i++)
        sg_texts_add(&to->chosen, from->chosen.items[i]);
    for (size_t i = 0; i < from->methods.n; i++)
        sg_texts_add(&to->methods, from->methods.items[i]);
    for (size_t i = 0; i < from->notes.n; i++)
        sg_texts_add(&to->notes, from->notes.items[i]);
}

void sg_table_info_free(struct sg_table_info *info)
{
    for (size_t i = 0; i < info->n_sources; i++) {
        free(info->sources[i].title);
        free(info->sources[i].path);
    }
    for (size_t i = 0; i < info->n_breaks; i++) {
        free(info->breaks[i].label);
        free(info->breaks[i].note);
    }
    for (size_t i = 0; i < info->n_reference_dates; i++)
        free(info->reference_dates[i].label);
    for (size_t i = 0; i < info->n_tests; i++) {
        free(info->tests[i].name);
        free(info->tests[i].of);
    }
    free(info->tests);
    free(info->sources);
    free(info->breaks);
    free(info->reference_dates);
    free(info->file);
    free(info->title);
    free(info->universe);
    free(info->place);
    free(info->measure);
    free(info->unit);
    free(info->reference);
    free(info->total_label);
    free(info->adjustment);
    sg_texts_free(&info->facts);
    sg_texts_free(&info->chosen);
    sg_texts_free(&info->methods);
    sg_texts_free(&info->notes);
    *info = (struct sg_table_info){0};
}
