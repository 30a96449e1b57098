#include "test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void assert_close_at(double actual, double expected, double tolerance, const char *what,
                     const char *file, int line)
{
    bool same;
    if (isnan(expected) || isnan(actual))
        same = isnan(expected) && isnan(actual);
    else if (isinf(expected) || isinf(actual))
        same = !(actual < expected) && !(actual > expected);
    else if (tolerance < 0)
        same = fabs(actual - expected) <= -tolerance;
    else
        same = fabs(actual - expected) <= tolerance * fabs(expected);
    if (same)
        return;
    print_error("%s = %.17g, expected %.17g\n", what, actual, expected);
    _fail(file, line);
}

const char *shared_file(const char *name)
{
    static char path[1024];
    const char *folder = getenv("SANGYO_SHARED") ? getenv("SANGYO_SHARED") : "../shared";
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (access(path, R_OK) == 0)
        return path;
    print_message("skipped: no %s\n", path);
    return NULL;
}

int test_cases(int n)
{
    const char *all = getenv("SANGYO_CHECK_LONG");
    return all && *all ? n : (n + 49) / 50;
}
