#include "templates.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/files.h"

#include "plots/page/files.h"

static bool holds_theme(const char *folder)
{
    char *theme = sg_files_join(folder, "theme.gp");
    bool found = sg_os_exists(theme);
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

/* Cuts the last part off a path; false: there is no more. */
static bool go_up(char *place)
{
    char *slash = strrchr(place, '/');
    if (slash)
        *slash = '\0';
    return slash != NULL;
}

/* As installed, else plots/ beside the program, as unpacked, or some folders above it, as in the
   checkout that it was built in. */
static bool use_beside_program(char **folder)
{
    enum { MOST_ABOVE = 8 };
    char *place = sg_os_program();
    bool found =
        place && go_up(place) &&
        (use_under(place, "../share/sangyo/plots", folder) || use_under(place, "plots", folder));
    for (int above = 0; place && !found && above < MOST_ABOVE && go_up(place); above++)
        found = use_under(place, "plots", folder);
    free(place);
    return found;
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
