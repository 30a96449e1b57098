#include "flag_columns.h"

#include <string.h>
#include <strings.h>

struct code {
    const char *text;
    sg_status status;
};

/* SDMX cross-domain code list CL_OBS_STATUS. A break keeps its value. */
static const struct code obs_status[] = {{"A", 0},
                                         {"B", SG_STATUS_CAUTION},
                                         {"D", SG_STATUS_CAUTION},
                                         {"E", SG_STATUS_ESTIMATED},
                                         {"F", SG_STATUS_ESTIMATED},
                                         {"G", SG_STATUS_CAUTION},
                                         {"H", SG_STATUS_NOT_APPLICABLE},
                                         {"I", SG_STATUS_ESTIMATED},
                                         {"J", SG_STATUS_CAUTION},
                                         {"K", SG_STATUS_NOT_AVAILABLE},
                                         {"L", SG_STATUS_NOT_AVAILABLE},
                                         {"M", SG_STATUS_NOT_APPLICABLE},
                                         {"N", SG_STATUS_FEW},
                                         {"O", SG_STATUS_NOT_AVAILABLE},
                                         {"P", SG_STATUS_PROVISIONAL},
                                         {"Q", SG_STATUS_SUPPRESSED},
                                         {"S", SG_STATUS_CAUTION},
                                         {"U", SG_STATUS_SMALL_BASE},
                                         {"V", SG_STATUS_PROVISIONAL},
                                         {"W", SG_STATUS_CAUTION},
                                         {NULL, 0}};

/* SDMX cross-domain code list CL_CONF_STATUS: F is free, all else may not be published. */
static const struct code conf_status[] = {{"F", 0},
                                          {"A", SG_STATUS_SUPPRESSED},
                                          {"C", SG_STATUS_SUPPRESSED},
                                          {"D", SG_STATUS_SUPPRESSED},
                                          {"E", SG_STATUS_SUPPRESSED},
                                          {"G", SG_STATUS_SUPPRESSED},
                                          {"I", SG_STATUS_SUPPRESSED},
                                          {"J", SG_STATUS_SUPPRESSED},
                                          {"M", SG_STATUS_SUPPRESSED},
                                          {"N", SG_STATUS_SUPPRESSED},
                                          {"O", SG_STATUS_SUPPRESSED},
                                          {"P", SG_STATUS_SUPPRESSED},
                                          {"R", SG_STATUS_SUPPRESSED},
                                          {"S", SG_STATUS_SUPPRESSED},
                                          {"T", SG_STATUS_SUPPRESSED},
                                          {"U", SG_STATUS_SUPPRESSED},
                                          {"V", SG_STATUS_SUPPRESSED},
                                          {"W", SG_STATUS_SUPPRESSED},
                                          {"Z", SG_STATUS_SUPPRESSED},
                                          {NULL, 0}};

/* Eurostat, "Flags" of its dissemination guide; i: see metadata. */
static const struct code obs_flag[] = {
    {"b", SG_STATUS_CAUTION},       {"c", SG_STATUS_SUPPRESSED},
    {"d", SG_STATUS_CAUTION},       {"e", SG_STATUS_ESTIMATED},
    {"f", SG_STATUS_ESTIMATED},     {"i", 0},
    {"n", SG_STATUS_FEW},           {"p", SG_STATUS_PROVISIONAL},
    {"r", SG_STATUS_REVISED},       {"s", SG_STATUS_ESTIMATED},
    {"u", SG_STATUS_SMALL_BASE},    {"z", SG_STATUS_NOT_APPLICABLE},
    {":", SG_STATUS_NOT_AVAILABLE}, {NULL, 0}};

/* Statistics Canada, "Standard table symbols": A to D grade the quality from excellent to
   acceptable, E is to be used with caution, F too unreliable to be published; 0s rounds to 0. */
static const struct code canada[] = {{"x", SG_STATUS_SUPPRESSED},
                                     {"F", SG_STATUS_NOT_AVAILABLE},
                                     {"E", SG_STATUS_CAUTION},
                                     {"..", SG_STATUS_NOT_AVAILABLE},
                                     {"...", SG_STATUS_NOT_APPLICABLE},
                                     {".", SG_STATUS_NOT_AVAILABLE},
                                     {"p", SG_STATUS_PROVISIONAL},
                                     {"r", SG_STATUS_REVISED},
                                     {"A", 0},
                                     {"B", 0},
                                     {"C", 0},
                                     {"D", 0},
                                     {"0s", 0},
                                     {"t", 0},
                                     {NULL, 0}};

/* QCEW field layout: N, not disclosed. */
static const struct code disclosure[] = {{"N", SG_STATUS_SUPPRESSED}, {NULL, 0}};

static const struct code *const lists[] = {[SG_FLAGS_NONE] = NULL,
                                           [SG_FLAGS_OBS_STATUS] = obs_status,
                                           [SG_FLAGS_CONF_STATUS] = conf_status,
                                           [SG_FLAGS_OBS_FLAG] = obs_flag,
                                           [SG_FLAGS_STATUS] = canada,
                                           [SG_FLAGS_DISCLOSURE] = disclosure};

static bool is_named(const struct sg_layout *layout, size_t column, const char *name)
{
    return strcasecmp(layout->columns[column].name, name) == 0;
}

/* Whether the file is one of Statistics Canada's: STATUS stands beside these. */
static bool is_canadian(const struct sg_layout *layout)
{
    for (size_t c = 0; c < layout->n_columns; c++)
        if (is_named(layout, c, "SYMBOL") || is_named(layout, c, "DECIMALS") ||
            is_named(layout, c, "VALUE"))
            return true;
    return false;
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcmp(name + n - m, end) == 0;
}

enum sg_flag_list sg_flag_list_of(const struct sg_layout *layout, size_t column)
{
    static const struct {
        const char *name;
        enum sg_flag_list list;
    } known[] = {{"OBS_STATUS", SG_FLAGS_OBS_STATUS},
                 {"CONF_STATUS", SG_FLAGS_CONF_STATUS},
                 {"OBS_FLAG", SG_FLAGS_OBS_FLAG}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_named(layout, column, known[i].name))
            return known[i].list;
    if (ends_with(layout->columns[column].name, "disclosure_code"))
        return SG_FLAGS_DISCLOSURE;
    return is_named(layout, column, "STATUS") && is_canadian(layout) ? SG_FLAGS_STATUS
                                                                     : SG_FLAGS_NONE;
}

/* One code of `n` bytes. */
static bool read_code(const struct code list[], const char *text, size_t n, sg_status *status)
{
    for (; list->text; list++)
        if (strlen(list->text) == n && memcmp(list->text, text, n) == 0) {
            *status |= list->status;
            return true;
        }
    return false;
}

bool sg_flag_read(enum sg_flag_list list, const char *text, sg_status *status)
{
    size_t n = strlen(text);
    *status = 0;
    if (n == 0 || read_code(lists[list], text, n, status))
        return true;
    if (list != SG_FLAGS_OBS_FLAG)
        return false;
    for (; *text; text++) /* bu, b u */
        if (*text != ' ' && !read_code(lists[list], text, 1, status))
            return false;
    return true;
}
