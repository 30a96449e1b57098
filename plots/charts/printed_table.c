#include "printed_table.h"

#include <stdlib.h>
#include <string.h>

#include "findings/said_table.h"
#include "plots/page/names.h"
#include "table/area_list.h"
#include "table/column.h"
#include "table/role.h"
#include "table/text.h"

/* Which areas the English names of a column are: Osaka alone may be the prefecture or its city. */
struct evidence {
    size_t prefectures, cities; /* names that only one of both has */
};

static struct evidence evidence_of(const struct sg_column *column)
{
    struct evidence found = {0};
    for (size_t i = 0; i < column->levels.n; i++) {
        bool prefecture = sg_area_called(column->levels.texts[i], SG_AREA_PREFECTURE) != NULL;
        bool city = sg_area_called(column->levels.texts[i], SG_AREA_CITY) != NULL;
        found.prefectures += prefecture && !city;
        found.cities += city && !prefecture;
    }
    return found;
}

/* The Japanese name of an area, or the label. */
static const char *area_in_japanese(const char *label, struct evidence evidence)
{
    const struct sg_known_area *prefecture = sg_area_called(label, SG_AREA_PREFECTURE),
                               *city = sg_area_called(label, SG_AREA_CITY);
    if (prefecture && city) {
        prefecture = evidence.prefectures && !evidence.cities ? prefecture : NULL;
        city = evidence.cities && !evidence.prefectures ? city : NULL;
    }
    return prefecture ? prefecture->name.ja : city ? city->name.ja : label;
}

static const char *in_japanese(const char *label, struct evidence evidence)
{
    const char *name = sg_names_label(label, SG_JA, false);
    return name != label ? name : area_in_japanese(label, evidence);
}

/* Whether labels of the column are names, not words of ours. */
static bool has_names(const struct sg_column *column)
{
    enum sg_role role = sg_role_of_column(column);
    return column->kind == SG_COLUMN_CATEGORY && role != SG_ROLE_STATUS && role != SG_ROLE_NOTE &&
           role != SG_ROLE_BY_CODE && !sg_role_is_unit(column->name);
}

/* Where a text differs it is set; whether it does. */
static bool set(char **text, const char *to)
{
    if (!*text || strcmp(*text, to) == 0)
        return false;
    char *copy = sg_copy_text(to);
    free(*text);
    *text = copy;
    return true;
}

/* Gives the levels of a column their names; where two would be one, all stay. */
static void rename_levels(struct sg_column *column)
{
    const char **names = sg_alloc(column->levels.n, sizeof *names);
    struct evidence evidence = evidence_of(column);
    for (size_t i = 0; i < column->levels.n; i++)
        names[i] = in_japanese(column->levels.texts[i], evidence);
    sg_column_relabel(column, names);
    free(names);
}

/* Whether anything of the table has another name. */
static bool is_renamed(const struct sg_table *table)
{
    const struct sg_table_info *info = &table->info;
    const char *const texts[] = {info->place, info->reference, info->total_label};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i] && in_japanese(texts[i], (struct evidence){0}) != texts[i])
            return true;
    for (size_t c = 0; c < table->n_columns; c++) {
        const struct sg_column *column = table->columns[c];
        const char *title = sg_column_title(column, SG_JA);
        if (sg_names_label(title, SG_JA, false) != title)
            return true;
        if (!has_names(column))
            continue;
        struct evidence evidence = evidence_of(column);
        for (size_t i = 0; i < column->levels.n; i++)
            if (in_japanese(column->levels.texts[i], evidence) != column->levels.texts[i])
                return true;
    }
    return false;
}

static void rename_table(struct sg_table *table)
{
    char **const texts[] = {&table->info.place, &table->info.reference, &table->info.total_label};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (*texts[i])
            set(texts[i], in_japanese(*texts[i], (struct evidence){0}));
    for (size_t c = 0; c < table->n_columns; c++) {
        struct sg_column *column = table->columns[c];
        const char *title = sg_column_title(column, SG_JA),
                   *name = sg_names_label(title, SG_JA, false);
        if (name != title) {
            free(column->label);
            column->label = sg_copy_text(name);
        }
        if (has_names(column))
            rename_levels(column);
    }
}

bool sg_printed_table_make(const struct sg_table *table, enum sg_lang lang,
                           struct sg_table *printed)
{
    bool made = sg_said_table_make(table, lang, printed);
    if (lang != SG_JA || !is_renamed(table))
        return made;
    if (!made)
        sg_table_copy(printed, table);
    rename_table(printed);
    return true;
}

const char *sg_printed_label(const struct sg_table *table, const struct sg_table *printed,
                             const char *label)
{
    for (size_t c = 0; label && c < table->n_columns; c++) {
        const struct sg_levels *was = &table->columns[c]->levels,
                               *is = &printed->columns[c]->levels;
        for (size_t i = 0; i < was->n && is->n == was->n; i++)
            if (strcmp(was->texts[i], label) == 0)
                return is->texts[i];
    }
    return label;
}
