#include "vector_file.h"

#include "test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

FILE *vector_open(const char *name)
{
    const char *path = shared_file(name);
    FILE *file = path ? fopen(path, "r") : NULL;
    char header[VECTOR_LINE];
    if (file && !fgets(header, sizeof header, file)) {
        fclose(file);
        return NULL;
    }
    return file;
}

bool vector_next(FILE *file, struct vector_row *row)
{
    if (!fgets(row->bytes, sizeof row->bytes, file))
        return false;
    for (size_t i = 0; i < VECTOR_FIELDS; i++)
        row->fields[i] = "";
    char *to = row->bytes;
    bool quoted = false;
    row->n = 1;
    row->fields[0] = to;
    for (const char *from = row->bytes; *from && *from != '\n' && *from != '\r'; from++) {
        if (*from == '"') {
            quoted = !quoted;
        } else if (*from == ',' && !quoted) {
            *to++ = '\0';
            assert_true(row->n < VECTOR_FIELDS);
            row->fields[row->n++] = to;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
    return true;
}

double vector_number(const struct vector_row *row, size_t field)
{
    const char *text = row->fields[field];
    return strcmp(text, "NA") == 0 || strcmp(text, "NaN") == 0 ? NAN : strtod(text, NULL);
}
