#include "templates.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/memory.h>

#include "plots/page/files.h"

static bool holds_theme(const char *folder)
{
    char *theme = sg_files_join(folder, "theme.gp");
    bool found = access(theme, R_OK) == 0;
    free(theme);
    return found;
}

/* A folder that was named must be right; it is never passed over in silence. */
static bool use_named(const char *named, char **folder, struct sg_error *err)
{
    *folder = sg_files_absolute(named);
    if (*folder && holds_theme(*folder))
        return true;
    free(*folder);
    *folder = NULL;
    return sg_fail(err, SG_FAIL_TOOL, "no theme.gp in the folder of chart templates '%s'", named);
}

/* Takes the folder `name` under `place` if it holds the templates. */
static bool use_under(const char *place, const char *name, char **folder)
{
    char *path = sg_files_join(place, name);
    *folder = holds_theme(path) ? sg_files_absolute(path) : NULL;
    free(path);
    return *folder != NULL;
}

/* As installed, else plots/ of the checkout, some folders above a program that was built in it. */
static bool use_beside_program(char **folder)
{
    enum { MOST_ABOVE = 8 };
    char place[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", place, sizeof place - 1);
    if (n <= 0)
        return false;
    place[n] = '\0';
    *strrchr(place, '/') = '\0';
    if (use_under(place, "../share/sangyo/plots", folder))
        return true;
    for (int above = 0; above < MOST_ABOVE; above++) {
        char *slash = strrchr(place, '/');
        if (!slash)
            break;
        *slash = '\0';
        if (use_under(place, "plots", folder))
            return true;
    }
    return false;
}

bool sg_templates_find(const char *asked, char **folder, struct sg_error *err)
{
    const char *environment = getenv("SANGYO_TEMPLATES");
    *folder = NULL;
    if (asked)
        return use_named(asked, folder, err);
    if (environment && *environment)
        return use_named(environment, folder, err);
    return use_beside_program(folder) ||
           sg_fail(err, SG_FAIL_TOOL,
                   "the chart templates were not found: set SANGYO_TEMPLATES to the folder that "
                   "holds theme.gp");
}
