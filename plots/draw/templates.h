/* Where figure.gp and theme.gp are. */
#ifndef SG_PLOTS_DRAW_TEMPLATES_H
#define SG_PLOTS_DRAW_TEMPLATES_H

#include <stdbool.h>

#include <sangyo/error.h>

/* Finds the folder that holds theme.gp: `asked` (may be NULL), else the one that the environment
   variable SANGYO_TEMPLATES names, else plots/ beside a build folder of the running program, else
   share/sangyo/plots of an installed one. *folder is absolute, to be released with free(). */
bool sg_templates_find(const char *asked, char **folder, struct sg_error *err);

#endif
