/* Which areas make up the cities, prefectures and the nation that --to asks for. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "table/area_code.h"
#include "table/area_list.h"
#include "table/args.h"
#include "table/code_form.h"
#include "table/text.h"

#include "aggregate.h"

enum { CODES = 48000 }; /* codes of areas lie below */

struct levels {
    struct sg_aggregate *a;
    bool ja;
    int order[SG_AREA_NATION + 1]; /* per level: 1 and the place in which --to has it, or 0 */
    long *code;                    /* per item of the axis; -1: none */
    uint32_t *item_of;             /* per code: the item, or SG_NO_PAIR */
    uint32_t *target_of;           /* per code: the target, or SG_NO_PAIR */
    const char *form;              /* a code as the table writes it */
    struct sg_pairs instances;     /* of (frame, target) */
    double *covered;               /* per instance: how many municipalities its members are */
    size_t covered_capacity;
};

static bool read_levels(struct levels *l, struct sg_error *err)
{
    static const struct {
        const char *word;
        enum sg_area_level level;
    } words[] = {
        {"city", SG_AREA_CITY}, {"prefecture", SG_AREA_PREFECTURE}, {"nation", SG_AREA_NATION}};
    int n = 0;
    for (const char *at = sg_args_text(l->a->run->args, "to"); at; at = strchr(at, ',')) {
        at += *at == ',';
        size_t length = strcspn(at, ","), k = 0;
        while (k < 3 && (strlen(words[k].word) != length || strncmp(words[k].word, at, length)))
            k++;
        if (k == 3) {
            char *word = sg_copy_bytes(at, length);
            sg_fail(err, SG_FAIL_USAGE, "--to takes city, prefecture and nation, not '%s'", word);
            free(word);
            return false;
        }
        l->order[words[k].level] = ++n;
    }
    return true;
}

/* The codes of the items; a total without one is the whole country. */
static bool read_codes(struct levels *l, struct sg_error *err)
{
    const struct sg_cube_axis *axis = l->a->axis;
    char code[SG_AREA_CODE_SIZE];
    for (uint32_t i = 0; i < axis->n; i++) {
        const char *label = sg_cube_label(l->a->cube, axis, i);
        bool read = sg_area_code_read(label, code);
        l->code[i] = read ? strtol(code, NULL, 10) : axis->kind[i] == SG_CUBE_TOTAL ? 0 : -1;
        if (l->code[i] < 0) {
            sg_fail(err, SG_FAIL_DATA,
                    "--to needs codes of areas, which '%s' is not: name a column of codes with "
                    "--area, or a map with --groups",
                    label);
            return sg_fail_at_file(err, l->a->cube->table->info.file);
        }
        if (read && l->code[i] && !l->form)
            l->form = label;
        if (l->item_of[l->code[i]] == SG_NO_PAIR)
            l->item_of[l->code[i]] = i;
    }
    return true;
}

/* Whether the table has the area in the group and period of a unit. */
static bool is_there(const struct levels *l, uint32_t unit, long code)
{
    const struct sg_cube *cube = l->a->cube;
    const struct sg_cube_slice *slice = &cube->slices[unit];
    uint32_t item = l->item_of[code];
    uint32_t series = item == SG_NO_PAIR ? SG_NO_PAIR
                                         : sg_pairs_find(&cube->series_of,
                                                         cube->series[slice->series].group, item);
    return series != SG_NO_PAIR &&
           sg_pairs_find(&cube->slice_of, series, slice->period) != SG_NO_PAIR;
}

/* A code as the table writes codes: behind R, with check digit, without leading zero. */
static char *write_code(const struct levels *l, long code)
{
    struct sg_buffer text = {0};
    const char *form = l->form ? l->form : "00000";
    size_t n = strlen(form), digits = strspn(form + (*form == 'R'), "0123456789");
    char five[8]; /* a sign too, for the compiler */
    snprintf(five, sizeof five, "%.5ld", code % 100000);
    if (*form == 'R')
        sg_buffer_add_char(&text, 'R');
    sg_buffer_add(&text, n == 4 && digits == 4 && *five == '0' ? five + 1 : five);
    if (digits == 6)
        sg_buffer_printf(&text, "%d", sg_area_code_check_digit(five));
    return sg_buffer_take(&text);
}

static uint32_t target_of(struct levels *l, long code)
{
    if (l->target_of[code] != SG_NO_PAIR)
        return l->target_of[code];
    const struct sg_known_area *known = sg_known_area(code);
    char *text = write_code(l, code);
    uint32_t target = sg_aggregate_add_target(
        l->a, text, known ? sg_lang_pick(known->name, l->ja ? SG_JA : SG_EN) : text);
    free(text);
    l->a->targets[target].order = l->order[sg_area_level(code)];
    l->a->targets[target].number = code;
    l->a->targets[target].own = l->item_of[code];
    l->target_of[code] = target;
    return target;
}

/* The area of that level which `code` lies in or is, if nothing that is there lies between; -1. */
static long member_of(const struct levels *l, uint32_t unit, long code, enum sg_area_level level)
{
    if (sg_area_level(code) == level)
        return code;
    while ((code = sg_area_code_above(code)) >= 0) {
        if (is_there(l, unit, code))
            return -1;
        if (sg_area_level(code) == level)
            return code;
    }
    return -1;
}

static void add_member(struct levels *l, uint32_t unit, long code, long above)
{
    uint32_t target = target_of(l, above);
    uint32_t instance = sg_pairs_number(&l->instances, l->a->frame[unit], target);
    size_t had = l->covered_capacity;
    l->covered =
        sg_grow(l->covered, &l->covered_capacity, (size_t)instance + 1, sizeof *l->covered);
    for (size_t i = had; i < l->covered_capacity; i++)
        l->covered[i] = 0;
    l->covered[instance] += sg_area_municipalities(code);
    sg_aggregate_link(l->a, unit, target, 1);
}

/* 神奈川県（33市区町村のうち2）: a sum of some is not the area. */
static void name_part(const struct levels *l, struct sg_aggregate_target *target, double covered,
                      int all)
{
    static const struct sg_bilingual parts[] = {{"municipalities", "市区町村"}, {"wards", "区"}};
    const struct sg_number_style style = {.decimals = 0, .thousands = true};
    char some[SG_NUMBER_SIZE], whole[SG_NUMBER_SIZE];
    struct sg_buffer name = {0};
    bool city = sg_area_level(target->number) == SG_AREA_CITY;
    sg_number_display(floor(covered + 1e-9), style, some);
    sg_number_display(all, style, whole);
    if (l->ja)
        sg_buffer_printf(&name, "%s（%s%sのうち%s）", target->name, whole, parts[city].ja, some);
    else
        sg_buffer_printf(&name, "%s (%s of %s %s)", target->name, some, whole, parts[city].en);
    free(target->name);
    target->name = sg_buffer_take(&name);
}

/* Names those targets of which, in some period, the table has not all there is. */
static void name_parts(struct levels *l)
{
    double *least = sg_alloc(l->a->n_targets, sizeof *least);
    for (size_t t = 0; t < l->a->n_targets; t++)
        least[t] = INFINITY;
    for (uint32_t i = 0; i < l->instances.n; i++) {
        uint32_t target = (uint32_t)l->instances.keys[i];
        least[target] = fmin(least[target], l->covered[i]);
    }
    for (size_t t = 0; t < l->a->n_targets; t++) {
        struct sg_aggregate_target *target = &l->a->targets[t];
        const struct sg_known_area *known = sg_known_area(target->number);
        bool city = known && sg_area_level(target->number) == SG_AREA_CITY;
        double wards = city && sg_area_municipalities(target->number) == 1 ? known->parts : 1;
        if (!known || least[t] * wards >= known->parts - 1e-6)
            continue;
        name_part(l, target, least[t] * wards, known->parts);
        sg_run_note(l->a->run, "the table has not all of it: %s", target->name);
    }
    free(least);
}

static void link_units(struct levels *l)
{
    for (uint32_t unit = 0; unit < l->a->n_units; unit++) {
        long code = l->code[sg_aggregate_item(l->a, unit)];
        for (enum sg_area_level level = SG_AREA_CITY; level <= SG_AREA_NATION; level++) {
            long above = l->order[level] ? member_of(l, unit, code, level) : -1;
            if (above >= 0)
                add_member(l, unit, code, above);
        }
    }
}

static bool has_japanese_names(const struct sg_cube *cube, enum sg_lang lang)
{
    for (size_t i = 0; i < cube->table->n_columns; i++) {
        const struct sg_levels *levels = &cube->table->columns[i]->levels;
        if ((ptrdiff_t)i == cube->area.column || !sg_cube_goes_with(cube, &cube->area, i))
            continue;
        for (size_t k = 0; k < levels->n; k++)
            if (sg_text_has_japanese(levels->texts[k]))
                return true;
        return false;
    }
    return lang == SG_JA;
}

bool sg_aggregate_levels(struct sg_aggregate *a, struct sg_error *err)
{
    struct levels l = {.a = a, .ja = has_japanese_names(a->cube, a->run->lang)};
    l.code = sg_alloc(a->axis->n, sizeof *l.code);
    l.item_of = sg_alloc(CODES, sizeof *l.item_of);
    l.target_of = sg_alloc(CODES, sizeof *l.target_of);
    for (size_t i = 0; i < CODES; i++)
        l.item_of[i] = l.target_of[i] = SG_NO_PAIR;
    bool ok = read_levels(&l, err) && read_codes(&l, err);
    if (ok) {
        link_units(&l);
        name_parts(&l);
    }
    free(l.code);
    free(l.item_of);
    free(l.target_of);
    free(l.covered);
    sg_pairs_free(&l.instances);
    return ok;
}
