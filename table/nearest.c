#include "nearest.h"

#include <string.h>

#include "text.h"

const char *sg_nearest(const char *asked, const char *const names[], size_t n)
{
    size_t length = strlen(asked);
    size_t best = length / 3 + 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < n; i++) {
        bool begins = length >= 2 && strncmp(names[i], asked, length) == 0;
        size_t distance = begins ? 0 : sg_text_distance(asked, names[i]);
        if (distance > best || (nearest && distance == best) || distance >= strlen(names[i]))
            continue;
        best = distance;
        nearest = names[i];
    }
    return nearest;
}
