/* Blank cells: spaces, also full-width ones, and line breaks. */
#include <string.h>

#include "layout.h"

bool sg_layout_is_blank(const char *cell)
{
    for (; *cell; cell++) {
        if (*cell == ' ' || *cell == '\t' || *cell == '\n' || *cell == '\r')
            continue;
        if (strncmp(cell, "\xE3\x80\x80", 3) != 0) /* U+3000 */
            return false;
        cell += 2;
    }
    return true;
}
