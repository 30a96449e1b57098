/* Any bytes as the file of an option: weights of a concordance, a frame, margins, expected shares,
   a reference, plants, partners, a data package: a result, or an error that says why. */
#include "bytes.h"

#include <stdio.h>
#include <string.h>

#define SURVEY "tests/fuzz/survey.csv"
#define AREAS "tests/fuzz/areas.csv"

/* The file takes the place of %. */
static const char *const lines[][12] = {
    {"concordance", AREAS, "--by=industry", "--weights=%", "--from=1", "--to=2"},
    {"concordance", AREAS, "--by=industry", "--weights=%"},
    {"answers", SURVEY, "--single=q", "--strata=industry", "--frame=%"},
    {"estimate", SURVEY, "--mean=n", "--strata=industry", "--strata=size", "--frame=%"},
    {"answers", SURVEY, "--single=q", "--expected=%"},
    {"weight", SURVEY, "--method=rake", "--margins=%", "--margin=industry", "--margin=size"},
    {"weight", SURVEY, "--method=post-stratify", "--margins=%", "--margin-size=N_h"},
    {"specialization", AREAS, "--by=industry", "--area=area", "--reference-file=%"},
    {"concentration", AREAS, "--by=industry", "--area=area", "--across=areas", "--plants=%"},
    {"composition", "%"},
    {"kpi", "%"},
    {"limit-price", "%", "--planned=1000", "--floor=1"},
    {"sample", "%", "--draw=stratified", "--n=2", "--seed=1"},
    {"weight", "%", "--method=rake", "--margins=%"},
    {"tally", "%", "--sum=value"},
    {"check", "%"},
};

enum { LINES = sizeof lines / sizeof *lines };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *words[12];
    struct sg_command_result result;
    char options[12][96];
    size_t n = 0;
    if (size < 1)
        return 0;
    const char *const *line = lines[data[0] % LINES];
    const char *file = file_of_bytes(data + 1, size - 1);
    for (; n < 12 && line[n]; n++) {
        const char *at = strchr(line[n], '%');
        snprintf(options[n], sizeof options[n], "%.*s%s", at ? (int)(at - line[n]) : 90, line[n],
                 at ? file : "");
        words[n] = options[n];
    }
    run_line(words, n, &result);
    sg_command_result_free(&result);
    return 0;
}
