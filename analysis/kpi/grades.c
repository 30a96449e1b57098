#include "grades.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>
#include "table/text.h"

enum { PRESET_BANDS = 4, MOST_BANDS = 20, PRINTED_DECIMALS = 1 };

struct preset {
    const char *name;
    enum kpi_measure measure;
    struct {
        struct sg_bilingual name;
        double from;
    } bands[PRESET_BANDS];
};

static const struct preset presets[] = {
    {"met", KPI_ATTAINMENT, {{{"met", "達成"}, 100}, {{"not met", "未達成"}, -INFINITY}}},
    {"abcd",
     KPI_ATTAINMENT,
     {{{"A", NULL}, 100}, {{"B", NULL}, 80}, {{"C", NULL}, 60}, {{"D", NULL}, -INFINITY}}},
    {"pace",
     KPI_PACE,
     {{{"on track", "順調"}, 100},
      {{"nearly on track", "概ね順調"}, 80},
      {{"behind", "遅れ"}, -INFINITY}}},
};

const struct sg_choice kpi_measures[KPI_MEASURES] = {
    [KPI_ATTAINMENT] = {"attainment", {"actual over target", "達成率（実績÷目標）"}},
    [KPI_PROGRESS] = {"progress", {"the way from the base to the target", "進捗率"}},
    [KPI_PACE] = {"pace", {"progress over expected progress", "進捗率÷目安の進捗率"}}};

static void add_band(struct kpi_grades *grades, char *name, double from)
{
    grades->bands = sg_resize(grades->bands, grades->n + 1, sizeof *grades->bands);
    grades->bands[grades->n++] = (struct kpi_band){name, from};
}

static bool take_preset(const char *name, enum sg_lang lang, struct kpi_grades *grades)
{
    for (size_t i = 0; i < sizeof presets / sizeof *presets; i++) {
        const struct preset *preset = &presets[i];
        if (strcmp(preset->name, name) != 0)
            continue;
        grades->measure = preset->measure;
        for (size_t k = 0; k < PRESET_BANDS && preset->bands[k].name.en; k++)
            add_band(grades, sg_copy_text(sg_lang_pick(preset->bands[k].name, lang)),
                     preset->bands[k].from);
        return true;
    }
    return false;
}

/* One NAME=PERCENT, or the NAME of the rest. */
static bool read_band(const char *text, size_t n, struct kpi_grades *grades, struct sg_error *err)
{
    char *item = sg_copy_bytes(text, n);
    char *equals = strrchr(item, '=');
    double from = -INFINITY;
    if (equals)
        *equals = '\0';
    char *number = sg_text_trim(equals ? equals + 1 : "");
    char *name = sg_text_trim(item);
    double last = grades->n ? grades->bands[grades->n - 1].from : INFINITY;
    bool fine = *name && (!equals || sg_number_read(number, strlen(number), &from)) &&
                from < last && grades->n < MOST_BANDS;
    if (fine)
        add_band(grades, name, from);
    else
        free(name);
    free(number);
    free(item);
    if (!fine)
        sg_fail(err, SG_FAIL_USAGE,
                "--grades: no band at '%s'; give met, abcd, pace or bands from the highest down, "
                "as A=100,B=80,C (the last is the rest)",
                text);
    return fine;
}

bool kpi_grades_read(const char *text, int measure, enum sg_lang lang, struct kpi_grades *grades,
                     struct sg_error *err)
{
    *grades = (struct kpi_grades){.measure = KPI_ATTAINMENT};
    bool fine = true;
    if (!take_preset(text, lang, grades))
        for (const char *at = text; fine && at;) {
            size_t n = strcspn(at, ",");
            fine = read_band(at, n, grades, err);
            at = at[n] ? at + n + 1 : NULL;
        }
    if (measure >= 0)
        grades->measure = (enum kpi_measure)measure;
    if (!fine)
        kpi_grades_free(grades);
    return fine;
}

void kpi_grades_free(struct kpi_grades *grades)
{
    for (size_t i = 0; i < grades->n; i++)
        free(grades->bands[i].name);
    free(grades->bands);
    *grades = (struct kpi_grades){0};
}

static const char *only_band_below_100(const struct kpi_grades *grades)
{
    const char *name = NULL;
    for (size_t i = 0; i < grades->n; i++)
        if (grades->bands[i].from < 100) {
            if (name)
                return NULL;
            name = grades->bands[i].name;
        }
    return name;
}

const char *kpi_grades_name(const struct kpi_grades *grades, double score, bool met)
{
    if (isnan(score) && !met)
        return only_band_below_100(grades);
    double printed = isfinite(score) ? sg_number_round(score, PRINTED_DECIMALS) : score;
    if (met && !(printed >= 100))
        printed = 100;
    if (!met && printed >= 100)
        printed = nextafter(100, 0);
    for (size_t i = 0; i < grades->n; i++)
        if (printed >= grades->bands[i].from)
            return grades->bands[i].name;
    return NULL;
}
