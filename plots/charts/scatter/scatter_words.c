/* What a scatter says in words, from printed values only. */
#include "scatter_model.h"

#include <math.h>
#include <string.h>

#include "plots/charts/chart_input.h"
#include "plots/charts/moves_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

/* What a column is called: the measure of the table where it is its values. */
static const char *title_of(const struct sg_scatter *scatter, const struct sg_column *column,
                            enum sg_lang lang)
{
    const char *measure = scatter->items.table->info.measure;
    return strcmp(column->name, "value") == 0 && measure ? measure : sg_column_title(column, lang);
}

static void add_measure(const struct sg_scatter *scatter, const struct sg_column *column,
                        enum sg_lang lang, bool within, struct sg_buffer *out)
{
    struct sg_buffer name = {0};
    sg_words_measure_name(title_of(scatter, column, lang), lang, &name);
    if (within)
        sg_words_title(sg_buffer_text(&name), lang, out);
    else
        sg_buffer_add(out, sg_buffer_text(&name));
    sg_buffer_free(&name);
}

void sg_scatter_axis_name(const struct sg_scatter *scatter, const struct sg_scatter_axis *axis,
                          enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_measure(title_of(scatter, axis->column, lang), axis->column->unit, lang, out);
    if (axis->log)
        sg_buffer_add(out, sg_words_pick(lang, " (log scale)", "（対数目盛）"));
}

/* --- quadrants */

/* What lies on that side of a reference has in common; NULL: nothing but that side. */
static const char *side_word(const struct sg_scatter_axis *axis, bool above, enum sg_lang lang)
{
    if (axis->quotient)
        return above ? sg_words_pick(lang, "specialized", "特化")
                     : sg_words_pick(lang, "not specialized", "非特化");
    if (axis->change && axis->of == SG_SCATTER_EVEN)
        return above ? sg_words_pick(lang, "growing", "増加")
                     : sg_words_pick(lang, "shrinking", "減少");
    if (axis->change && axis->of == SG_SCATTER_TOTAL)
        return above ? sg_words_pick(lang, "faster", "伸びが高い")
                     : sg_words_pick(lang, "slower", "伸びが低い");
    if (axis->of == SG_SCATTER_MEAN && strcmp(axis->column->name, "influence") == 0)
        return above ? sg_words_pick(lang, "strong influence", "影響力大")
                     : sg_words_pick(lang, "weak influence", "影響力小");
    if (axis->of == SG_SCATTER_MEAN)
        return above ? sg_words_pick(lang, "strong sensitivity", "感応度大")
                     : sg_words_pick(lang, "weak sensitivity", "感応度小");
    return NULL;
}

void sg_scatter_corner(const struct sg_scatter *scatter, bool right, bool above, enum sg_lang lang,
                       struct sg_buffer *out)
{
    static const struct sg_bilingual sides[2][2] = {
        {{"both below", "ともに下回る"}, {"above on the vertical axis only", "縦軸のみ上回る"}},
        {{"above on the horizontal axis only", "横軸のみ上回る"}, {"both above", "ともに上回る"}}};
    const char *x = side_word(&scatter->x, right, lang), *y = side_word(&scatter->y, above, lang);
    if (x && y)
        sg_buffer_printf(out, "%s%s%s", x, sg_words_pick(lang, ", ", "・"), y);
    else
        sg_buffer_add(out, sg_lang_pick(sides[right][above], lang));
}

static const char *total_label(const struct sg_scatter *scatter)
{
    return sg_column_text(scatter->items.label, (size_t)scatter->items.left_total);
}

/* --- title */

/* What they are above in both: 全産業, the medians, the lines. */
static void add_references(const struct sg_scatter *scatter, enum sg_lang lang,
                           struct sg_buffer *out)
{
    enum sg_scatter_reference of = scatter->x.of == scatter->y.of ? scatter->x.of : 0;
    if (of == SG_SCATTER_TOTAL && lang == SG_JA)
        sg_words_full_name(total_label(scatter), lang, out);
    else if (of == SG_SCATTER_TOTAL) {
        sg_words_full_name(total_label(scatter), lang, out);
        sg_buffer_add(out, " in both");
    } else if (of == SG_SCATTER_MEAN)
        sg_buffer_add(out, sg_words_pick(lang, "both means", "平均"));
    else if (of == SG_SCATTER_MEDIAN)
        sg_buffer_add(out, sg_words_pick(lang, "both medians", "中央値"));
    else
        sg_buffer_add(out, sg_words_pick(lang, "both reference lines", "基準"));
}

/* Some names, and how many there are besides. */
static void add_names(const struct sg_scatter *scatter, enum sg_lang lang, struct sg_buffer *out)
{
    size_t n = scatter->quadrants.n_above, shown = n < SG_SCATTER_NAMED ? n : SG_SCATTER_NAMED;
    bool sure = !scatter->quadrants.n_unknown;
    const char *what = sg_moves_items(scatter->items.label, lang);
    for (size_t k = 0; k < shown; k++) {
        if (k)
            sg_buffer_add(out, lang == SG_JA ? "、" : k + 1 == n ? " and " : ", ");
        sg_words_name(scatter->items.items[scatter->quadrants.above[k]].label, lang, out);
    }
    if (n > shown && lang == SG_JA)
        sg_buffer_add(out, "など");
    if (n > shown && sure && lang == SG_JA)
        sg_buffer_printf(out, "%zu%s", n, what);
    if (n > shown && lang == SG_EN)
        sg_buffer_printf(out, sure ? " and %zu more" : " and others", n - shown);
}

static void say_title(const struct sg_scatter *scatter, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_quadrants *found = &scatter->quadrants;
    const char *what = sg_moves_items(scatter->items.label, lang);
    if (!scatter->x.of || !scatter->y.of || scatter->sampled || found->n < 2 ||
        (!found->n_above && found->n_unknown))
        return;
    if (lang == SG_EN) {
        add_names(scatter, lang, out);
        if (!found->n_above)
            sg_buffer_printf(out, "None of %zu %s", found->n, what);
        sg_buffer_add(out, found->n_above > 1 ? " are above " : " is above ");
        add_references(scatter, lang, out);
        return;
    }
    add_names(scatter, lang, out);
    sg_buffer_add(out, found->n_above ? "は" : "");
    add_measure(scatter, scatter->x.column, lang, true, out);
    sg_buffer_add(out, found->n_above ? "、" : "と");
    add_measure(scatter, scatter->y.column, lang, true, out);
    sg_buffer_add(out, found->n_above ? "とも" : "がともに");
    add_references(scatter, lang, out);
    sg_buffer_add(out, "を上回る");
    if (!found->n_above)
        sg_buffer_printf(out, "%sはない", what);
}

static void say_subtitle(const struct sg_scatter *scatter, enum sg_lang lang, struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    const char *place = scatter->area ? scatter->area : scatter->items.table->info.place;
    const char *by = sg_column_title(scatter->items.label, lang);
    if (lang == SG_JA)
        sg_buffer_printf(out, "%s別の", sg_names_label(by, lang, false));
    add_measure(scatter, scatter->x.column, lang, false, out);
    sg_buffer_add(out, sg_words_pick(lang, " and ", "と"));
    add_measure(scatter, scatter->y.column, lang, true, out);
    if (lang == SG_EN) {
        sg_buffer_add(out, " by ");
        sg_words_title(by, lang, out);
    }
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, sg_names_label(place, lang, false));
    if (scatter->period) {
        sg_buffer_add(out, comma);
        sg_words_period(scatter->period, &scatter->when, lang, out);
    }
}

/* --- note */

static void add_number(double x, const struct sg_scatter_axis *axis, enum sg_lang lang,
                       struct sg_buffer *out)
{
    sg_words_number(x, (struct sg_words_number){axis->decimals, axis->change, lang}, out);
}

static void say_line(const struct sg_scatter *scatter, const struct sg_scatter_axis *axis,
                     enum sg_lang lang, struct sg_buffer *out)
{
    add_measure(scatter, axis->column, lang, true, out);
    sg_buffer_add(out, sg_words_pick(lang, " ", "は"));
    if (axis->of == SG_SCATTER_EVEN) {
        sg_words_number(axis->reference, (struct sg_words_number){-1, false, lang}, out);
        return;
    }
    if (axis->of == SG_SCATTER_TOTAL)
        sg_words_full_name(sg_column_text(scatter->items.label, (size_t)scatter->items.left_total),
                           lang, out);
    else if (axis->of == SG_SCATTER_MEAN)
        sg_buffer_add(out, sg_words_pick(lang, "the mean", "平均"));
    else
        sg_buffer_add(out, sg_words_pick(lang, "the median", "中央値"));
    sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
    if (axis->of == SG_SCATTER_MEAN)
        sg_words_number(axis->reference, (struct sg_words_number){-1, false, lang}, out);
    else
        add_number(axis->reference, axis, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

static void say_lines(const struct sg_scatter *scatter, enum sg_lang lang, struct sg_buffer *out)
{
    bool both = scatter->x.of && scatter->y.of;
    if (!scatter->x.of && !scatter->y.of)
        return;
    sg_buffer_add(out, sg_words_pick(lang, "Dividing lines: ", "区分線："));
    if (scatter->x.of)
        say_line(scatter, &scatter->x, lang, out);
    sg_buffer_add(out, both ? sg_words_pick(lang, ", ", "、") : "");
    if (scatter->y.of)
        say_line(scatter, &scatter->y, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    if (both && !scatter->sampled)
        sg_buffer_add(out, sg_words_pick(lang, "Dark: above both. ", "濃い点はともに上回るもの。"));
}

static void say_size(const struct sg_scatter *scatter, enum sg_lang lang, struct sg_buffer *out)
{
    if (!scatter->size)
        return;
    const struct sg_scatter_item *largest = &scatter->points[0];
    struct sg_buffer name = {0};
    add_measure(scatter, scatter->size, lang, true, &name);
    sg_buffer_printf(
        out, lang == SG_JA ? "円の面積は%sに比例（最大は%s、" : "Areas: %s (largest: %s, ",
        sg_buffer_text(&name), sg_items_name(&scatter->items, largest->item, lang, true));
    sg_words_number(largest->size, (struct sg_words_number){scatter->size_decimals, false, lang},
                    out);
    sg_buffer_add(out, sg_words_pick(lang, "). ", "）。"));
    sg_buffer_free(&name);
}

/* An item with both its values, or the symbols that stand instead. */
static void add_item(const struct sg_scatter *scatter, size_t item, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const struct sg_scatter_axis *axes[] = {&scatter->x, &scatter->y};
    size_t row = scatter->items.items[item].row;
    sg_buffer_printf(out, "%s%s", sg_items_name(&scatter->items, item, lang, true),
                     sg_words_pick(lang, " (", "（"));
    for (size_t k = 0; k < 2; k++) {
        double x = sg_column_finite(axes[k]->column, row);
        sg_buffer_add(out, k ? sg_words_pick(lang, ", ", "、") : "");
        if (isnan(x))
            sg_buffer_add(out, sg_words_symbol(sg_input_void(axes[k]->column, row), lang));
        else
            add_number(x, axes[k], lang, out);
    }
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

static void say_missing(const struct sg_scatter *scatter, enum sg_lang lang, struct sg_buffer *out)
{
    size_t far = 0;
    for (size_t i = 0; i < scatter->n_absent; i++) {
        sg_buffer_add(out, i ? sg_words_pick(lang, "; ", "、")
                             : sg_words_pick(lang, "Not shown: ", "図にないもの："));
        add_item(scatter, scatter->absent[i], lang, out);
    }
    sg_buffer_add(out, scatter->n_absent ? sg_words_pick(lang, ". ", "。") : "");
    for (size_t i = 0; i < scatter->n; i++) {
        if (!scatter->points[i].far)
            continue;
        sg_buffer_add(out,
                      far++ ? sg_words_pick(lang, "; ", "、")
                            : sg_words_pick(lang, "Below the axis (1/8): ", "目盛（1/8）より下："));
        add_item(scatter, scatter->points[i].item, lang, out);
    }
    sg_buffer_add(out, far ? sg_words_pick(lang, ". ", "。") : "");
}

void sg_scatter_note(const struct sg_scatter *scatter, const struct sg_texts *bare,
                     enum sg_lang lang, struct sg_buffer *out)
{
    say_lines(scatter, lang, out);
    say_size(scatter, lang, out);
    sg_words_list(bare, sg_words_pick(lang, "Points without a name: ", "名称を付けていない点："),
                  lang, out);
    say_missing(scatter, lang, out);
    sg_words_notes(scatter->items.table, &(struct sg_words_scope){.used = scatter->voids}, lang,
                   out);
}

void sg_scatter_words(const struct sg_scatter *scatter, enum sg_lang lang, struct sg_frame *frame)
{
    struct sg_buffer *out = &frame->description;
    say_title(scatter, lang, &frame->title);
    say_subtitle(scatter, lang, &frame->subtitle);
    sg_buffer_add(out, sg_words_pick(lang, "Scatter of ", "散布図。横軸："));
    sg_scatter_axis_name(scatter, &scatter->x, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " (across) and ", "、縦軸："));
    sg_scatter_axis_name(scatter, &scatter->y, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " (upwards). ", "。"));
    for (size_t i = 0; i < scatter->items.n; i++) {
        add_item(scatter, i, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
