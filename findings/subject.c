#include "subject.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/role.h"
#include "table/text.h"

/* Labels that results carry as findings, not to tell rows apart. */
static bool is_finding(const struct sg_column *column)
{
    static const char *const names[] = {"status",  "direction", "assessment", "grade",
                                        "letters", "letter",    "note",       "label"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(column->name, names[i]) == 0)
            return true;
    return column->kind == SG_COLUMN_NUMBER;
}

/* Every cell the same text (there is at least one row). */
static bool is_constant(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 1; row < n_rows; row++)
        if (column->codes[row] != column->codes[0])
            return false;
    return true;
}

static void take_column(struct sg_subject *subject, const struct sg_column *column)
{
    enum sg_role role = sg_role_of_column(column);
    if (strcmp(column->name, "from") == 0)
        subject->from = column;
    else if (strcmp(column->name, "to") == 0)
        subject->to = column;
    else if (role == SG_ROLE_BY)
        subject->by = column;
    else if (role == SG_ROLE_PERIOD)
        subject->period = column;
    else if (role == SG_ROLE_MEASURE)
        subject->measure = column;
    else if (role == SG_ROLE_AREA_NAME || (role == SG_ROLE_AREA && !subject->area))
        subject->area = column;
    else if (role != SG_ROLE_AREA && role != SG_ROLE_BY_CODE && role != SG_ROLE_NOTE &&
             subject->n_others < SG_SUBJECT_NAMES)
        subject->others[subject->n_others++] = column;
}

/* Columns of rows that agree in all of `keys` agree in them too: they tell nothing apart. */
static size_t groups_with(const struct sg_table *table, const size_t keys[], size_t n)
{
    struct sg_groups groups;
    sg_groups_make(&groups, table, keys, n);
    size_t found = groups.n;
    sg_groups_free(&groups);
    return found;
}

static void group(struct sg_subject *subject, enum sg_subject_split split)
{
    const struct sg_table *table = subject->table;
    const struct sg_column *known[] = {subject->measure, subject->area, subject->from, subject->to,
                                       subject->period};
    size_t keys[SG_SUBJECT_NAMES + 8], n = 0, n_named = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        bool wanted = split == SG_SUBJECT_PERIOD   ? known[i] == subject->period
                      : split == SG_SUBJECT_SERIES ? known[i] != subject->period
                                                   : true;
        if (known[i] && wanted)
            keys[n++] = sg_table_index(table, known[i]);
    }
    size_t so_far = groups_with(table, keys, n);
    for (size_t i = 0; i < subject->n_others && split != SG_SUBJECT_PERIOD; i++) {
        keys[n] = sg_table_index(table, subject->others[i]);
        size_t finer = groups_with(table, keys, n + 1);
        if (finer == so_far)
            continue;
        so_far = finer;
        n++;
        subject->others[n_named++] = subject->others[i];
    }
    subject->n_others = n_named;
    sg_groups_make(&subject->groups, table, keys, n);
}

/* Takes a column out of the others. */
static void take_other(struct sg_subject *subject, size_t at)
{
    for (; at + 1 < subject->n_others; at++)
        subject->others[at] = subject->others[at + 1];
    subject->n_others--;
}

/* Areas are the category where there is no other one and they differ, else the last label that
   varies is. */
static void settle_category(struct sg_subject *subject)
{
    size_t n_rows = subject->table->n_rows;
    if (subject->by)
        return;
    if (subject->area && !is_constant(subject->area, n_rows)) {
        subject->by = subject->area;
        subject->area = NULL;
        return;
    }
    if (!subject->n_others)
        return;
    size_t at = subject->n_others - 1;
    while (at > 0 && is_constant(subject->others[at], n_rows))
        at--;
    subject->by = subject->others[at];
    take_other(subject, at);
}

/* The column of that name becomes the category, what was one tells groups apart. */
static void choose_category(struct sg_subject *subject, const char *name)
{
    for (size_t i = 0; name && i < subject->n_others; i++) {
        const struct sg_column *chosen = subject->others[i];
        if (strcmp(chosen->name, name) != 0)
            continue;
        take_other(subject, i);
        if (subject->by)
            subject->others[subject->n_others++] = subject->by;
        subject->by = chosen;
        return;
    }
}

void sg_subject_find_by(struct sg_subject *subject, const struct sg_table *table,
                        enum sg_subject_split split, const char *by, enum sg_lang lang)
{
    *subject =
        (struct sg_subject){.table = table, .lang = lang, .among = sg_table_is_chosen(table)};
    for (size_t i = 0; i < table->n_columns; i++)
        if (!is_finding(table->columns[i]))
            take_column(subject, table->columns[i]);
    choose_category(subject, by);
    if (split == SG_SUBJECT_ITEMS)
        settle_category(subject);
    else if (subject->by && subject->n_others < SG_SUBJECT_NAMES)
        subject->others[subject->n_others++] = subject->by;
    if (split != SG_SUBJECT_ITEMS)
        subject->by = NULL;
    group(subject, split);
}

void sg_subject_find(struct sg_subject *subject, const struct sg_table *table,
                     enum sg_subject_split split, enum sg_lang lang)
{
    sg_subject_find_by(subject, table, split, NULL, lang);
}

void sg_subject_free(struct sg_subject *subject)
{
    sg_groups_free(&subject->groups);
}

sg_status sg_subject_status(const struct sg_subject *subject, size_t row)
{
    sg_status status = 0;
    for (size_t i = 0; i < subject->table->n_columns; i++)
        if (subject->table->columns[i]->kind == SG_COLUMN_NUMBER)
            status |= subject->table->columns[i]->status[row];
    return status;
}

bool sg_subject_is_empty_word(const char *measure)
{
    const struct sg_column_info *value = sg_column_info("value");
    return sg_text_same_key(measure, value->label.en) || sg_text_same_key(measure, value->label.ja);
}

const char *sg_subject_measure(const struct sg_subject *subject, size_t row)
{
    const char *said = subject->measure ? sg_column_text(subject->measure, row) : "";
    const char *known = subject->table->info.measure;
    return *said ? said : known && !sg_subject_is_empty_word(known) ? known : "";
}

/* Printed shares of one answer each may add up to a little more than 100. */
static const double most_of_single = 101;

static bool says_multiple(const char *text)
{
    return strstr(text, "複数回答") || strstr(text, "multiple");
}

bool sg_subject_is_multiple(const struct sg_table *table, const struct sg_column *percent,
                            const struct sg_column *label, const size_t rows[], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double share = sg_column_value(percent, rows[i]);
        sum += isnan(share) ? 0 : share;
    }
    for (size_t k = 0; k < table->n_columns; k++) {
        const struct sg_column *column = table->columns[k];
        if (column->kind != SG_COLUMN_NUMBER && column != label)
            for (size_t i = 0; i < n; i++)
                if (says_multiple(sg_column_text(column, rows[i])))
                    return true;
    }
    return sum > most_of_single;
}
