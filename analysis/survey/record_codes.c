/* What a data package declares of the codes of a column. */
#include "record_codes.h"

#include <string.h>

#include "table/text.h"

bool sg_survey_is_missing(const struct sg_rows_notes *notes, const char *column, const char *text)
{
    return !*text ||
           (notes && notes->is_missing && notes->is_missing(notes->context, column, text));
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
