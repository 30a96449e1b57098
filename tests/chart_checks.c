#include "chart_checks.h"

#include "test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "figure_files.h"
#include "table_of.h"

int check_figure(const char *figure)
{
    char kept[1100];
    snprintf(kept, sizeof kept, "%s.gp.d", figure);
    return run_program("python3", "scripts/check_svg.py", figure, kept);
}

bool can_check(void)
{
    bool able = run_program("python3", "--version", NULL, NULL) == 0;
    if (!able)
        print_message("skipped: no python3 for scripts/check_svg.py\n");
    return able;
}

void assert_chart(const char *chart, const struct sg_table *table, const char *name,
                  struct sg_chart_options options)
{
    struct sg_error err = {0};
    options.templates = "plots";
    options.keep = true;
    char *file = strdup(figure_path(name));
    if (!sg_chart_draw(chart, table, file, &options, &err))
        fail_msg("%s: %s", name, err.message);
    if (strstr(name, ".svg") && can_check() && check_figure(file) != 0)
        fail_msg("faults in %s: scripts/check_svg.py says them", file);
    free(file);
}

void assert_chart_everywhere(const char *chart, const char *text, const char *name)
{
    struct sg_table table;
    table_of(&table, text);
    for (int lang = SG_EN; lang <= SG_JA; lang++)
        for (int wide = 0; wide < 2; wide++) {
            char file[64];
            snprintf(file, sizeof file, "%s-%s-%s-%d.svg", chart, name, lang == SG_JA ? "ja" : "en",
                     wide ? 165 : 82);
            assert_chart(
                chart, &table, file,
                (struct sg_chart_options){.lang = (enum sg_lang)lang, .width_mm = wide ? 165 : 82});
        }
    sg_table_free(&table);
}

void assert_chart_refused(const char *chart, const char *text, enum sg_failure kind,
                          const char *words)
{
    struct sg_table table;
    struct sg_error err = {0};
    struct sg_chart_options options = {.templates = "plots"};
    table_of(&table, text);
    assert_false(sg_chart_draw(chart, &table, figure_path("refused.svg"), &options, &err));
    assert_int_equal(err.kind, kind);
    if (!strstr(err.message, words))
        fail_msg("no '%s' in '%s'", words, err.message);
    sg_table_free(&table);
}

void assert_fault_seen(const char *figure, const char *file, const char *from, const char *to)
{
    char *path = strdup(figure_path(file));
    char *text = read_whole(path, NULL);
    char *at = text ? strstr(text, from) : NULL;
    if (!at)
        fail_msg("no '%s' in %s", from, file);
    size_t n = strlen(text) + strlen(to) + 1;
    char *changed = calloc(1, n);
    snprintf(changed, n, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    write_whole(path, changed);
    if (check_figure(figure_path(figure)) != 1)
        fail_msg("the checker does not see '%s' for '%s' in %s", to, from, file);
    write_whole(path, text);
    free(changed);
    free(text);
    free(path);
}

void assert_figure_says(const char *name, const char *text)
{
    char *svg = read_whole(figure_path(name), NULL);
    if (!svg || !strstr(svg, text))
        fail_msg("'%s' is not in %s", text, name);
    free(svg);
}

const char *const hostile_labels[] = {
    "`touch %s`",
    "$(touch %s)",
    "\"; system('touch %s'); \"",
    "'.system(\"touch %s\").'",
    "@TOUCH {x}_^@ & ~",
    "#1 <script>alert(1)</script> ]]>",
    "=1+1",
    "a\tb\nc",
    "\\n\\101 \\",
    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij",
    "\u202Eturned \u2067and isolated",
    "مرحبا 👩\u200D👧 e\u0301 か\u3099",
};

void plant_labels(char labels[N_HOSTILE][600])
{
    const char *planted = figure_path("planted");
    for (size_t i = 0; i < N_HOSTILE; i++)
        snprintf(labels[i], 600, hostile_labels[i], planted);
}

void assert_hostile_is_text(const char *chart, const struct sg_table *table)
{
    static const char *const endings[] = {"svg", "png", "pdf", "emf"};
    char labels[N_HOSTILE][600], name[64];
    const char *planted = figure_path("planted");
    plant_labels(labels);
    for (size_t i = 0; i < 4; i++) {
        struct sg_chart_options options = {.title = labels[0],
                                           .subtitle = labels[1],
                                           .note = labels[2],
                                           .source = labels[3],
                                           .width_mm = 165};
        snprintf(name, sizeof name, "%s-hostile.%s", chart, endings[i]);
        assert_chart(chart, table, name, options);
        assert_int_not_equal(access(planted, F_OK), 0);
    }
    snprintf(name, sizeof name, "%s-hostile.svg", chart);
    assert_figure_says(name, "{x}_^@ &amp; ~");
    assert_figure_says(name, "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_figure_says(name, ">=1+1<");
    assert_figure_says(name, "\\n\\101 \\");
    assert_figure_says(name, "`touch ");
    char *svg = read_whole(figure_path(name), NULL);
    assert_null(strstr(svg, "<script"));
    assert_null(strstr(svg, "\u202E"));
    assert_null(strstr(svg, "\u2067"));
    free(svg);
}
