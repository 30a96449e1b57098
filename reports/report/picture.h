/* A figure as bytes. */
#ifndef SG_REPORTS_REPORT_PICTURE_H
#define SG_REPORTS_REPORT_PICTURE_H

#include <sangyo/chart.h>

/* Draws into a file of a folder of its own, which goes again. `ending` is "svg", "png" or "pdf".
   Release *bytes, which end with NUL, with free(). */
bool sg_picture_draw(const char *chart, const struct sg_table *table, const char *ending,
                     const struct sg_chart_options *options, char **bytes, size_t *n,
                     struct sg_error *err);

#endif
