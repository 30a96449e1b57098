/* What columns.def knows of the columns that sangyo writes. */
#include <sangyo/table.h>

#include <string.h>

#define UNIT_NONE {NULL, NULL}, false
#define UNIT_PERCENT {"%", "％"}, false
#define UNIT_POINTS {"points", "ポイント"}, false
#define UNIT_INPUT {NULL, NULL}, true

static const struct sg_column_info infos[] = {
#define SG_COLUMN(name, en, ja, decimals, kind, role, measure, unit)                               \
    {name, {en, ja}, decimals, SG_COLUMN_##kind, SG_ROLE_##role, SG_MEASURE_##measure, UNIT_##unit},
#include "columns.def"
#undef SG_COLUMN
};

static const size_t lengths[] = {
#define SG_COLUMN(name, en, ja, decimals, kind, role, measure, unit) sizeof(name) - 1,
#include "columns.def"
#undef SG_COLUMN
};

enum { N_INFOS = sizeof infos / sizeof *infos };

const struct sg_column_info *sg_column_info_at(size_t i)
{
    return i < N_INFOS ? &infos[i] : NULL;
}

static bool is_pattern(const char *name)
{
    return *name == '*' || name[strlen(name) - 1] == '*';
}

/* Whether `name` has the beginning or the end that the pattern says, and more. */
static bool fits_pattern(const char *pattern, const char *name)
{
    if ((*pattern != '*' && *pattern != *name) || !is_pattern(pattern))
        return false;
    size_t n = strlen(pattern) - 1, length = strlen(name);
    if (length <= n)
        return false;
    return *pattern == '*' ? strcmp(pattern + 1, name + length - n) == 0
                           : strncmp(pattern, name, n) == 0;
}

/* Whether a name of ours could begin, or a pattern of ours end, as the text does: they are ASCII.
 */
static bool could_be_ours(const char *name)
{
    size_t n = strlen(name);
    return n > 0 && ((unsigned char)name[0] < 0x80 || (unsigned char)name[n - 1] < 0x80);
}

/* Every name of every file is asked for, several times: lengths and first bytes are compared before
   texts, and all patterns hold an underscore. */
const struct sg_column_info *sg_column_info(const char *name)
{
    if (!could_be_ours(name))
        return NULL;
    size_t n = strlen(name);
    for (size_t i = 0; i < N_INFOS; i++)
        if (lengths[i] == n && *infos[i].name == *name && memcmp(infos[i].name, name, n) == 0)
            return &infos[i];
    bool marked = memchr(name, '_', n) != NULL;
    for (size_t i = 0; i < N_INFOS && marked; i++)
        if (fits_pattern(infos[i].name, name))
            return &infos[i];
    return NULL;
}

/* The results that `status` speaks of, the stronger ones first; where `beside` is named, only if
   the table has that column too. */
static const struct {
    const char *name, *beside;
} mains[] = {
    {"n", "n_exact"},
    {"output_multiplier", NULL},
    {"total", "gva_direct"},
    {"difference_points", NULL},
    {"matched_change_percent", NULL},
    {"change_percent", NULL},
    {"coefficient", NULL},
    {"share_percent", NULL},
    {"competitive", NULL},
    {"basic", NULL},
    {"regional_homothetic", NULL},
    {"attainment_percent", NULL},
    {"price", NULL},
    {"ratio", "denominator"},
    {"index_number", "original"},
    {"di", NULL},
    {"estimate_percent", NULL},
    {"estimate", NULL},
    {"adjusted", "seasonal"},
    {"adjusted", "spans"},
    {"m7", "f_stable"},
    {"value", NULL},
    {"column_percent", NULL},
    {"percent", NULL},
    {"sum_*", NULL},
    {"creation_percent", NULL},
    {"birth_rate_percent", NULL},
    {"within", "between"},
};

static ptrdiff_t find_number(const struct sg_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind == SG_COLUMN_NUMBER &&
            (strcmp(name, column->name) == 0 || fits_pattern(name, column->name)))
            return (ptrdiff_t)i;
    }
    return -1;
}

ptrdiff_t sg_table_likely_main(const struct sg_table *table)
{
    for (size_t k = 0; k < sizeof mains / sizeof *mains; k++) {
        ptrdiff_t found = find_number(table, mains[k].name);
        if (found >= 0 && (!mains[k].beside || find_number(table, mains[k].beside) >= 0))
            return found;
    }
    ptrdiff_t last = -1;
    bool ours = true;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER) {
            last = (ptrdiff_t)i;
            ours = ours && sg_column_info(table->columns[i]->name);
        }
    ptrdiff_t n = ours ? find_number(table, "n") : -1;
    return n >= 0 ? n : last;
}

const char *sg_column_title(const struct sg_column *column, enum sg_lang lang)
{
    const struct sg_column_info *info = sg_column_info(column->name);
    if (column->label)
        return column->label;
    return info && !is_pattern(info->name) ? sg_lang_pick(info->label, lang) : column->name;
}

int sg_column_decimals(const struct sg_column *column, int asked)
{
    const struct sg_column_info *info = sg_column_info(column->name);
    int usual = column->decimals >= 0 ? column->decimals : info ? info->decimals : -1;
    return asked >= 0 && usual > 0 ? asked : usual;
}

const char *sg_column_unit(const struct sg_column *column, enum sg_lang lang)
{
    const struct sg_column_info *info = sg_column_info(column->name);
    if (column->unit || !info || column->kind != info->kind || !info->unit.en)
        return column->unit;
    return sg_lang_pick(info->unit, lang);
}
