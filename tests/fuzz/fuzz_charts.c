/* Any bytes as a table, drawn by every chart up to the input of gnuplot: lines with as many cells
   as their header has (one without any ends a path), all in UTF-8, or an error that says why. */
#include "bytes.h"

#include <string.h>

#include "plots/charts/charts.h"
#include "table/text.h"

static sg_chart_fn *const charts[] = {
#define SG_CHART(name, en, ja, needs_en, needs_ja) sg_chart_##name,
#include <sangyo/charts.def>
#undef SG_CHART
};

static size_t count_tabs(const char *line, size_t n)
{
    size_t tabs = 0;
    for (size_t i = 0; i < n; i++)
        tabs += line[i] == '\t';
    return tabs;
}

static void check_rows(const struct sg_buffer *rows)
{
    const char *text = sg_buffer_text(rows);
    size_t n = strcspn(text, "\n"), tabs = count_tabs(text, n);
    require(strlen(text) == rows->n && sg_text_is_utf8(text, rows->n, NULL),
            "rows for gnuplot that are not UTF-8");
    require(!rows->n || text[rows->n - 1] == '\n', "a row for gnuplot that does not end");
    while (*text) {
        n = strcspn(text, "\n");
        require(!n || count_tabs(text, n) == tabs,
                "a row for gnuplot of other cells than its header");
        text += n + 1;
    }
}

static void draw(sg_chart_fn *chart, const struct sg_table *table, enum sg_lang lang, double width,
                 const struct sg_theme *theme)
{
    struct sg_figure figure = {0};
    struct sg_error err = {.lang = lang};
    const struct sg_chart_options options = {.lang = lang,
                                             .dual = width > 100,
                                             .map = "tests/plots/golden/map.geojson",
                                             .map_key = "code",
                                             .templates = "plots"};
    sg_figure_init(&figure, theme, width);
    figure.lang = lang;
    bool ok = chart(table, &options, &figure, &err);
    require(ok || (err.kind != SG_FAIL_NONE && err.message[0]), "a failure without a message");
    for (size_t i = 0; ok && i < SG_LAYERS; i++)
        check_rows(&figure.layers[i].text);
    if (ok)
        check_rows(&figure.texts.text);
    sg_figure_free(&figure);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct sg_theme theme;
    static bool known;
    struct sg_table table;
    enum sg_lang lang = size % 2 ? SG_JA : SG_EN;
    known = known || sg_theme_read("plots", &theme, NULL);
    require(known, "no theme: run it from the root of the project");
    if (table_of_bytes(data, size, lang, &table))
        for (size_t i = 0; i < sizeof charts / sizeof *charts; i++)
            draw(charts[i], &table, lang, size % 3 ? 82 : 165, &theme);
    sg_table_free(&table);
    return 0;
}
