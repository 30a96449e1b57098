/* Any text as the value of an option that has a grammar of its own: a result, or an error that says
   why. */
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

#define SURVEY "tests/fuzz/survey.csv"
#define AREAS "tests/fuzz/areas.csv"
#define WIDE "tests/fuzz/wide.csv"

/* The last word is the option. */
static const char *const lines[][8] = {
    {"answers", SURVEY, "--single=q", "--net"},
    {"margin", "tests/fuzz/margin.csv", "--net"},
    {"answers", SURVEY, "--multiple"},
    {"answers", SURVEY, "--single"},
    {"answers", SURVEY, "--single=q", "--where"},
    {"answers", SURVEY, "--single=q", "--small-base"},
    {"answers", SURVEY, "--single=q", "--missing"},
    {"answers", SURVEY, "--single=q", "--domain"},
    {"di", SURVEY, "--single=q", "--up=1", "--down=3", "--bands"},
    {"di", SURVEY, "--single=q", "--score"},
    {"di", SURVEY, "--single=q", "--down=3", "--up"},
    {"estimate", SURVEY, "--quantile"},
    {"estimate", SURVEY, "--ratio"},
    {"estimate", SURVEY, "--mean=n", "--domain"},
    {"tidy", WIDE, "--columns=*", "--names"},
    {"tidy", WIDE, "--columns"},
    {"composition", AREAS, "--by=industry", "--area=area", "--where"},
    {"composition", AREAS, "--by=industry", "--area=area", "--missing"},
    {"composition", AREAS, "--by=industry", "--area=area", "--delimiter"},
    {"composition", AREAS, "--by=industry", "--area=area", "--total"},
    {"change", AREAS, "--by=industry", "--area=area", "--break"},
    {"change", AREAS, "--by=industry", "--area=area", "--era=昭和", "--break"},
    {"change", AREAS, "--by=industry", "--area=area", "--from"},
    {"specialization", AREAS, "--by=industry", "--area=area", "--reference"},
    {"tally", SURVEY, "--sum"},
    {"tally", SURVEY, "--by"},
    {"crosstab", SURVEY, "--rows=q", "--cols"},
    {"concentration", AREAS, "--by=industry", "--area=area", "--index"},
    {"sample", AREAS, "--draw=stratified", "--strata=area", "--n"},
    {"kpi", AREAS, "--grades"},
    {"composition", AREAS, "--select"},
    {"composition", AREAS, "--sort"},
    {"composition", AREAS, "--wide"},
    {"composition", AREAS, "--wide=industry", "--select"},
    {"composition", AREAS, "--rank-among"},
    {"change", AREAS, "--wide=period", "--sort"},
};

enum { LINES = sizeof lines / sizeof *lines };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *words[9];
    struct sg_command_result result;
    if (size < 2)
        return 0;
    size_t n = words_of_line(lines[data[0] % LINES], 8, words);
    char *value = sg_copy_bytes((const char *)data + 2, size - 2);
    struct sg_buffer option = {0};
    sg_buffer_printf(&option, "%s=%s", words[n - 1], value);
    words[n - 1] = sg_buffer_text(&option);
    words[n++] = data[1] % 2 ? "--lang=ja" : "--lang=en";
    run_line(words, n, &result);
    sg_command_result_free(&result);
    sg_buffer_free(&option);
    free(value);
    return 0;
}
