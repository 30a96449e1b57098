/* Charts drawn and looked at by scripts/check_svg.py, for the tests of charts. */
#ifndef SG_TESTS_CHART_CHECKS_H
#define SG_TESTS_CHART_CHECKS_H

#include <sangyo/chart.h>

/* Exit status of the checker on FIGURE and what it was drawn from. */
int check_figure(const char *figure);
/* Whether it can run; says that it is skipped when not. */
bool can_check(void);

/* Draws with the templates of this folder into figure_path(name), keeping what it was drawn from,
   and checks an SVG. */
void assert_chart(const char *chart, const struct sg_table *table, const char *name,
                  struct sg_chart_options options);

/* The same from a text of table_of. In Japanese and English, at half and at full width:
   NAME-ja-82.svg and so on. */
void assert_chart_everywhere(const char *chart, const char *text, const char *name);

/* That drawing it is refused with an error of that kind whose message holds `words`. */
void assert_chart_refused(const char *chart, const char *text, enum sg_failure kind,
                          const char *words);

/* Puts `to` in place of the first `from` in `file` (both names in the figure folder) and asserts
   that the checker complains about the figure; then puts the file back. */
void assert_fault_seen(const char *figure, const char *file, const char *from, const char *to);

/* That the figure (a name) holds a text. */
void assert_figure_says(const char *name, const char *text);

/* Labels that would run, break or vanish if they were ever code, CSV, markup or enhanced text; each
   once, %s where a path would be created. */
extern const char *const hostile_labels[];
enum { N_HOSTILE = 12 };

/* Fills labels[N_HOSTILE] with them; the path is that of figure_path("planted"). */
void plant_labels(char labels[N_HOSTILE][600]);
/* Draws the table, whose labels they are, as svg, png, pdf and emf with hostile texts around it;
   nothing may have run, and all be text. */
void assert_hostile_is_text(const char *chart, const struct sg_table *table);

#endif
