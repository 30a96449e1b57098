#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/shiftshare/shiftshare_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Made: parts add up to final − initial. */
static const char made[] =
    "area|industry|from@|to@|initial#|final#|national_share#|industry_mix#|competitive#\n"
    "川崎市|製造業|2016|2021|3034|2838|-105|-174|83\n"
    "川崎市|医療，福祉|2016|2021|4178|4841|-144|464|343\n"
    "川崎市|宿泊業，飲食サービス業|2016|2021|5827|4848|-201|-618|-160\n"
    "川崎市|その他|2016|2021|10|2010|500|1000|500\n"
    "川崎市|漁業|2016|2021|X|5|X|X|X\n"
    "川崎市|全産業|2016|2021|40934|41223|-1415|0|1704\n";

#define FLOWS                                                                                      \
    "industry|sizes|from@|to@|movers_out#|jobs_start#|jobs_end#|creation_entry#|"                  \
    "creation_expansion#|destruction_exit#|destruction_contraction#|jobs_moved_in#|"               \
    "jobs_moved_out#\n"

/* As dynamics flows writes it; units of unknown size apart. */
static const char flows[] = FLOWS "製造業|known|2016|2021|3|1000|700|50|100|250|180|10|30\n"
                                  "医療，福祉|known|2016|2021|0|500|800|120|230|40|30|20|0\n"
                                  "医療，福祉|unknown|2016|2021|0|X|X|X|X|X|X|0|0\n"
                                  "総数|known|2016|2021|0|1500|1500|170|330|290|210|0|0\n";

static void flows_are_components(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_shiftshare shift;
    table_of(&table, flows);
    assert_true(sg_shiftshare_read(&table, NULL, &shift, NULL));
    assert_int_equal(shift.n_rows, 2);
    assert_int_equal(shift.n_parts, 5);
    assert_string_equal(shift.rows[0].name, "医療，福祉");
    assert_close(shift.rows[0].net, 300, 0);
    assert_close(shift.rows[1].parts[0], -20, 0);  /* moves */
    assert_close(shift.rows[1].parts[3], -250, 0); /* exit */
    assert_string_equal(shift.total.name, "総数");
    sg_shiftshare_free(&shift);
    sg_table_free(&table);
    table_of(&table, FLOWS "x||2016|2021|0|10|X|3|1|2|X|0|0\ny||2016|2021|0|4|6|3|1|2|0|0|0\n");
    assert_true(sg_shiftshare_read(&table, NULL, &shift, NULL));
    assert_int_equal(shift.n_parts, 4); /* nobody moved */
    assert_false(shift.rows[1].drawn);
    assert_int_equal(shift.rows[1].voids, SG_STATUS_SUPPRESSED);
    sg_shiftshare_free(&shift);
    sg_table_free(&table);
}

#define TERMS "from@|to@|method|within#|between#|cross#|entry#|exit#|total#\n"

/* As dynamics productivity writes it. The terms of bg, which has no exit, and of gr, no cross. */
static const char productivity[] =
    "industry|" TERMS "製造業|2016|2021|fhk|0.07|0.02|0.01|0.03|0.05|0.18\n"
    "情報通信業|2016|2021|fhk|-0.22|0.04|-0.02|-0.05|0|-0.25\n"
    "漁業|2016|2021|fhk|0.01|0|0|0|0|0.01\n";
static const char by_methods[] = TERMS "2016|2021|gr|0.09|0.03|-|0.01|0.05|0.18\n"
                                       "2016|2021|bg|0.09|0.03|-|0.06|-|0.18\n";

static void productivity_is_components(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_shiftshare shift;
    table_of(&table, productivity);
    assert_true(sg_shiftshare_read(&table, NULL, &shift, NULL));
    assert_int_equal(shift.n_rows, 3);
    assert_int_equal(shift.n_parts, 5);
    assert_string_equal(shift.rows[0].name, "製造業");
    assert_string_equal(shift.method, "fhk");
    assert_close(shift.rows[0].net, 0.18, 0);
    assert_close(shift.rows[0].parts[4], 0.01, 0); /* cross is the last */
    sg_shiftshare_free(&shift);
    sg_table_free(&table);
    table_of(&table, by_methods);
    const char *const none[] = {"cross", "cross", "exit"};
    for (size_t i = 0; i < 3; i++)
        sg_column_set(table.columns[sg_table_find(&table, none[i])], i > 0, NAN,
                      SG_STATUS_NOT_APPLICABLE);
    assert_true(sg_shiftshare_read(&table, NULL, &shift, NULL));
    assert_int_equal(shift.n_parts, 4); /* nobody has a cross term */
    assert_string_equal(shift.rows[1].name, "bg");
    assert_true(shift.rows[1].drawn);
    assert_close(shift.rows[1].parts[3], 0, 0);
    sg_shiftshare_free(&shift);
    sg_table_free(&table);
}

static void rows_are_in_order_of_the_net_change(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_shiftshare shift;
    table_of(&table, made);
    assert_true(sg_shiftshare_read(&table, NULL, &shift, NULL));
    assert_int_equal(shift.n_rows, 5);
    assert_int_equal(shift.n_parts, 3);
    assert_string_equal(shift.rows[0].name, "医療，福祉");
    assert_close(shift.rows[0].net, 663, 1e-12);
    assert_string_equal(shift.rows[2].name, "宿泊業，飲食サービス業");
    assert_string_equal(shift.rows[3].name, "漁業");
    assert_true(isnan(shift.rows[3].net) && !shift.rows[3].drawn);
    assert_string_equal(shift.rows[4].name, "その他");
    assert_string_equal(shift.total.name, "全産業");
    sg_shiftshare_free(&shift);
    assert_true(sg_shiftshare_read(&table, "given", &shift, NULL));
    assert_string_equal(shift.rows[0].name, "製造業");
    sg_shiftshare_free(&shift);
    sg_table_free(&table);
}

static void assert_words(const char *text, const char *ja, const char *en)
{
    struct sg_table table;
    struct sg_shiftshare shift;
    struct sg_buffer said = {0};
    table_of(&table, text);
    assert_true(sg_shiftshare_read(&table, NULL, &shift, NULL));
    sg_shiftshare_title(&shift, SG_JA, &said);
    assert_string_equal(sg_buffer_text(&said), ja);
    sg_buffer_free(&said);
    sg_shiftshare_title(&shift, SG_EN, &said);
    assert_string_equal(sg_buffer_text(&said), en);
    sg_buffer_free(&said);
    sg_shiftshare_free(&shift);
    sg_table_free(&table);
}

static void titles_say_what_is_known(void **state)
{
    (void)state;
    /* a suppressed row might be the most extreme */
    assert_words(made, "", "");
    assert_words("industry|initial#|final#|a#|b#\nx|1|5|1|3\ny|9|2|-5|-2\n",
                 "xの増加はb、yの減少はaが大きい",
                 "The growth of x comes mostly from b, the decline of y from a");
    assert_words("industry|initial#|final#|a#|b#\nx|1|5|1|3\ny|9|2|-2|-5\n",
                 "xの増加はb、yの減少もbが大きい",
                 "The growth of x comes mostly from b, and so does the decline of y");
    assert_words("industry|initial#|final#|a#|b#\nx|5|4|0|-1\ny|9|2|-2|-5\n", "yの減少はbが大きい",
                 "The decline of y comes mostly from b");
    assert_words("industry|initial#|final#|a#|b#\nx|1|5|1|3\ny|2|6|1|3\n", "", "");
    assert_words("industry|initial#|final#|a#|b#\nx|1|1|0|0\ny|2|2|0|0\n", "", "");
    assert_words(productivity,
                 "製造の生産性の上昇は内部効果、情報通信の生産性の低下も内部効果が大きい",
                 "The rise of productivity in manufacturing comes mostly from within, and so does "
                 "the fall in information and communications");
    assert_words(TERMS "2016|2021|gr|0.09|0.03|0|0.01|0.05|0.18\n"
                       "2016|2021|mp|0.12|0.01|0|0|0.05|0.18\n",
                 "生産性の上昇はどの方法でも内部効果が大きい",
                 "The rise of productivity comes mostly from within by every method");
    assert_words(TERMS "2016|2021|gr|-0.3|0.1|0|0.01|0.01|-0.18\n",
                 "生産性の低下は内部効果が大きい",
                 "The fall of productivity comes mostly from within");
    assert_words(TERMS "2016|2021|gr|0.09|0.03|0|0.01|0.05|0.18\n"
                       "2016|2021|bg|0.05|0.03|0|0.1|0|0.18\n",
                 "", ""); /* they do not agree */
}

static const struct chart_table drawn[] = {
    {"made", made},
    {"flows", flows},
    {"productivity", productivity},
    {"methods", TERMS "2016|2021|gr|0.09|0.03|0|0.01|0.05|0.18\n2016|2021|mp|X|X|X|X|X|X\n"},
    {"edge0", "industry|initial#|final#|a#|b#\nx|0|0|0|0\ny|0|0|0|0\n"},
    {"edge1", "industry|initial#|final#|a#\nx|1|5|4\n"},
    {"edge2", "industry|initial#|final#|a#|b#\nx|X|X|X|X\n"},
    {"edge3",
     "industry|initial#|final#|a#|b#\nx|0|1000000000|400000000|600000000\ny|0|0.000001|0|0."
     "000001\n"},
    {"edge4", "industry|initial#|final#|a#|b#\nx|0|-5|-2|-3\ny|…|-|-|-\n"},
    {"edge6", "area|industry|initial#|final#|a#\nA|全産業|1|2|1\nB|全産業|2|1|-1\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"shiftshare-made-ja-82.svg", ">△979<"},
    {"shiftshare-made-en-82.svg", ">−979<"},
    {"shiftshare-made-ja-82.svg", ">X<"},
    {"shiftshare-flows-ja-82.svg", "医療，福祉の増加は拡大、製造の減少は退出が大きい"},
    {"shiftshare-flows-en-165.svg", "Components of the change"},
    {"shiftshare-productivity-ja-82.svg", "製造の生産性の上昇は内部効果、情報通信の生産性の低下も"},
    {"shiftshare-productivity-en-165.svg", "2016→2021 (fhk)"},
    {"shiftshare-productivity-en-82.svg", ">+0.180<"},
    {"shiftshare-made-ja-165.svg", "全産業の増減計は+289"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|initial#|final#|national_share#|industry_mix#|competitive#");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "\n第%d分類の事業活動に従事する事業所|%d|%d|%d|%d|%d", i, 500,
                         500 + 3 * (i - 20), i - 20, 2 * (i - 20), 0);
}

static const struct chart_refusal refused[] = {
    {"industry|initial#|a#\nx|1|2\n", SG_FAIL_USAGE, "final"},
    {"industry|initial#|final#\nx|1|2\n", SG_FAIL_USAGE, "national_share"},
    {"industry|initial#|final#|a#|b#|c#|d#|e#\nx|1|2|3|4|5|6|7\n", SG_FAIL_DATA, "--method"},
    {"area|industry|initial#|final#|a#\nA|x|1|2|1\nB|y|1|2|1\n", SG_FAIL_DATA, "--where area"},
    {"industry|" TERMS "x|2016|2021|gr|1|0|0|0|0|1\nx|2016|2021|bg|1|0|0|0|0|1\n", SG_FAIL_DATA,
     "--where method"},
    {"industry|" TERMS "x|2016|2021|gr|1|0|0|0|0|2\n", SG_FAIL_DATA, "not to its change"},
    {TERMS "2016|2021|gr|1|0|0|0|0|1\n2016|2021|gr|1|0|0|0|0|1\n", SG_FAIL_USAGE, "categories"},
    {"industry|initial#|final#|a#\n", SG_FAIL_DATA, "nothing to draw"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "industry|initial#|final#|a#|b#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        static const double shares[] = {1, 2, 3, -2}; /* 3 - 2 is what 1 became 2 by */
        for (size_t k = 0; k < 4; k++)
            sg_column_set(table->columns[k + 1], row, (double)i * shares[k], 0);
    }
}

static const struct chart_frame frame = {
    .chart = "shiftshare",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_SHIFTSHARE_ROWS,
    .too_many = "rows",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(rows_are_in_order_of_the_net_change),
        cmocka_unit_test(flows_are_components),
        cmocka_unit_test(productivity_is_components),
        cmocka_unit_test(titles_say_what_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
