/* What a data package declares of the codes of a column. */
#include "record_codes.h"

#include <string.h>

#include <sangyo/buffer.h>
#include "table/nearest.h"
#include "table/role.h"
#include "table/text.h"

/* Answers that a message lists. */
enum { MOST_LISTED = 20 };

enum sg_rows_answer sg_survey_answer(const struct sg_rows_notes *notes, const char *column,
                                     const char *text)
{
    if (notes && notes->answer)
        return notes->answer(notes->context, column, text);
    return *text ? SG_ROWS_ANSWERED : SG_ROWS_NO_ANSWER;
}

void sg_survey_left_out(const struct sg_rows_notes *notes, const char *column, size_t n)
{
    if (n && notes && notes->left_out)
        notes->left_out(notes->context, column, n);
}

bool sg_survey_is_missing(const struct sg_rows_notes *notes, const char *column, const char *text)
{
    return sg_survey_answer(notes, column, text) != SG_ROWS_ANSWERED;
}

bool sg_survey_is_no_answer(const struct sg_rows_notes *notes, const char *column, const char *text)
{
    return sg_survey_is_missing(notes, column, text) ||
           sg_role_is_no_answer(sg_survey_label(notes, column, text));
}

const char *sg_survey_label(const struct sg_rows_notes *notes, const char *column,
                            const char *value)
{
    struct sg_rows_code code;
    for (size_t i = 0; notes && notes->code && notes->code(notes->context, column, i, &code); i++)
        if (strcmp(code.value, value) == 0)
            return code.label;
    return value;
}

const char *sg_survey_code(const struct sg_rows_notes *notes, const char *column, const char *text)
{
    struct sg_rows_code code;
    const char *found = NULL;
    for (size_t i = 0; notes && notes->code && notes->code(notes->context, column, i, &code); i++) {
        if (strcmp(code.value, text) == 0)
            return code.value;
        if (!found && sg_text_same_key(code.label, text))
            found = code.value;
    }
    return found ? found : text;
}

const char *sg_survey_title(const struct sg_rows_notes *notes, const char *column)
{
    const char *title = notes && notes->title ? notes->title(notes->context, column) : NULL;
    return title ? title : column;
}

bool sg_survey_fail_answer(const struct sg_texts *known, const char *options, const char *asked,
                           struct sg_error *err)
{
    const char *nearest = sg_nearest(asked, (const char *const *)known->items, known->n);
    struct sg_buffer list = {0};
    struct sg_texts listed = {0};
    for (size_t i = 0; i < known->n && listed.n < MOST_LISTED; i++)
        sg_texts_add_once(&listed, known->items[i]);
    for (size_t i = 0; i < listed.n; i++)
        sg_buffer_printf(&list, "%s%s", i ? ", " : "", listed.items[i]);
    if (listed.n == MOST_LISTED)
        sg_buffer_add(&list, ", …");
    sg_texts_free(&listed);
    if (nearest)
        sg_fail(err, SG_FAIL_USAGE, "%s: no answer is '%s'; did you mean '%s'? the answers are %s",
                options, asked, nearest, sg_buffer_text(&list));
    else
        sg_fail(err, SG_FAIL_USAGE, "%s: no answer is '%s'; the answers are %s", options, asked,
                sg_buffer_text(&list));
    sg_buffer_free(&list);
    return false;
}
