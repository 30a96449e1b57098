#include "place.h"

#include <stdbool.h>
#include <string.h>

/* Quotes within quotes are doubled, so that two turns leave the state as it was. */
char sg_place_delimiter(const char *text, size_t n)
{
    bool quoted = false;
    bool tab = false;
    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == ',')
            return ',';
        else if (c == '\t')
            tab = true;
        else if ((c == '\n' || c == '\r') && tab)
            break;
    }
    return tab ? '\t' : ',';
}

static bool ends_line(const char *text, size_t i)
{
    return text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));
}

size_t sg_place_line_breaks(const char *text, size_t n)
{
    size_t breaks = 0;
    for (size_t i = 0; i < n; i++)
        breaks += ends_line(text, i);
    return breaks;
}

void sg_place_of(const char *text, size_t n, size_t *line, size_t *field)
{
    char delimiter = sg_place_delimiter(text, n);
    bool quoted = false;
    *line = 1;
    *field = 1;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        if (ends_line(text, i))
            ++*line;
        if (quoted)
            continue;
        if (text[i] == delimiter)
            ++*field;
        else if (text[i] == '\n' || text[i] == '\r')
            *field = 1;
    }
}
