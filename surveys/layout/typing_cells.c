/* Whether the cells of a column are numbers, by what its header and columns.def say and by what
   they are. */
#include "beside_columns.h"
#include "typing_parts.h"

#include <stdlib.h>
#include <string.h>

#include "table/measure.h"
#include "table/names.h"
#include "table/role.h"
#include "table/text.h"

static bool ends_with(const char *key, const char *ending)
{
    size_t n = strlen(key), m = strlen(ending);
    return n >= m && strcmp(key + n - m, ending) == 0;
}

bool typing_names_codes(const char *name)
{
    char *key = sg_text_key(name);
    bool codes = ends_with(key, "コード") || ends_with(key, "code") || ends_with(key, "_id") ||
                 ends_with(key, "番号") || strcmp(key, "id") == 0;
    free(key);
    return codes;
}

static bool is_among(const char *name, const char *const names[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sg_name_is_meant(names[i], name))
            return true;
    return false;
}

/* Whether a column of a file of ours holds labels, though they may look like numbers. */
static bool is_known_label(const struct sg_typing *typing, const struct typing_plan *plan)
{
    const struct sg_read_options *options = typing->options;
    return typing->is_ours && plan->known && plan->known->kind != SG_COLUMN_NUMBER &&
           !is_among(plan->header->name, options->value_columns, options->n_value_columns);
}

static bool is_label_role(enum sg_role role)
{
    return role != SG_ROLE_NONE && role != SG_ROLE_VALUE;
}

static bool is_declared_number(const struct sg_package_field *field)
{
    return field && (field->type == SG_FIELD_NUMBER || field->type == SG_FIELD_INTEGER);
}

bool typing_is_end(const struct sg_typing *typing, const char *name)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    bool from = false, to = false;
    if (strcmp(name, "from") != 0 && strcmp(name, "to") != 0)
        return false;
    for (size_t i = 0; i < layout->n_columns; i++) {
        from = from || strcmp(layout->columns[i].name, "from") == 0;
        to = to || strcmp(layout->columns[i].name, "to") == 0;
    }
    return from && to;
}

bool typing_is_text(const struct sg_typing *typing, const struct typing_plan *plan)
{
    const char *name = plan->header->name;
    const struct sg_read_options *options = typing->options;
    if (is_label_role(plan->role) || typing_is_end(typing, name) || is_known_label(typing, plan) ||
        is_among(name, options->text_columns, options->n_text_columns))
        return true;
    if (plan->field && plan->field->type != SG_FIELD_ANY)
        return !is_declared_number(plan->field);
    return typing_names_codes(name) || plan->header->place == SG_PLACE_CODE ||
           (plan->field && plan->field->n_categories);
}

enum sg_measure_kind typing_measure_kind(const struct typing_plan *plan)
{
    const struct sg_package_field *field = plan->field;
    const char *unit = field && field->unit ? field->unit : plan->header->unit;
    if (field && field->measure_kind != SG_MEASURE_UNKNOWN)
        return field->measure_kind;
    if (plan->known && plan->known->measure_kind != SG_MEASURE_UNKNOWN)
        return plan->known->measure_kind;
    enum sg_measure_kind kind = sg_measure_kind_of(field ? field->title : NULL, unit);
    const char *label = plan->header->label; /* without its period: 事業所数_2012 */
    if (kind == SG_MEASURE_UNKNOWN && label && strcmp(label, plan->header->name) != 0)
        kind = sg_measure_kind_of(label, unit);
    return kind != SG_MEASURE_UNKNOWN ? kind : sg_measure_kind_of(plan->header->name, unit);
}

bool typing_is_known_number(const struct typing_plan *plan)
{
    return plan->known && plan->known->kind == SG_COLUMN_NUMBER;
}

/* Symbols alone are numbers that are missing where the header describes a variable: with a code, a
   period, a unit, or as a result that is printed with decimals. Elsewhere an X may just be a mark.
   Nothing at all is a number where columns.def says so. */
bool typing_is_number(const struct sg_typing *typing, const struct typing_plan *plan,
                      const struct typing_count *count)
{
    if (count->texts || count->coded)
        return false;
    if (count->numbers || is_declared_number(plan->field) ||
        sg_beside_columns_speak_of(typing, plan->column) ||
        (count->symbols && count->asked == count->symbols))
        return true;
    if (typing_is_known_number(plan) && (!count->symbols || typing->is_ours))
        return true;
    return count->symbols && (plan->header->code || plan->header->period || plan->header->unit ||
                              plan->role == SG_ROLE_VALUE ||
                              (typing_is_known_number(plan) && plan->known->decimals >= 0));
}
