#include <sangyo/chart.h>

#include <stdlib.h>
#include <string.h>

#include "table/command.h"
#include "table/given_away.h"
#include "table/lookup.h"
#include "table/nearest.h"

#include "charts.h"
#include "pages.h"
#include "plots/charts/printed_table.h"
#include "plots/draw/finish.h"
#include "plots/draw/glyphs.h"
#include "plots/draw/gnuplot.h"
#include "plots/draw/templates.h"

static const double half_width_mm = 82;
static const double page_height_mm = 230; /* of A4, with margins and a caption */

/* An EMF is set in a font that office machines have, and measured in ours. */
static const char office_font[] = "Yu Gothic";
static const double office_slack = 1.06;

struct chart {
    struct sg_chart_info info;
    sg_chart_fn *lay_out;
};

static const struct chart charts[] = {
#define SG_CHART(name, en, ja, needs_en, needs_ja)                                                 \
    {{#name, {en, ja}, {needs_en, needs_ja}}, sg_chart_##name},
#include <sangyo/charts.def>
#undef SG_CHART
};

enum { N_CHARTS = sizeof charts / sizeof *charts };

struct sg_chart_info sg_chart_at(size_t i)
{
    return i < N_CHARTS ? charts[i].info : (struct sg_chart_info){0};
}

static const struct chart *find_chart(const char *name, struct sg_error *err)
{
    for (size_t i = 0; i < N_CHARTS; i++)
        if (strcmp(charts[i].info.name, name) == 0)
            return &charts[i];
    const char *names[N_CHARTS];
    struct sg_buffer list = {0};
    for (size_t i = 0; i < N_CHARTS; i++) {
        names[i] = charts[i].info.name;
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
        *chart = found->info;
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

/* What is drawn, of which page, and how. */
struct job {
    const struct chart *chart;
    const struct sg_table *table;
    const struct sg_chart_options *options;
    const char *templates;
    const struct sg_theme *theme;
};

/* Lays out a page and draws it into `file`; leaves its layout in `figure`. */
static bool draw_page(const struct job *job, struct sg_part part, const char *file,
                      struct sg_figure *figure, struct sg_error *err)
{
    const struct sg_chart_options *options = job->options;
    double width = options->width_mm > 0 ? options->width_mm : half_width_mm;
    double scale = options->scale > 0 ? options->scale : 1;
    sg_figure_init(figure, job->theme, width / scale);
    figure->scale = scale;
    figure->lang = options->lang;
    figure->part = part;
    figure->table = job->table;
    figure->among = sg_table_is_chosen(job->table);
    if (!set_font(figure, options->font, is_emf(file), err) ||
        !job->chart->lay_out(job->table, options, figure, err))
        return false;
    if (part.index <= 1)
        note_height(figure, options);
    sg_glyphs_box(&figure->texts.text, part.index ? NULL : options->notes, options->lang);
    struct sg_gnuplot_job drawing = {
        .file = file, .keep = options->keep, .fonts = options->fonts, .templates = job->templates};
    return sg_gnuplot_draw(figure, &drawing, err);
}

/* A figure of its own (not one of a report, which makes room for it) that is too high for a page is
   drawn once more in parts. */
static bool draw_parts(const struct job *job, const struct sg_figure *whole, const char *file,
                       struct sg_error *err)
{
    struct sg_part parts[SG_PAGES_MOST];
    struct sg_texts *notes = job->options->notes;
    double height = whole->height * whole->scale * 25.4 / 72;
    if (job->options->page_mm > 0 || job->options->foot || height <= page_height_mm)
        return true;
    size_t n = sg_pages_divide(whole, page_height_mm / 25.4 * 72 / whole->scale, parts);
    char *first = sg_pages_name(file, 1), *last = sg_pages_name(file, n);
    if (notes && n > 1)
        sg_note(notes, job->options->lang,
                "the figure is %.0f mm high, more than the %.0f mm of a page: it is also in parts, "
                "%s to %s",
                height, page_height_mm, first, last);
    else if (notes)
        sg_note(notes, job->options->lang,
                "the figure is %.0f mm high, more than the %.0f mm of a page: choose rows with "
                "--where or --top, or ask for more --width",
                height, page_height_mm);
    free(first);
    free(last);
    bool ok = true;
    for (size_t i = 0; i < n && n > 1 && ok; i++) {
        struct sg_figure page;
        char *name = sg_pages_name(file, i + 1);
        ok = draw_page(job, parts[i], name, &page, err);
        sg_figure_free(&page);
        free(name);
    }
    return ok;
}

bool sg_chart_draw(const char *name, const struct sg_table *table, const char *file,
                   const struct sg_chart_options *options, struct sg_error *err)
{
    const struct chart *chart = find_chart(name, err);
    if (!chart)
        return false;
    struct sg_chart_options known = *options;
    struct sg_table said = {0};
    struct sg_table shown = sg_printed_table_make(table, options->lang, &said) ? said : *table;
    struct sg_theme theme;
    struct sg_figure figure = {0};
    char *templates = NULL;
    bool ok = true;
    if (said.n_columns)
        known.focus = sg_printed_label(table, &said, known.focus);
    if (known.title && shown.info.title && strcmp(known.title, shown.info.title) == 0)
        shown.info.title = NULL; /* what stands as the title is no subtitle */
    if (!(known.level > 0))
        known.level = table->info.level;
    if (known.width_mm > 0 && !(known.width_mm >= 40 && known.width_mm <= 500))
        ok = sg_fail(err, SG_FAIL_USAGE, "the width of a figure is 40 to 500 mm, not %g",
                     known.width_mm);
    ok = ok && sg_table_keeps_hidden(table, err) &&
         sg_templates_find(options->templates, &templates, err) &&
         sg_theme_read(templates, &theme, err);
    struct job job = {chart, &shown, &known, templates, &theme};
    ok = ok && draw_page(&job, (struct sg_part){0}, file, &figure, err) &&
         draw_parts(&job, &figure, file, err);
    sg_figure_free(&figure);
    sg_table_free(&said);
    free(templates);
    return ok;
}
