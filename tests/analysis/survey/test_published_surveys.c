/* The example packages of published survey figures, and the chamber's table of the data folder. */
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/read.h>

extern const struct sg_command sg_compare_command;
extern const struct sg_command sg_di_command;
extern const struct sg_command sg_margin_command;

static void read_table(struct sg_table *table, const char *path)
{
    struct sg_read_options options;
    struct sg_error err = {0};
    sg_table_init(table);
    sg_read_options_init(&options);
    if (!sg_read_table(path, &options, table, NULL, &err))
        fail_msg("%s: %s", path, err.message);
}

#define SURVEY "examples/kawasaki-survey/datapackage.json#"

static const char *const nets[] = {
    "net", "〈確保できている〉=十分確保できている+どちらかといえば確保できている",
    "net", "〈確保できていない〉=どちらかといえば確保できていない+ほとんど確保できていない",
    "net", "〈取組み意向あり〉=積極的に取り組んでいる+取り組んでいる+検討中",
    "net", "〈取組み意向なし〉=取り組んでいない",
    "net", "〈実施済・実施予定〉=取り組んでいる+取り組む予定で検討中",
    "net", "〈実施意向なし〉=取り組む予定はない+取り組む必要性を感じない",
    "net", "〈取組意向あり〉=積極的に取り組んでいる+取り組んでいる+検討中である",
    "net", "〈取組意向無し〉=取り組む予定はない",
    NULL};

/* The 16 nets that the report prints come out of its options. */
static void printed_nets(void **state)
{
    (void)state;
    struct sg_table options, printed;
    struct trial trial = {0};
    read_table(&options, SURVEY "single");
    read_table(&printed, SURVEY "nets");
    assert_true(try_command(&trial, &sg_margin_command, &options, nets));
    const struct sg_column *question = printed.columns[sg_table_find(&printed, "question")];
    const struct sg_column *q_no = printed.columns[sg_table_find(&printed, "q_no")];
    const struct sg_column *net = printed.columns[sg_table_find(&printed, "net_label")];
    const struct sg_column *wave = printed.columns[sg_table_find(&printed, "wave")];
    const struct sg_column *percent = printed.columns[sg_table_find(&printed, "percent")];
    assert_int_equal(printed.n_rows, 16);
    for (size_t row = 0; row < printed.n_rows; row++) {
        char labels[512];
        snprintf(labels, sizeof labels, "%s|%s|%s|%s", sg_column_text(q_no, row),
                 sg_column_text(question, row), sg_column_text(net, row),
                 sg_column_text(wave, row));
        assert_close(value_at(&trial.out, labels, "percent"), percent->values[row], 1e-12);
    }
    trial_free(&trial);
    sg_table_free(&options);
    sg_table_free(&printed);
}

/* Of all 13 issues only 人手不足 changed, after Holm's adjustment. */
static void issues(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    read_table(&in, SURVEY "multi");
    assert_true(try_command(&trial, &sg_compare_command, &in, NULL));
    const struct sg_table *out = &trial.out;
    const struct sg_column *question = out->columns[sg_table_find(out, "question")];
    const struct sg_column *option = out->columns[sg_table_find(out, "option")];
    const struct sg_column *direction = out->columns[sg_table_find(out, "direction")];
    size_t n = 0, n_significant = 0;
    for (size_t row = 0; row < out->n_rows; row++) {
        if (strcmp(sg_column_text(question, row), "今後事業を行っていくうえでの課題") != 0)
            continue;
        bool shortage = strcmp(sg_column_text(option, row), "人手不足") == 0;
        n++;
        n_significant += sg_column_text(direction, row)[0] != '\0';
        assert_string_equal(sg_column_text(direction, row), shortage ? "▲" : "");
        if (shortage) {
            const struct sg_column *z = out->columns[sg_table_find(out, "z")];
            const struct sg_column *p = out->columns[sg_table_find(out, "p_adjusted")];
            assert_close(z->values[row], 4.40, 1e-3);
            assert_close(p->values[row], 1.4e-4, 0.03);
        }
    }
    assert_int_equal(n, 13);
    assert_int_equal(n_significant, 1);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Onomichi: all current indices within 0.1 of 好転 − 悪化; the printed △ is a minus. */
static void chamber_of_commerce(void **state)
{
    (void)state;
    const char *path = shared_file("data/di/onomichi_business_conditions_2006.csv");
    struct sg_table in;
    struct trial trial = {0};
    if (!path)
        skip();
    read_table(&in, path);
    assert_true(
        try_command(&trial, &sg_di_command, &in,
                    (const char *[]){"up", "好転(%)", "down", "悪化(%)", "n", "回収数", NULL}));
    const struct sg_column *printed = in.columns[sg_table_find(&in, "DI 平成18年6月")];
    const struct sg_column *di = trial.out.columns[sg_table_find(&trial.out, "di")];
    size_t n_negative = 0;
    assert_int_equal(trial.out.n_rows, 13);
    for (size_t row = 0; row < 13; row++) {
        assert_close(di->values[row], printed->values[row], -0.1000001);
        n_negative += printed->values[row] < 0;
    }
    assert_int_equal(n_negative, 7);
    trial_free(&trial);
    sg_table_free(&in);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(printed_nets), cmocka_unit_test(issues),
                                       cmocka_unit_test(chamber_of_commerce)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
