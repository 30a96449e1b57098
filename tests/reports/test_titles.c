/* The title of a figure and the sentence of its table claim the same, for tables made by chance
   with ties, unknown cells, residual answers and totals. */
#include "tests/table_of.h"
#include "tests/test_support.h"
#include "tests/title_claims.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/sentences.h>

#include "plots/charts/charts.h"

enum { TABLES = 1000 };

static unsigned draw(unsigned *state, unsigned below)
{
    *state = *state * 1664525u + 1013904223u; /* Numerical Recipes */
    return (*state >> 8) % below;
}

static char *title_of(sg_chart_fn *chart, const struct sg_table *table)
{
    static const struct sg_chart_options options = {.lang = SG_JA, .width_mm = 165, .subtitle = ""};
    struct sg_figure figure;
    struct sg_theme theme;
    assert_true(sg_theme_read("plots", &theme, NULL));
    sg_figure_init(&figure, &theme, options.width_mm);
    bool drawn = chart(table, &options, &figure, NULL);
    char *title = drawn ? sg_copy_text(figure.title) : NULL;
    sg_figure_free(&figure);
    return title;
}

static char *sentence_of(const struct sg_table *table)
{
    struct sg_texts said = {0};
    struct sg_buffer all = {0};
    assert_true(sg_sentences(table, SG_JA, &said, NULL));
    for (size_t i = 0; i < said.n; i++)
        sg_buffer_add(&all, said.items[i]);
    sg_texts_free(&said);
    return sg_buffer_take(&all);
}

static const char *const labels[] = {"人手不足",     "原材料高",     "需要の停滞",
                                     "資金繰り",     "設備の老朽化", "後継者",
                                     "特に問題なし", "その他",       "無回答"};
enum { N_LABELS = sizeof labels / sizeof *labels };

/* A cell from few values, so that many are tied; one in eight is unknown. */
static void add_cell(unsigned *state, const char *const unknown, struct sg_buffer *out)
{
    if (draw(state, 8) == 0)
        sg_buffer_add(out, unknown);
    else
        sg_buffer_printf(out, "%u.%u", draw(state, 6) * 8, draw(state, 3));
}

/* Whether label `i` is among those of a table; at least the first is. */
static bool takes(unsigned *state, size_t i)
{
    return i == 0 || draw(state, 3) > 0;
}

static void make_answers(unsigned *state, struct sg_buffer *out)
{
    sg_buffer_add(out, "option|percent#|n#|lower_percent#|upper_percent#\n");
    for (size_t i = 0; i < N_LABELS; i++)
        if (takes(state, i)) {
            sg_buffer_printf(out, "%s|", labels[i]);
            add_cell(state, "X", out);
            sg_buffer_add(out, "|200|0|99\n");
        }
}

static void make_composition(unsigned *state, struct sg_buffer *out)
{
    double left = 100;
    sg_buffer_add(out, "industry|value#|total#|share_percent#\n");
    for (size_t i = 0; i < N_LABELS; i++) {
        double share = 4.0 * draw(state, 8);
        if (!takes(state, i) || share > left)
            continue;
        left -= share;
        if (draw(state, 8) == 0)
            sg_buffer_printf(out, "%s|X|100|X\n", labels[i]);
        else
            sg_buffer_printf(out, "%s|%g|100|%g\n", labels[i], share, share);
    }
    sg_buffer_printf(out, "事業|%g|100|%g\n総数|100|100|100\n", left, left);
}

static void make_change(unsigned *state, struct sg_buffer *out)
{
    sg_buffer_add(out, "industry|from@|to@|previous#|current#|change#|change_percent#\n");
    for (size_t i = 0; i < N_LABELS; i++) {
        unsigned before = 10 * (1 + draw(state, 6)), now = 10 * (1 + draw(state, 6));
        if (!takes(state, i))
            continue;
        if (draw(state, 8) == 0)
            sg_buffer_printf(out, "%s|2016|2021|X|%u|X|X\n", labels[i], now);
        else
            sg_buffer_printf(out, "%s|2016|2021|%u|%u|%d|0\n", labels[i], before, now,
                             (int)now - (int)before);
    }
    sg_buffer_add(out, "全産業|2016|2021|900|990|90|10\n");
}

/* Half of the tables have intervals. */
static void make_specialization(unsigned *state, struct sg_buffer *out)
{
    bool intervals = draw(state, 2);
    sg_buffer_printf(out, "industry|value#|area_total#|coefficient#%s\n",
                     intervals ? "|lower#" : "");
    for (size_t i = 0; i < N_LABELS; i++) {
        double x = 0.5 + 0.25 * draw(state, 6);
        if (!takes(state, i))
            continue;
        sg_buffer_printf(out, "%s|5|100|%.2f", labels[i], x);
        if (intervals)
            sg_buffer_printf(out, "|%.2f", x - 0.3 * draw(state, 2));
        sg_buffer_add(out, "\n");
    }
}

static void make_targets(unsigned *state, struct sg_buffer *out)
{
    static const char *const courses[] = {"up", "down"}, *const grades[] = {"A", "B"};
    sg_buffer_add(out, "indicator|direction|target#|actual#|attainment_percent#|grade\n");
    for (size_t i = 0; i < N_LABELS; i++) {
        unsigned course = draw(state, 2), target = 1 + draw(state, 9), actual = draw(state, 12);
        bool known = draw(state, 6) > 0;
        bool met = course ? actual <= target : actual >= target;
        sg_buffer_printf(out, "%s|%s|%u|", labels[i], courses[course], target);
        if (known)
            sg_buffer_printf(out, "%u|%g|%s\n", actual, 100.0 * actual / target, grades[!met]);
        else
            sg_buffer_add(out, "…|…|\n");
    }
}

static void make_compare(unsigned *state, struct sg_buffer *out)
{
    static const char *const marks[] = {"▲", "▼", ""};
    sg_buffer_add(out, "option|previous_percent#|current_percent#|difference_points#|p_adjusted#|"
                       "direction\n");
    for (size_t i = 0; i < N_LABELS; i++)
        if (takes(state, i)) {
            unsigned mark = draw(state, 3), before = draw(state, 50);
            sg_buffer_printf(out, "%s|%u|", labels[i], before);
            add_cell(state, "X", out);
            sg_buffer_printf(out, "|%s|0.01|%s\n", mark == 1 ? "-5" : "5", marks[mark]);
        }
}

/* A kind of table, its figures and what both must agree in. */
struct trial_kind {
    void (*make)(unsigned *state, struct sg_buffer *out);
    sg_chart_fn *charts[3]; /* NULL-terminated */
    find_fn *in_title, *in_sentence;
    bool brief; /* titles may leave out what sentences say */
};

/* That both claim the same. */
static void hold(const struct trial_kind *kind, const char *table, const char *title,
                 const char *sentence, size_t *n_claims)
{
    struct claim figure, words;
    kind->in_title(title, &figure);
    kind->in_sentence(sentence, &words);
    *n_claims += *figure.name != '\0';
    if (kind->brief && !*figure.name)
        return;
    if (strcmp(figure.name, words.name) == 0 && strcmp(figure.value, words.value) == 0 &&
        figure.shared == words.shared)
        return;
    fail_msg("the title \"%s\" and the sentence \"%s\" differ for\n%s", title, sentence, table);
}

/* Over many tables; at least a tenth of them must make a claim. */
static void hold_all(const struct trial_kind *kind)
{
    size_t n_claims = 0, n = 0;
    for (unsigned seed = 0; seed < TABLES; seed++) {
        struct sg_table table;
        struct sg_buffer text = {0};
        unsigned state = seed;
        kind->make(&state, &text);
        table_of(&table, text.text);
        char *sentence = sentence_of(&table);
        for (size_t i = 0; kind->charts[i]; i++) {
            char *title = title_of(kind->charts[i], &table);
            n += title != NULL;
            if (title)
                hold(kind, text.text, title, sentence, &n_claims);
            free(title);
        }
        free(sentence);
        sg_buffer_free(&text);
        sg_table_free(&table);
    }
    assert_true(n > TABLES / 2);
    assert_true(n_claims > n / 10);
}

static void answers_have_one_leader(void **state)
{
    (void)state;
    hold_all(&(struct trial_kind){
        make_answers, {sg_chart_multi2, sg_chart_forest}, find_largest, find_largest, false});
}

static void compositions_have_one_leader(void **state)
{
    (void)state;
    hold_all(&(struct trial_kind){
        make_composition, {sg_chart_stack100}, find_largest, find_largest, false});
}

static void waves_have_one_leader(void **state)
{
    (void)state;
    hold_all(
        &(struct trial_kind){make_compare, {sg_chart_multi2}, find_largest, find_largest, false});
}

static void changes_have_one_extreme(void **state)
{
    (void)state;
    hold_all(&(struct trial_kind){
        make_change, {sg_chart_dumbbell}, find_rise_in_title, find_rise, true});
    hold_all(&(struct trial_kind){
        make_change, {sg_chart_dumbbell}, find_fall_in_title, find_fall, true});
}

static void specializations_are_the_same(void **state)
{
    (void)state;
    hold_all(&(struct trial_kind){
        make_specialization, {sg_chart_lq}, find_specialized_in_title, find_specialized, false});
}

static void targets_are_counted_once(void **state)
{
    (void)state;
    hold_all(&(struct trial_kind){make_targets, {sg_chart_bullet}, find_met, find_met, false});
}

static void the_printed_case_of_two_waves(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "option|percent#|n#|lower_percent#|upper_percent#\n"
                     "特に課題はない|45|200|38|52\n人手不足|40|200|33|47\n");
    char *sentence = sentence_of(&table), *bars = title_of(sg_chart_multi2, &table);
    char *intervals = title_of(sg_chart_forest, &table);
    assert_string_equal(sentence, "回答の割合は、「特に課題はない」が45.0％で最も多く、次いで"
                                  "「人手不足」の40.0％となっている。");
    assert_string_equal(bars, "「特に課題はない」が45.0％で最も多く、次いで「人手不足」");
    assert_string_equal(intervals, "「特に課題はない」が45.0％で最も多い");
    free(intervals);
    free(bars);
    free(sentence);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_printed_case_of_two_waves),
        cmocka_unit_test(answers_have_one_leader),
        cmocka_unit_test(compositions_have_one_leader),
        cmocka_unit_test(waves_have_one_leader),
        cmocka_unit_test(changes_have_one_extreme),
        cmocka_unit_test(specializations_are_the_same),
        cmocka_unit_test(targets_are_counted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
