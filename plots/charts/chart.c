#include <sangyo/chart.h>

#include <stdlib.h>
#include <string.h>

#include "table/command.h"
#include "table/lookup.h"
#include "table/nearest.h"

#include "charts.h"
#include "plots/draw/finish.h"
#include "plots/draw/glyphs.h"
#include "plots/draw/gnuplot.h"
#include "plots/draw/templates.h"

static const double half_width_mm = 82;

/* An EMF is set in a font that office machines have, and measured in ours. */
static const char office_font[] = "Yu Gothic";
static const double office_slack = 1.06;

struct chart {
    const char *name;
    struct sg_bilingual summary;
    sg_chart_fn *lay_out;
};

static const struct chart charts[] = {
#define SG_CHART(name, en, ja) {#name, {en, ja}, sg_chart_##name},
#include <sangyo/charts.def>
#undef SG_CHART
};

enum { N_CHARTS = sizeof charts / sizeof *charts };

struct sg_chart_info sg_chart_at(size_t i)
{
    if (i >= N_CHARTS)
        return (struct sg_chart_info){0};
    return (struct sg_chart_info){charts[i].name, charts[i].summary};
}

static const struct chart *find_chart(const char *name, struct sg_error *err)
{
    for (size_t i = 0; i < N_CHARTS; i++)
        if (strcmp(charts[i].name, name) == 0)
            return &charts[i];
    const char *names[N_CHARTS];
    struct sg_buffer list = {0};
    for (size_t i = 0; i < N_CHARTS; i++) {
        names[i] = charts[i].name;
        sg_buffer_printf(&list, "%s%s", i ? ", " : "", names[i]);
    }
    const char *near = sg_nearest(name, names, N_CHARTS);
    if (near)
        sg_fail(err, SG_FAIL_USAGE, "there is no chart '%s'; did you mean '%s'?", name, near);
    else
        sg_fail(err, SG_FAIL_USAGE, "there is no chart '%s'; there are: %s", name,
                sg_buffer_text(&list));
    sg_buffer_free(&list);
    return NULL;
}

static bool is_emf(const char *file)
{
    enum sg_format format;
    return sg_format_of_file(file, &format) && format == SG_FORMAT_EMF;
}

static bool set_font(struct sg_figure *figure, const char *font, bool emf, struct sg_error *err)
{
    if (emf)
        figure->slack = office_slack;
    if (!font && emf)
        font = office_font;
    if (!font)
        return true;
    if (!*font || strlen(font) >= sizeof figure->theme.font || strpbrk(font, "\"'`\\,:\n\t"))
        return sg_fail(err, SG_FAIL_USAGE, "'%s' is no name of a font", font);
    strcpy(figure->theme.font, font);
    return true;
}

bool sg_chart_find(const char *name, struct sg_chart_info *chart, struct sg_error *err)
{
    const struct chart *found = find_chart(name, err);
    if (found && chart)
        *chart = (struct sg_chart_info){found->name, found->summary};
    return found != NULL;
}

/* Where it must be made smaller to fit, so are its letters. */
static void note_height(const struct sg_figure *figure, const struct sg_chart_options *options)
{
    double height = figure->height * figure->scale * 25.4 / 72;
    if (options->notes && options->page_mm > 0 && height > options->page_mm)
        sg_note(options->notes, options->lang,
                "the figure '%s' is %.0f mm high, more than the %.0f mm of a page: it is printed "
                "smaller; fewer rows keep it readable",
                figure->title, height, options->page_mm);
}

bool sg_chart_draw(const char *name, const struct sg_table *table, const char *file,
                   const struct sg_chart_options *options, struct sg_error *err)
{
    const struct chart *chart = find_chart(name, err);
    struct sg_chart_options known = *options;
    struct sg_table shown = *table;
    double width = options->width_mm > 0 ? options->width_mm : half_width_mm;
    double scale = options->scale > 0 ? options->scale : 1;
    struct sg_theme theme;
    struct sg_figure figure = {0};
    struct sg_gnuplot_job job = {.file = file, .keep = options->keep, .fonts = options->fonts};
    char *templates = NULL;
    if (!chart)
        return false;
    if (known.title && shown.info.title && strcmp(known.title, shown.info.title) == 0)
        shown.info.title = NULL; /* what stands as the title is no subtitle */
    if (!(known.level > 0))
        known.level = table->info.level;
    if (!(width >= 40 && width <= 500))
        return sg_fail(err, SG_FAIL_USAGE, "the width of a figure is 40 to 500 mm, not %g", width);
    bool ok = sg_templates_find(options->templates, &templates, err) &&
              sg_theme_read(templates, &theme, err);
    if (ok) {
        sg_figure_init(&figure, &theme, width / scale);
        figure.scale = scale;
        figure.lang = options->lang;
        figure.among = sg_table_is_chosen(table);
        ok = set_font(&figure, options->font, is_emf(file), err) &&
             chart->lay_out(&shown, &known, &figure, err);
    }
    if (ok) {
        note_height(&figure, options);
        sg_glyphs_box(&figure.texts.text, options->notes, options->lang);
        job.templates = templates;
        ok = sg_gnuplot_draw(&figure, &job, err);
    }
    sg_figure_free(&figure);
    free(templates);
    return ok;
}
