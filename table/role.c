#include "role.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "lookup.h"

#include "area_code.h"
#include "column.h"
#include "role_words.h"

static const struct {
    enum sg_role role;
    const char *word;
    struct sg_bilingual label;
} roles[] = {
    {SG_ROLE_NONE, "", {"", NULL}},
    {SG_ROLE_AREA, "area", {"area", "地域"}},
    {SG_ROLE_AREA_NAME, "area_name", {"name of the area", "地域名"}},
    {SG_ROLE_BY, "by", {"category", "分類"}},
    {SG_ROLE_BY_CODE, "by_code", {"code of the category", "分類コード"}},
    {SG_ROLE_PERIOD, "period", {"period", "時点"}},
    {SG_ROLE_VALUE, "value", {"value", "値"}},
    {SG_ROLE_MEASURE, "measure", {"measure", "表章項目"}},
    {SG_ROLE_DOMAIN, "domain", {"domain", "層別"}},
    {SG_ROLE_STATUS, "status", {"status", "状態"}},
    {SG_ROLE_NOTE, "note", {"note", "注記"}},
};

enum { N_ROLES = sizeof roles / sizeof *roles };

const char *sg_role_word(enum sg_role role)
{
    return roles[role].word;
}

bool sg_role_read(const char *word, enum sg_role *role)
{
    for (int i = 1; i < N_ROLES; i++)
        if (strcmp(roles[i].word, word) == 0) {
            *role = roles[i].role;
            return true;
        }
    return false;
}

struct search {
    const struct sg_table *table;
    enum sg_role role;
    const bool *taken; /* columns that are something else already, or NULL */
    size_t *found;     /* indexes of the candidates, room for every column */
    size_t n;
};

typedef bool fits_fn(const struct sg_column *column, enum sg_role role);

enum sg_role sg_role_of_column(const struct sg_column *column)
{
    if (column->role != SG_ROLE_NONE)
        return column->role;
    enum sg_role role = sg_role_of_header(column->name);
    bool unit =
        role == SG_ROLE_NOTE && column->kind == SG_COLUMN_CATEGORY && sg_role_is_unit(column->name);
    return unit && !sg_role_holds_units(column) ? SG_ROLE_NONE : role;
}

static bool is_declared(const struct sg_column *column, enum sg_role role)
{
    return column->role == role;
}

static bool has_usual_header(const struct sg_column *column, enum sg_role role)
{
    return column->role == SG_ROLE_NONE && sg_role_of_header(column->name) == role;
}

/* Values are numbers, all else is labels. */
static bool has_fitting_kind(const struct sg_column *column, enum sg_role role)
{
    return (column->kind == SG_COLUMN_NUMBER) == (role == SG_ROLE_VALUE);
}

static bool is_usual(const struct sg_column *column, enum sg_role role)
{
    return has_usual_header(column, role) && has_fitting_kind(column, role);
}

static bool is_free_number(const struct sg_column *column, enum sg_role role)
{
    return is_declared(column, SG_ROLE_NONE) && has_fitting_kind(column, role);
}

/* What a tally summed, or another command computed of two numbers that stand beside it. */
static bool is_result(const struct sg_column *column, enum sg_role role)
{
    static const char *const names[] = {"sum_*", "ratio", "index_number", "birth_rate_percent"};
    const struct sg_column_info *info = sg_column_info(column->name);
    for (size_t i = 0; info && i < sizeof names / sizeof *names; i++)
        if (strcmp(info->name, names[i]) == 0)
            return is_free_number(column, role);
    return false;
}

/* Numbers but for some cells. */
static bool is_spoilt(const struct sg_column *column, enum sg_role role)
{
    (void)role;
    return is_declared(column, SG_ROLE_NONE) && sg_role_of_header(column->name) == SG_ROLE_NONE &&
           sg_column_is_spoilt_number(column);
}

/* Looks among columns that `fits` accepts as `role`; false if there is none. */
static bool gather(struct search *search, fits_fn *fits, enum sg_role role)
{
    search->n = 0;
    for (size_t i = 0; i < search->table->n_columns; i++)
        if (!(search->taken && search->taken[i]) && fits(search->table->columns[i], role))
            search->found[search->n++] = i;
    return search->n > 0;
}

/* Fills the candidates of a role that nobody asked for; false if there is none. `*declared` says
   that the data package names them. */
static bool gather_role(struct search *search, bool *declared)
{
    enum sg_role role = search->role;
    *declared = gather(search, is_declared, role);
    if (*declared || gather(search, is_usual, role))
        return true;
    /* An area without code is keyed by its name, categories without labels by their code. */
    enum sg_role other = role == SG_ROLE_AREA ? SG_ROLE_AREA_NAME
                         : role == SG_ROLE_BY ? SG_ROLE_BY_CODE
                                              : SG_ROLE_NONE;
    if (other != SG_ROLE_NONE) {
        *declared = gather(search, is_declared, other);
        return *declared || gather(search, is_usual, other);
    }
    if (role != SG_ROLE_VALUE)
        return false;
    /* A value that is text shall be found, so that the message names its bad cell. */
    if (gather(search, has_usual_header, role) ||
        (gather(search, is_free_number, role) && search->n == 1) ||
        gather(search, is_result, role) ||
        (search->n == 0 && gather(search, is_spoilt, role) && search->n == 1))
        return true;
    search->n = 0;
    return false;
}

/* Whether all codes are those of municipalities, whose name no prefecture is. */
static bool are_municipal(const struct sg_column *codes)
{
    char code[SG_AREA_CODE_SIZE];
    bool all = codes->levels.n > 0;
    for (size_t i = 0; all && i < codes->levels.n; i++)
        all = sg_area_code_read(codes->levels.texts[i], code) && strcmp(code + 2, "000") != 0;
    return all;
}

/* The name beside an area's code: the municipality's where the prefecture's stands there too. */
static void gather_area_name(struct search *search, bool *declared)
{
    struct search codes = *search;
    codes.role = SG_ROLE_AREA;
    bool keyed =
        gather(&codes, is_declared, SG_ROLE_AREA) || gather(&codes, is_usual, SG_ROLE_AREA);
    size_t code = keyed ? codes.found[0] : 0; /* the names take the same list */
    search->n = 0;
    if (!keyed || !gather_role(search, declared) || search->n == 1)
        return;
    size_t kept = 0, others = 0, other = 0;
    for (size_t i = 0; i < search->n; i++) {
        const char *header = search->table->columns[search->found[i]]->name;
        others += !sg_role_is_prefecture(header);
        other = sg_role_is_prefecture(header) ? other : search->found[i];
        if (sg_role_is_municipality(header))
            search->found[kept++] = search->found[i];
    }
    if (kept == 0 && others == 1 && are_municipal(search->table->columns[code]))
        search->found[kept++] = other;
    search->n = kept == 1;
}

/* "a, b, c": the candidates, or all columns when `found` is NULL. */
static char *list_columns(const struct sg_table *table, const size_t *found, size_t n)
{
    struct sg_buffer list = {0};
    for (size_t i = 0; i < n; i++) {
        sg_buffer_add(&list, i ? ", " : "");
        sg_buffer_add(&list, table->columns[found ? found[i] : i]->name);
    }
    return sg_buffer_take(&list);
}

static bool fail_none(const struct search *search, struct sg_error *err)
{
    const struct sg_table *table = search->table;
    char *all = list_columns(table, NULL, table->n_columns);
    sg_fail(err, SG_FAIL_USAGE, "no column looks like the %s; name one with --%s: %s",
            sg_lang_pick(roles[search->role].label, err ? err->lang : SG_EN),
            sg_role_word(search->role), all);
    free(all);
    return sg_fail_at_file(err, table->info.file);
}

bool sg_role_fail_several(const struct sg_table *table, enum sg_role role, const size_t found[],
                          size_t n, struct sg_error *err)
{
    char *candidates = list_columns(table, found, n);
    bool pair = role == SG_ROLE_PERIOD && n == 2;
    sg_fail(err, SG_FAIL_USAGE,
            pair ? "several columns may be the %s; name one with --%s, or a year and its part "
                   "with + between them: %s"
                 : "several columns may be the %s; name one with --%s: %s",
            sg_lang_pick(roles[role].label, err ? err->lang : SG_EN), sg_role_word(role),
            candidates);
    free(candidates);
    return sg_fail_at_file(err, table->info.file);
}

/* Labels are needed for every role but the value, of which its user says more. */
static bool check_kind(const struct search *search, const struct sg_column *found,
                       struct sg_error *err)
{
    if (search->role == SG_ROLE_VALUE || has_fitting_kind(found, search->role))
        return true;
    sg_fail(err, SG_FAIL_USAGE, "the column holds numbers where the %s needs labels",
            sg_lang_pick(roles[search->role].label, err ? err->lang : SG_EN));
    sg_fail_at_column(err, found->name);
    return sg_fail_at_file(err, search->table->info.file);
}

static bool find_asked(const struct search *search, const char *asked, ptrdiff_t *column,
                       struct sg_error *err)
{
    *column = sg_table_meant(search->table, asked);
    if (*column < 0)
        return sg_table_fail_column(search->table, asked, err);
    return check_kind(search, search->table->columns[*column], err);
}

bool sg_role_find(const struct sg_table *table, enum sg_role role, const char *asked, bool required,
                  ptrdiff_t *column, bool *assumed, struct sg_error *err)
{
    return sg_role_find_free(table, role, asked, required, NULL, column, assumed, err);
}

bool sg_role_find_free(const struct sg_table *table, enum sg_role role, const char *asked,
                       bool required, const bool taken[], ptrdiff_t *column, bool *assumed,
                       struct sg_error *err)
{
    struct search search = {.table = table, .role = role, .taken = taken};
    bool declared = false;
    *column = -1;
    if (assumed)
        *assumed = false;
    if (asked)
        return find_asked(&search, asked, column, err);
    search.found = sg_alloc(table->n_columns, sizeof *search.found);
    if (role == SG_ROLE_AREA_NAME)
        gather_area_name(&search, &declared);
    else
        gather_role(&search, &declared);
    bool found = search.n == 1 || (search.n == 0 && !required);
    if (search.n == 1)
        *column = (ptrdiff_t)search.found[0];
    else if (!found)
        search.n ? sg_role_fail_several(table, role, search.found, search.n, err)
                 : fail_none(&search, err);
    if (*column >= 0)
        found = check_kind(&search, table->columns[*column], err);
    if (assumed)
        *assumed = search.n == 1 && !declared;
    free(search.found);
    return found;
}
