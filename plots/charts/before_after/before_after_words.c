/* What a figure of two points in time says beside its title. */
#include "before_after_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/subject.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

static bool has_several_answers(const struct sg_before_after *both)
{
    size_t *rows = sg_alloc(both->items.n, sizeof *rows);
    for (size_t i = 0; i < both->items.n; i++)
        rows[i] = both->items.items[i].row;
    bool several = both->percent && !both->groups &&
                   sg_subject_is_multiple(both->items.table, both->value, both->items.label, rows,
                                          both->items.n);
    free(rows);
    return several;
}

/* The measure as a heading names it, without its unit. */
static void add_measure(const struct sg_before_after *both, enum sg_lang lang,
                        struct sg_buffer *out)
{
    if (both->measure)
        sg_words_measure_name(both->measure, lang, out);
    else
        sg_buffer_add(out, sg_words_pick(lang, "Value", "値"));
}

static void add_what(const struct sg_before_after *both, enum sg_lang lang, struct sg_buffer *out)
{
    const char *by = sg_column_title(both->items.label, lang);
    bool share = strcmp(both->name, "share_percent") == 0;
    if (both->question) {
        sg_buffer_add(out, both->question);
    } else if (lang == SG_JA) {
        sg_buffer_printf(out, "%s別の", sg_names_label(by, lang, false));
        if (!share || both->measure)
            add_measure(both, lang, out);
        sg_buffer_add(out, !share ? "" : both->measure ? "の構成比" : "構成比");
    } else {
        add_measure(both, lang, out);
        sg_buffer_add(out, " by ");
        sg_words_title(by, lang, out);
        sg_buffer_add(out, share ? ", share" : "");
    }
}

/* "（百万円）" where the measure does not name it. */
static void add_unit(const struct sg_before_after *both, enum sg_lang lang, struct sg_buffer *out)
{
    char *own = both->unit || !both->measure ? NULL : sg_unit_of_label(both->measure);
    const char *unit = both->unit ? both->unit : own;
    if (unit && !sg_words_name_unit(both->measure, unit)) {
        sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
        sg_unit_name(unit, 1, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
    }
    free(own);
}

void sg_before_after_subtitle(const struct sg_before_after *both, enum sg_lang lang,
                              struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    const char *place = both->area ? both->area : both->items.table->info.place;
    add_what(both, lang, out);
    bool several = has_several_answers(both) && strcmp(both->name, "share_percent") != 0;
    if (both->percent)
        sg_buffer_add(out, several
                               ? sg_words_pick(lang, ", multiple answers, %", "（複数回答、％）")
                               : sg_words_pick(lang, " in %", "（％）"));
    else
        add_unit(both, lang, out);
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, sg_names_label(place, lang, false));
    if (!sg_before_after_has_before(both) && both->label[SG_NOW]) {
        sg_buffer_add(out, comma);
        sg_before_after_when(both, SG_NOW, lang, out);
    }
}

void sg_before_after_say_span(const struct sg_before_after *both, enum sg_lang lang,
                              struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, ", change ", "、"));
    sg_before_after_when(both, SG_BEFORE, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " to ", "～"));
    sg_before_after_when(both, SG_NOW, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "", "の増減"));
}

void sg_before_after_note(const struct sg_before_after *both, enum sg_lang lang,
                          struct sg_buffer *out)
{
    bool timed = both->when[SG_BEFORE].kind && both->when[SG_NOW].kind;
    struct sg_words_scope scope = {.used = both->voids,
                                   .from = timed ? &both->when[SG_BEFORE] : NULL,
                                   .to = timed ? &both->when[SG_NOW] : NULL};
    sg_words_notes(both->items.table, &scope, lang, out);
}

static void add_wave(const struct sg_before_after *both, size_t i, int wave, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const struct sg_item_waves *waves = &both->waves[i];
    sg_before_after_text(both, i, wave, lang, out);
    if (!isnan(waves->lower[wave]))
        sg_words_range(waves->lower[wave], waves->upper[wave],
                       (struct sg_words_number){.decimals = both->decimals, .lang = lang}, out);
    if (wave == SG_NOW)
        sg_buffer_add(out, waves->direction);
}

void sg_before_after_description(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    bool compared = sg_before_after_has_before(both);
    for (size_t i = 0; i < both->items.n; i++) {
        sg_buffer_printf(out, "%s%s", sg_items_name(&both->items, i, lang, false),
                         sg_words_pick(lang, ": ", "："));
        for (int wave = compared ? SG_BEFORE : SG_NOW; wave >= SG_NOW; wave--) {
            sg_before_after_when(both, wave, lang, out);
            sg_buffer_add(out, " ");
            add_wave(both, i, wave, lang, out);
            sg_buffer_add(out, wave == SG_NOW ? sg_words_pick(lang, ". ", "。")
                                              : sg_words_pick(lang, ", ", "、"));
        }
    }
}
