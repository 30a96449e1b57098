/* What a data package and --missing say of the columns of records. */
#include <string.h>

#include "microdata.h"

const struct sg_marks *sg_microdata_marks(void *context, const char *column)
{
    const struct sg_microdata *data = context;
    ptrdiff_t at = sg_table_find(&data->header, column);
    return at < 0 ? &data->asked : &data->marks[at];
}

static const struct sg_package_field *field_of(const struct sg_microdata *data, const char *column)
{
    return data->packaged ? sg_package_field(&data->resource, column) : NULL;
}

static const char *title_of(void *context, const char *column)
{
    const struct sg_package_field *field = field_of(context, column);
    return field ? field->title : NULL;
}

static bool code_of(void *context, const char *column, size_t i, struct sg_rows_code *code)
{
    const struct sg_package_field *field = field_of(context, column);
    if (!field || i >= field->n_categories)
        return false;
    const struct sg_package_category *category = &field->categories[i];
    *code =
        (struct sg_rows_code){category->value, category->label ? category->label : category->value};
    return true;
}

static bool is_code(const struct sg_microdata *data, const char *column, const char *text)
{
    const struct sg_package_field *field = field_of(data, column);
    for (size_t i = 0; field && i < field->n_categories; i++)
        if (strcmp(field->categories[i].value, text) == 0)
            return true;
    return false;
}

/* Different texts that are told. */
enum { MOST_LIKES = 6 };

static void add_like(struct sg_microdata *data, const char *column, const char *text)
{
    for (size_t i = 0; i + 1 < data->likes.n; i += 2)
        if (strcmp(data->likes.items[i], column) == 0 &&
            strcmp(data->likes.items[i + 1], text) == 0)
            return;
    if (data->likes.n == 2 * MOST_LIKES)
        return;
    sg_texts_add(&data->likes, column);
    sg_texts_add(&data->likes, text);
}

/* What a declared mark makes of a text. Packages list as missing what stands for no answer. */
static enum sg_rows_answer declared(const struct sg_mark *mark)
{
    if (mark->status == SG_STATUS_NONE)
        return SG_ROWS_ANSWERED;
    return mark->asked || mark->status != SG_STATUS_NOT_AVAILABLE ? SG_ROWS_LEFT_OUT
                                                                  : SG_ROWS_NO_ANSWER;
}

static enum sg_rows_answer answer_of(void *context, const char *column, const char *text)
{
    struct sg_microdata *data = context;
    sg_status status;
    const struct sg_mark *mark = sg_marks_declared(sg_microdata_marks(data, column), text);
    if (mark)
        return declared(mark);
    if (!*text)
        return SG_ROWS_NO_ANSWER;
    bool ordinary = strcmp(text, "x") == 0; /* a letter as a label */
    if (!ordinary && sg_marks_find(NULL, text, &status) && !is_code(data, column, text))
        add_like(data, column, text);
    return SG_ROWS_ANSWERED;
}

static enum sg_rows_answer mark_of(void *context, const char *column, const char *text, bool *nil)
{
    const struct sg_marks *marks = sg_microdata_marks(context, column);
    const struct sg_mark *mark = sg_marks_declared(marks, text);
    sg_status status = mark ? mark->status : SG_STATUS_NONE;
    bool known = mark || sg_marks_find(NULL, text, &status);
    *nil = known && status & SG_STATUS_NIL;
    if (mark)
        return declared(mark);
    /* × may stand for not chosen: it needs to be said */
    return known && status == SG_STATUS_NOT_AVAILABLE ? SG_ROWS_NO_ANSWER : SG_ROWS_ANSWERED;
}

static void isolated(void *context, const char *column, const char *text, size_t n)
{
    struct sg_microdata *data = context;
    sg_note(&data->isolated, data->call->lang,
            "column '%s': %zu records have %s, far beyond all others; if it stands for no answer, "
            "--missing '%s=not_available' leaves it out",
            column, n, text, text);
}

static void left_out(void *context, const char *column, size_t n)
{
    struct sg_microdata *data = context;
    sg_texts_add(&data->left_out, column);
    data->n_left_out = sg_resize(data->n_left_out, data->left_out.n, sizeof *data->n_left_out);
    data->n_left_out[data->left_out.n - 1] = n;
}

void sg_microdata_set_notes(struct sg_microdata *data)
{
    data->notes = (struct sg_rows_notes){.context = data,
                                         .title = title_of,
                                         .code = code_of,
                                         .answer = answer_of,
                                         .mark = mark_of,
                                         .isolated = isolated,
                                         .left_out = left_out};
    data->rows.notes = &data->notes;
}
