#include "list.h"

#include <stdlib.h>
#include <string.h>

char *sg_columns_list_next(const struct sg_table *table, const char **text,
                           sg_columns_list_known_fn *known)
{
    const char *start = *text, *end = start;
    if (!start)
        return NULL;
    for (;;) {
        end += strcspn(end, ",");
        char *item = sg_copy_bytes(start, (size_t)(end - start));
        bool fits = known(table, item);
        if (fits) {
            *text = *end ? end + 1 : NULL;
            return item;
        }
        free(item);
        if (!*end)
            break;
        end++;
    }
    size_t n = strcspn(start, ",");
    *text = start[n] ? start + n + 1 : NULL;
    return sg_copy_bytes(start, n);
}
