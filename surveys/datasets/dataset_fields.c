/* From the variables of a file to fields: which are categories, what their codes mean, what is
   missing. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/command.h"
#include "table/role.h"

#include "dataset.h"

enum { MOST_REMARKS = 3 };

static const struct dataset_labels *labels_of(const struct dataset *dataset,
                                              const struct dataset_variable *variable)
{
    for (size_t i = 0; variable->labels && i < dataset->n_sets; i++)
        if (strcmp(dataset->sets[i].name, variable->labels) == 0)
            return &dataset->sets[i];
    return NULL;
}

static bool is_declared_missing(const struct dataset_variable *variable, const char *value)
{
    return sg_column_code(variable->met.columns[1], value) != SG_EMPTY;
}

/* Whether the labels are those of categories: all values that stand in the file have one; or the
   file calls the variable nominal or ordinal; or more values have one than have none. Labels of
   missing values alone, or of the ends of a scale, leave a number. */
static bool is_category(const struct dataset_variable *variable, const struct dataset_labels *set)
{
    const struct sg_column *met = variable->met.columns[0];
    size_t labelled = 0, both = 0;
    for (size_t i = 0; set && i < set->n; i++) {
        bool missing = set->items[i].tag || is_declared_missing(variable, set->items[i].value);
        labelled += !missing;
        both += !missing && sg_column_code(met, set->items[i].value) != SG_EMPTY;
    }
    size_t bare = met->levels.n - both;
    return labelled > 0 && (bare == 0 || variable->nominal || labelled > bare);
}

static int by_number(const void *a, const void *b)
{
    const struct dataset_label *x = a, *y = b;
    if (!x->tag != !y->tag)
        return x->tag ? 1 : -1;
    if (x->tag)
        return x->tag - y->tag;
    int order = (x->number > y->number) - (x->number < y->number);
    return order ? order : strcmp(x->value, y->value);
}

static void add_category(struct sg_package_field *field, const char *value, const char *label)
{
    field->categories =
        sg_resize(field->categories, field->n_categories + 1, sizeof *field->categories);
    field->categories[field->n_categories++] =
        (struct sg_package_category){sg_copy_text(value), sg_copy_text(label)};
}

/* The categories in the order of their values; equal labels are told apart by the value. */
static void add_categories(const struct dataset_variable *variable, struct dataset_labels *set,
                           bool missing_out, struct sg_package_field *field)
{
    struct sg_table met;
    sg_table_init(&met);
    struct sg_column *labels = sg_table_add(&met, "label", SG_COLUMN_CATEGORY);
    qsort(set->items, set->n, sizeof *set->items, by_number);
    for (size_t i = 0; i < set->n; i++) {
        const struct dataset_label *item = &set->items[i];
        struct sg_buffer text = {0};
        if (missing_out && (item->tag || is_declared_missing(variable, item->value)))
            continue;
        sg_buffer_add(&text, *item->label ? item->label : item->value);
        if (sg_column_code(labels, sg_buffer_text(&text)) != SG_EMPTY)
            sg_buffer_printf(&text, " (%s)", item->value);
        sg_column_intern(labels, sg_buffer_text(&text));
        add_category(field, item->value, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
    sg_table_free(&met);
    field->ordered = true;
}

/* What stands for no answer is not available where it is no category; of texts it is one, or empty.
 */
static void add_marks(const struct dataset_variable *variable, struct sg_package_field *field)
{
    if (variable->text)
        return;
    const struct sg_column *missing = variable->met.columns[1];
    for (size_t i = 0; i < missing->levels.n; i++) {
        const char *value = missing->levels.texts[i];
        bool kept = false;
        for (size_t k = 0; k < field->n_categories && !kept; k++)
            kept = strcmp(field->categories[k].value, value) == 0;
        if (!kept)
            sg_marks_set(&field->marks, value, SG_STATUS_NOT_AVAILABLE, NULL);
    }
}

/* ".a 3, .b 1" */
static void list_tags(const struct dataset_variable *variable, struct sg_buffer *list)
{
    for (size_t i = 0; i < DATASET_TAGS; i++)
        if (variable->tags[i])
            sg_buffer_printf(list, "%s.%c %zu", list->n ? ", " : "", (char)('a' + i),
                             variable->tags[i]);
}

static void remark(const struct dataset_variable *variable, const struct sg_package_field *field,
                   bool missing_out, struct sg_texts *notes, enum sg_lang lang)
{
    struct sg_buffer tags = {0};
    list_tags(variable, &tags);
    if (tags.n)
        sg_note(notes, lang, "column '%s': missing values by their letters: %s", variable->name,
                tags.text);
    else if (variable->text ? !missing_out : field->n_categories && field->marks.n == 0)
        sg_note(notes, lang,
                "column '%s': %zu records have values that the file declares missing; they stay "
                "categories (--user-missing missing leaves them out)",
                variable->name, variable->n_missing);
    else
        sg_note(notes, lang,
                "column '%s': %zu records have values that the file declares missing; they are not "
                "available",
                variable->name, variable->n_missing);
    sg_buffer_free(&tags);
}

static void remark_bare_labels(const struct dataset *dataset, struct sg_texts *notes,
                               enum sg_lang lang)
{
    size_t n = 0;
    for (size_t i = 0; i < dataset->n_variables; i++) {
        const struct dataset_variable *variable = &dataset->variables[i];
        const struct dataset_labels *set = labels_of(dataset, variable);
        bool any = false;
        bool named =
            variable->labels && dataset->origin != DATASET_SAS; /* formats, in a file beside */
        if (named && !set && n++ < MOST_REMARKS)
            sg_note(notes, lang, "column '%s': the file does not hold its labels '%s'",
                    variable->name, variable->labels);
        for (size_t k = 0; set && k < set->n && !any; k++)
            any = !set->items[k].tag && !is_declared_missing(variable, set->items[k].value);
        if (any && !is_category(variable, set) && n++ < MOST_REMARKS)
            sg_note(notes, lang, "column '%s' is read as numbers: most of its values have no label",
                    variable->name);
    }
}

static void make_field(const struct dataset *dataset, const struct dataset_variable *variable,
                       struct sg_package_field *field)
{
    struct dataset_labels *set = (struct dataset_labels *)labels_of(dataset, variable);
    bool category = !variable->date.counts && is_category(variable, set);
    *field = (struct sg_package_field){.name = sg_copy_text(variable->name),
                                       .title = sg_copy_text(variable->title),
                                       .decimals = -1};
    if (category)
        add_categories(variable, set, dataset->missing_out, field);
    field->type = category || variable->text ? SG_FIELD_STRING
                  : variable->date.counts    ? SG_FIELD_DATE
                                             : SG_FIELD_NUMBER;
    add_marks(variable, field);
}

bool sg_dataset_give(struct dataset *dataset, struct sg_content *content, struct sg_error *err)
{
    enum sg_lang lang = err ? err->lang : SG_EN;
    size_t n_remarks = 0;
    if (dataset->n_variables == 0 || dataset->n_records == 0)
        return sg_fail(err, SG_FAIL_DATA, "the file has no records");
    content->fields.items = sg_alloc(dataset->n_variables, sizeof *content->fields.items);
    content->fields.n = dataset->n_variables;
    for (size_t i = 0; i < dataset->n_variables; i++) {
        make_field(dataset, &dataset->variables[i], &content->fields.items[i]);
        if (dataset->variables[i].n_missing && n_remarks++ < MOST_REMARKS)
            remark(&dataset->variables[i], &content->fields.items[i], dataset->missing_out,
                   &content->notes, lang);
    }
    if (n_remarks > MOST_REMARKS)
        sg_note(&content->notes, lang,
                "%zu more columns have values that the file declares missing",
                n_remarks - MOST_REMARKS);
    remark_bare_labels(dataset, &content->notes, lang);
    if (dataset->weight)
        sg_note(&content->notes, lang,
                "the file states '%s' as the weight of its records; it is not applied unless an "
                "option says so",
                dataset->weight);
    content->title = dataset->title;
    content->grid = dataset->grid;
    dataset->title = NULL;
    dataset->grid = (struct sg_grid){0};
    return true;
}
