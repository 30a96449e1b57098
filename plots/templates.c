#include "templates.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/memory.h>

#include "files.h"

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

static bool use_beside_program(char **folder)
{
    static const char *const places[] = {"../plots", "../../plots", "../../../plots",
                                         "../../../../plots", "../share/sangyo/plots"};
    char program[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n <= 0)
        return false;
    program[n] = '\0';
    *strrchr(program, '/') = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char *place = sg_files_join(program, places[i]);
        *folder = holds_theme(place) ? sg_files_absolute(place) : NULL;
        free(place);
        if (*folder)
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
