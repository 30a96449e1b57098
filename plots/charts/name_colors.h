/* Colours that go by name: what has one keeps it in every figure that shows the same names. */
#ifndef SG_PLOTS_CHARTS_NAME_COLORS_H
#define SG_PLOTS_CHARTS_NAME_COLORS_H

#include <stddef.h>

enum { SG_NAME_SLOTS = 6 }; /* series1 … series6 of the theme */

/* Gives each of at most SG_NAME_SLOTS names a slot of its own: a division of the JSIC always the
   same, other names one by their letters; a name whose slot another has takes the next that is
   free. */
void sg_name_slots(const char *const names[], size_t n, int slots[]);

#endif
