/* Which series a chart of lines shows, and how each is drawn. */
#include <math.h>
#include <string.h>

#include "table/text.h"

#include "lines.h"
#include "plots/charts/name_colors.h"
#include "plots/page/names.h"

static struct sg_line *add(struct sg_lines *lines, struct sg_serie *serie)
{
    struct sg_line *line = &lines->shown[lines->n++];
    *line = (struct sg_line){.serie = serie};
    return line;
}

bool sg_lines_shows(const struct sg_lines *lines, const struct sg_serie *serie)
{
    for (size_t k = 0; k < lines->n; k++)
        if (lines->shown[k].serie == serie)
            return true;
    return false;
}

/* The series not yet shown, no total, whose newest value is the largest times `sign`; sign 0: the
   first; NULL: there is none. */
static struct sg_serie *next(const struct sg_lines *lines, double sign)
{
    struct sg_serie *found = NULL;
    double most = -INFINITY;
    for (size_t s = 0; s < lines->timeline.n_series; s++) {
        struct sg_serie *serie = &lines->timeline.series[s];
        double newest = sg_lines_newest(lines, serie);
        double here = isinf(newest) ? -INFINITY : sign * newest;
        if (serie->total || sg_lines_shows(lines, serie) || (found && (sign == 0 || here <= most)))
            continue;
        found = serie;
        most = here;
    }
    return found;
}

/* In the order of the table again. */
static void order_shown(struct sg_lines *lines)
{
    for (size_t k = 1; k < lines->n; k++)
        for (size_t i = k; i > 0 && lines->shown[i].serie < lines->shown[i - 1].serie; i--) {
            struct sg_line line = lines->shown[i];
            lines->shown[i] = lines->shown[i - 1];
            lines->shown[i - 1] = line;
        }
}

static void choose_six(struct sg_lines *lines, bool given)
{
    bool first = given || lines->timeline.rate;
    struct sg_serie *serie;
    for (int sign = 1; !given && lines->timeline.rate && sign >= -1; sign -= 2)
        if ((serie = next(lines, sign)))
            add(lines, serie);
    while (lines->n < SG_LINES_SHOWN && (serie = next(lines, first ? 0 : 1)))
        add(lines, serie);
    if (first)
        order_shown(lines);
}

static struct sg_serie *find_named(struct sg_lines *lines, const char *name)
{
    for (size_t s = 0; s < lines->timeline.n_series; s++) {
        struct sg_serie *serie = &lines->timeline.series[s];
        if (sg_text_same_key(serie->name, name) ||
            sg_text_same_key(sg_lines_plain_name(lines, serie), name))
            return serie;
    }
    return NULL;
}

static void set_look(struct sg_lines *lines, size_t k, int slot, bool grey)
{
    struct sg_line *line = &lines->shown[k];
    bool plain = line->serie->total || grey;
    struct sg_series_look look = line->serie->total ? sg_series_look_of_total()
                                 : grey             ? sg_series_look_behind()
                                                    : sg_series_look((size_t)slot);
    line->layer = look.layer;
    line->color = look.color;
    line->letters = look.letters;
    line->dots = !plain && lines->timeline.n <= 24;
    line->small = !plain && slot % 2;
}

/* Divisions of industry have the colour of their name, other series that of their place, which
   tells a few apart best. */
static void set_looks(struct sg_lines *lines, bool named)
{
    const char *names[SG_LINES_SHOWN];
    int slots[SG_LINES_SHOWN];
    bool divisions = true;
    for (size_t k = 0; k < lines->n; k++) {
        names[k] = lines->shown[k].serie->name;
        divisions = divisions && sg_names_is_division(names[k]);
        slots[k] = (int)k;
    }
    if (divisions)
        sg_name_slots(names, named ? 1 : lines->n, slots);
    for (size_t k = 0; k < lines->n; k++)
        set_look(lines, k, slots[k], named && k > 0);
}

/* The whole behind the six, or alone. */
static void add_total(struct sg_lines *lines)
{
    for (size_t s = 0; s < lines->timeline.n_series; s++)
        if (lines->timeline.series[s].total && lines->n < SG_LINES_NAMED) {
            set_look(lines, (size_t)(add(lines, &lines->timeline.series[s]) - lines->shown), 0,
                     false);
            return;
        }
}

bool sg_lines_choose(struct sg_lines *lines, const char *focus, bool given, struct sg_error *err)
{
    bool focused = focus && *focus;
    struct sg_serie *named = focused ? find_named(lines, focus) : NULL, *serie;
    if (focused && !named)
        return sg_fail(err, SG_FAIL_USAGE, "no series is named '%s'", focus);
    if (named)
        add(lines, named);
    else
        choose_six(lines, given);
    size_t parts = 0;
    for (size_t s = 0; s < lines->timeline.n_series; s++)
        parts += !lines->timeline.series[s].total;
    bool all = named && parts <= SG_LINES_SHOWN;
    while (all && (serie = next(lines, 0)) && lines->n < SG_LINES_SHOWN)
        add(lines, serie);
    set_looks(lines, named);
    lines->others = named && !all;
    if (!named || !named->total)
        add_total(lines);
    return true;
}
