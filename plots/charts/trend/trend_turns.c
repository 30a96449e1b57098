#include "trend_turns.h"

#include <math.h>

enum course { UNKNOWN, RISING, FALLING };

size_t sg_trend_turns(const double values[], size_t n, double least, struct sg_turn turns[])
{
    enum course course = UNKNOWN;
    size_t high = n, low = n, found = 0;
    for (size_t i = 0; i < n; i++) {
        double x = values[i];
        if (isnan(x))
            continue;
        if (course != FALLING && (high == n || x > values[high]))
            high = i;
        if (course != RISING && (low == n || x < values[low]))
            low = i;
        if (course != FALLING && values[high] - x >= least && x < values[high]) {
            turns[found++] = (struct sg_turn){high, true};
            course = FALLING;
            low = i;
        } else if (course != RISING && x - values[low] >= least && x > values[low]) {
            turns[found++] = (struct sg_turn){low, false};
            course = RISING;
            high = i;
        }
    }
    if (course == RISING)
        turns[found++] = (struct sg_turn){high, true};
    else if (course == FALLING)
        turns[found++] = (struct sg_turn){low, false};
    return found;
}
