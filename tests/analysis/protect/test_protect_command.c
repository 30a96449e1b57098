#include "tests/rows_of.h"
#include "tests/table_of.h"
#include "tests/test_support.h"
#include "tests/work_folder.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <sangyo/memory.h>
#include <sangyo/status.h>

extern const struct sg_command sg_protect_command;

/* Whether the cells that are suppressed are these: "A|M B|S" in the order of rows. */
static void assert_suppressed(const struct sg_table *out, const char *expected)
{
    struct sg_buffer found = {0};
    const struct sg_column *value = sg_table_main(out);
    for (size_t row = 0; row < out->n_rows; row++)
        if (value->status[row] & SG_STATUS_SUPPRESSED) {
            assert_true(isnan(value->values[row]));
            sg_buffer_printf(&found, "%s%s|%s", found.n ? " " : "",
                             sg_column_text(out->columns[0], row),
                             sg_column_text(out->columns[1], row));
        }
    assert_string_equal(sg_buffer_text(&found), expected);
    sg_buffer_free(&found);
}

static size_t count_suppressed(const struct sg_table *out)
{
    size_t n = 0;
    for (size_t row = 0; row < out->n_rows; row++)
        n += (sg_table_main(out)->status[row] & SG_STATUS_SUPPRESSED) != 0;
    return n;
}

/* sdcTable's microdata1: maxN 2 finds A/female alone, and three more are the least that hide it. */
static const char microdata1[] =
    "region|gender|n#\n"
    "A|female|2\nA|male|18\nB|female|19\nB|male|14\nC|female|10\nC|male|12\nD|female|14\nD|male|"
    "11\n"
    "A|計|20\nB|計|33\nC|計|22\nD|計|25\n計|female|45\n計|male|55\n計|計|100\n";

static void two_ways(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {"by", "region", "by", "gender", "reasons", "", NULL};
    table_of(&in, microdata1);
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_int_equal(count_suppressed(&trial.out), 4);
    assert_string_equal(status_at(&trial.out, "A|female", "n"), "suppressed");
    const struct sg_column *reason = trial.out.columns[3];
    assert_string_equal(reason->name, "reason");
    assert_string_equal(sg_column_text(reason, 0), "frequency");
    assert_string_equal(sg_column_text(reason, 1), "secondary");
    assert_close(value_at(&trial.out, "計|計", "n"), 100, 1e-15);
    trial_free(&trial);
    sg_table_free(&in);
}

/* protect_hierarchy_table.csv (18 equations, < 3): unsafe n2/M and s2/R; the intervals of the
   unsafe cells are those of glpsol for the cheapest pattern. */
static void hierarchy(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {
        "by",        "area",
        "by",        "industry",
        "total",     "T",
        "hierarchy", "area=code|parent\nn1|N\nn2|N\nn3|N\ns1|S\ns2|S\ns3|S\nN|T\nS|T\nT|\n",
        "interval",  "x.csv",
        NULL};
    table_of(&in, "area|industry|establishments#\n"
                  "N|M|19\nN|R|25\nN|T|44\nS|M|22\nS|R|16\nS|T|38\nT|M|41\nT|R|41\nT|T|82\n"
                  "n1|M|9\nn1|R|6\nn1|T|15\nn2|M|2\nn2|R|11\nn2|T|13\nn3|M|8\nn3|R|8\nn3|T|16\n"
                  "s1|M|12\ns1|R|5\ns1|T|17\ns2|M|6\ns2|R|1\ns2|T|7\ns3|M|4\ns3|R|10\ns3|T|14\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_suppressed(&trial.out, "n1|M n1|R n2|M n2|R s2|M s2|R s3|M s3|R");
    assert_close(value_at(&trial.written, "n2|M", "lower"), 0, -1e-9);
    assert_close(value_at(&trial.written, "n2|M", "upper"), 11, 1e-9);
    assert_close(value_at(&trial.written, "s2|R", "upper"), 7, 1e-9);
    assert_close(value_at(&trial.written, "n1|R", "lower"), 4, 1e-9);
    trial_free(&trial);
    sg_table_free(&in);
}

/* As --header-rows 0 reads it: the columns of a hierarchy are known by their order. */
static void hierarchy_without_header(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {
        "by",       "area",      "by",
        "industry", "hierarchy", "area=column_1|column_2\na|N\nb|N\nN|計\nc|計\n",
        "value",    "n",         NULL};
    table_of(&in, "area|industry|n#\n"
                  "a|M|1\na|R|9\na|計|10\nb|M|7\nb|R|8\nb|計|15\nN|M|8\nN|R|17\nN|計|25\n"
                  "c|M|5\nc|R|6\nc|計|11\n計|M|13\n計|R|23\n計|計|36\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_suppressed(&trial.out, "a|M a|R b|M b|R");
    trial_free(&trial);
    sg_table_free(&in);
}

/* protect_p15_table.csv: who is alone in B/S must learn nothing of A by it. */
static void p15(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {"by",       "region", "by",      "industry",  "value",
                                          "sales",    "total",  "T",       "p-percent", "15",
                                          "interval", "x.csv",  "reasons", "",          NULL};
    table_of(&in, "region|industry|sales#|contributors#|largest#|second#\n"
                  "A|M|97|3|80|12\nA|S|75|4|22|20\nA|T|230|9|80|30\nA|X|58|2|30|28\n"
                  "B|M|85|4|25|24\nB|S|40|1|40|0\nB|T|185|9|40|25\nB|X|60|4|18|17\n"
                  "C|M|89|3|33|30\nC|S|66|4|21|19\nC|T|205|11|33|30\nC|X|50|4|14|13\n"
                  "T|M|271|10|80|33\nT|S|181|9|40|22\nT|T|620|27|90|52\nT|X|168|10|30|28\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    static const char *const unsafe[] = {"A|M", "A|X", "B|S"};
    static const double values[] = {97, 58, 40}, levels[] = {7, 4.5, 6};
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(status_at(&trial.out, unsafe[i], "sales"), "suppressed");
        assert_true(value_at(&trial.written, unsafe[i], "upper") >= values[i] + levels[i]);
        assert_true(value_at(&trial.written, unsafe[i], "lower") <= values[i] - levels[i]);
    }
    assert_int_equal(sg_table_find(&trial.out, "largest"), -1);
    /* the cheapest that is safe, 220 */
    assert_suppressed(&trial.out, "A|M A|S A|X B|M B|S B|X");
    assert_close(value_at(&trial.written, "A|M", "upper"), 182, 1e-9);
    assert_close(value_at(&trial.written, "A|X", "upper"), 118, 1e-9);
    assert_close(value_at(&trial.written, "B|S", "upper"), 115, 1e-9);
    trial_free(&trial);
    sg_table_free(&in);
}

static void same_for_all_orders(void **state)
{
    (void)state;
    struct sg_table in, other;
    struct trial trial = {0}, turned = {0};
    static const char *const options[] = {"by", "region", "by", "gender", NULL};
    table_of(&in, microdata1);
    table_of(
        &other,
        "region|gender|n#\n"
        "計|計|100\nD|male|11\nD|計|25\nD|female|14\nC|male|12\nC|計|22\nC|female|10\nB|計|33\n"
        "B|male|14\nB|female|19\nA|計|20\nA|male|18\nA|female|2\n計|male|55\n計|female|45\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_true(try_command(&turned, &sg_protect_command, &other, options));
    for (size_t row = 0; row < in.n_rows; row++) {
        char labels[64];
        snprintf(labels, sizeof labels, "%s|%s", sg_column_text(in.columns[0], row),
                 sg_column_text(in.columns[1], row));
        assert_string_equal(status_at(&trial.out, labels, "n"),
                            status_at(&turned.out, labels, "n"));
    }
    trial_free(&trial);
    trial_free(&turned);
    sg_table_free(&in);
    sg_table_free(&other);
}

/* sdcTable's test-simpleheuristic, nine suppressed of 4 x 4: intervals by glpsol 5.0. */
#define NINE(x_b)                                                                                  \
    "r|c|v#\nw|a|X\nw|b|X\nw|c|X\nw|d|89\nw|計|230\nx|a|X\nx|b|" x_b "\nx|c|X\nx|d|31\n"           \
    "x|計|250\ny|a|92\ny|b|X\ny|c|59\ny|d|X\ny|計|336\nz|a|800\nz|b|X\nz|c|651\nz|d|X\n"         \
    "z|計|3127\n計|a|1012\n計|b|1262\n計|c|779\n計|d|890\n計|計|3943\n"

static void audit(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        double lower, upper;
    } nine[] = {{"w|a", 25, 94}, {"w|b", 47, 47},    {"w|c", 0, 69},
                {"x|a", 26, 95}, {"x|c", 0, 69},     {"y|b", 0, 185},
                {"y|d", 0, 185}, {"z|b", 906, 1091}, {"z|d", 585, 770}};
    static const char *const options[] = {"by", "r",      "by",    "c", "value",
                                          "v",  "method", "audit", NULL};
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, NINE("124"));
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    for (size_t i = 0; i < 9; i++) {
        assert_close(value_at(&trial.out, nine[i].cell, "lower"), nine[i].lower, -1e-6);
        assert_close(value_at(&trial.out, nine[i].cell, "upper"), nine[i].upper, -1e-6);
    }
    assert_string_equal(sg_column_text(trial.out.columns[5], 1), "disclosed");
    assert_string_equal(sg_column_text(trial.out.columns[5], 0), "");
    sg_table_free(&in);
    table_of(&in, NINE("X"));
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_close(value_at(&trial.out, "w|b", "lower"), 0, -1e-6);
    assert_close(value_at(&trial.out, "w|b", "upper"), 141, -1e-6);
    sg_table_free(&in);
    table_of(&in, "r|v#\nA|X\nB|X\nC|9\n計|7\n");
    static const char *const one[] = {"by", "r", "method", "audit", NULL};
    assert_false(try_command(&trial, &sg_protect_command, &in, one));
    assert_non_null(strstr(trial.err.message, "contradict each other"));
    sg_table_free(&in);
    trial_free(&trial);
}

/* UserSupport #135 of sdcTable: with primaries alone (1,W) and (2,H) are known; ours leaves none.
 */
static void singletons(void **state)
{
    (void)state;
    static const char *const options[] = {"by", "r", "by", "c", "zeros", "unsafe", NULL};
    static const char *const known[] = {"by", "r", "by", "c", "method", "audit", NULL};
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "r|c|n#\n1|A|1\n1|B|1\n1|H|7\n1|M|1\n1|W|0\n1|計|10\n2|A|1\n2|B|0\n2|H|0\n"
                  "2|M|2\n2|W|8\n2|計|11\n計|A|2\n計|B|1\n計|H|7\n計|M|3\n計|W|8\n計|計|21\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_true(count_suppressed(&trial.out) <= 14); /* GaussSuppression 1.2.3 has 12 */
    assert_string_equal(status_at(&trial.out, "1|W", "n"), "suppressed");
    sg_table_free(&in);
    table_of(&in, "r|c|n#\n1|A|X\n1|B|X\n1|H|7\n1|M|X\n1|W|X\n1|計|10\n2|A|X\n2|B|X\n2|H|X\n"
                  "2|M|X\n2|W|8\n2|計|11\n計|A|X\n計|B|X\n計|H|7\n計|M|3\n計|W|8\n計|計|21\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, known));
    assert_close(value_at(&trial.out, "1|W", "upper"), 0, -1e-9);
    assert_close(value_at(&trial.out, "2|H", "upper"), 0, -1e-9);
    sg_table_free(&in);
    trial_free(&trial);
}

static void preferences(void **state)
{
    (void)state;
    static const char *const plain[] = {"by", "r", NULL};
    static const char *const publish[] = {"by", "r", "publish", "B", NULL};
    static const char *const prefer[] = {"by",     "r",     "prefer", "r|cost#\nB|500\n",
                                         "prefer", "total", NULL};
    static const char *const all[] = {"by", "r",       "publish", "B", "publish",
                                      "C",  "publish", "r=計",    NULL};
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "r|n#\nA|1\nB|5\nC|9\n計|15\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, plain));
    assert_string_equal(status_at(&trial.out, "B", "n"), "suppressed");
    assert_true(try_command(&trial, &sg_protect_command, &in, publish));
    assert_string_equal(status_at(&trial.out, "B", "n"), "");
    assert_string_equal(status_at(&trial.out, "C", "n"), "suppressed");
    assert_true(try_command(&trial, &sg_protect_command, &in, prefer));
    assert_string_equal(status_at(&trial.out, "C", "n"), "suppressed");
    assert_false(try_command(&trial, &sg_protect_command, &in, all));
    assert_non_null(strstr(trial.err.message, "cannot be protected"));
    trial_free(&trial);
    sg_table_free(&in);
}

/* protect_p15_records.csv: a1 has 80 in A/M and 10 in B/X, b5 40 in B/S and 12 in C/X. */
static const char records[] =
    "enterprise,region,industry,sales\na1,A,M,80\na2,A,M,12\na3,A,M,5\na4,A,S,22\na5,A,S,20\n"
    "a6,A,S,18\na7,A,S,15\na8,A,X,30\na9,A,X,28\nb1,B,M,25\nb2,B,M,24\nb3,B,M,20\nb4,B,M,16\n"
    "b5,B,S,40\nb6,B,X,18\nb7,B,X,17\nb8,B,X,15\na1,B,X,10\nc1,C,M,33\nc2,C,M,30\nc3,C,M,26\n"
    "c4,C,S,21\nc5,C,S,19\nc6,C,S,17\nc7,C,S,9\nc8,C,X,14\nc9,C,X,13\nb5,C,X,12\nc10,C,X,11\n";

static void from_records(void **state)
{
    (void)state;
    struct trial trial = {0}, by_one = {0};
    static const char *const options[] = {
        "by",         "region",    "by", "industry", "value", "sales", "enterprise",
        "enterprise", "p-percent", "15", "reasons",  "",      NULL};
    const struct rows_reading one = {.threads = 1, .block_bytes = 64}, many = {8, 64};
    assert_true(try_rows_by(&trial, &sg_protect_command, records, options, &many));
    assert_suppressed(&trial.out, "A|M A|S A|X B|M B|S B|X");
    assert_close(value_at(&trial.out, "Total|Total", "sales"), 620, 1e-15);
    assert_true(try_rows_by(&by_one, &sg_protect_command, records, options, &one));
    for (size_t row = 0; row < trial.out.n_rows; row++)
        assert_string_equal(sg_column_text(trial.out.columns[0], row),
                            sg_column_text(by_one.out.columns[0], row));
    trial_free(&trial);
    trial_free(&by_one);
}

/* A record of weight 4 is that of four: 100 (4) and 10 (7) have 470 and two largest of 100. */
static void weights(void **state)
{
    (void)state;
    struct trial trial = {0};
    const char *text = "r,x,w\nA,100,4\nA,10,7\nB,90,1\nB,30,3\nC,50,9\n";
    const char *const options[] = {
        "by", "r", "value", "x", "design-weight", "w", "dominance", "2,42", "reasons", "", NULL};
    const char *const hardly[] = {
        "by", "r", "value", "x", "design-weight", "w", "dominance", "2,43", "reasons", "", NULL};
    assert_true(try_rows(&trial, &sg_protect_command, text, options));
    assert_string_equal(sg_column_text(trial.out.columns[2], 0), "dominance"); /* 200 of 470 */
    assert_true(try_rows(&trial, &sg_protect_command, text, hardly));
    assert_string_not_equal(sg_column_text(trial.out.columns[2], 0), "dominance");
    assert_string_equal(sg_column_text(trial.out.columns[2], 1), "dominance"); /* 120 of 180 */
    trial_free(&trial);
}

/* Hierarchies give rows of their sums, without a total over one that has all. */
static void records_in_a_hierarchy(void **state)
{
    (void)state;
    struct trial trial = {0};
    const char *text = "area,size\nn1,1\nn1,1\nn1,1\nn2,1\nn2,2\nn2,1\ns1,1\ns1,2\ns1,2\n";
    const char *const options[] = {
        "by", "area", "hierarchy", "area=code|parent\nn1|N\nn2|N\ns1|S\nN|T\nS|T\nT|\n",
        "by", "size", NULL};
    assert_true(try_rows(&trial, &sg_protect_command, text, options));
    assert_close(value_at(&trial.out, "T|Total", "n"), 9, 1e-15);
    row_of(&trial.out, "N|Total");
    assert_string_equal(status_at(&trial.out, "n2|2", "n"), "suppressed");
    const char *const audit[] = {"by", "area", "method", "audit", NULL};
    assert_false(try_rows(&trial, &sg_protect_command, text, audit));
    assert_false(try_rows(&trial, &sg_protect_command, "a,x\nA,1\n,2\n",
                          (const char *const[]){"by", "a", NULL}));
    assert_non_null(strstr(trial.err.message, "without a label"));
    assert_false(try_rows(&trial, &sg_protect_command, "a,x\nA,1\nA,\n",
                          (const char *const[]){"by", "a", "value", "x", NULL}));
    assert_non_null(strstr(trial.err.message, "without a value"));
    assert_false(try_rows(&trial, &sg_protect_command, "a,x\nA,1\nA,-1\n",
                          (const char *const[]){"by", "a", "design-weight", "x", NULL}));
    assert_non_null(strstr(trial.err.message, "design weight"));
    trial_free(&trial);
}

/* sdcTable's test-linked-tables, < 4: each table is safe alone; together K would be 3 exactly, so N
   (7) goes in both. Intervals by glpsol. */
static void linked(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const alone[] = {
        "by", "region",    "min-contributors",
        "4",  "hierarchy", "region=code|parent\nA|c1\nB|c1\nI|c1\nJ|c1\nK|c2\nL|c2\nM|c2\nN|c2\n",
        NULL};
    static const char *const together[] = {
        "by",
        "region",
        "min-contributors",
        "4",
        "hierarchy",
        "region=code|parent\nA|c1\nB|c1\nI|c1\nJ|c1\nK|c2\nL|c2\nM|c2\nN|c2\n",
        "link",
        "region|n#\nA|2\nB|2\nI|8\nJ|8\nK|3\nL|3\nM|3\nN|7\nsmall|30\nBIG|6\n計|36\n"
        ":region=code|parent\nA|small\nB|small\nI|small\nJ|small\nK|small\nN|small\nL|BIG\nM|BIG\n",
        "link-output",
        "x.csv",
        "reasons",
        "",
        NULL};
    table_of(&in, "region|n#\nA|2\nB|2\nI|8\nJ|8\nK|3\nL|3\nM|3\nN|7\nc1|20\nc2|16\n計|36\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, alone));
    assert_int_equal(count_suppressed(&trial.out), 5);
    assert_true(try_command(&trial, &sg_protect_command, &in, together));
    assert_int_equal(count_suppressed(&trial.out), 6);
    assert_string_equal(status_at(&trial.out, "N|linked", "n"), "suppressed");
    assert_int_equal(count_suppressed(&trial.written), 6);
    assert_string_equal(status_at(&trial.written, "N|linked", "n"), "suppressed");
    static const char *const other[] = {"by", "region", "link", "region|n#\nA|1\n", NULL};
    assert_false(try_command(&trial, &sg_protect_command, &in, other));
    assert_non_null(strstr(trial.err.message, "'A' is 1 here and 2 in"));
    static const char *const lacking[] = {"by", "region", "link", "region|size|n#\nA|L|1\n", NULL};
    assert_false(try_command(&trial, &sg_protect_command, &in, lacking));
    assert_non_null(strstr(trial.err.message, "lacks column 'size'"));
    static const char *const unasked[] = {"by", "region", "link-output", "x.csv", NULL};
    assert_false(try_command(&trial, &sg_protect_command, &in, unasked));
    trial_free(&trial);
    sg_table_free(&in);
}

/* Outsiders who know values within half learn more: all four are needed then. */
static void bounds_and_signs(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {
        "by", "r", "value", "x", "bounds", "50", "range-percent", "40", "interval", "x.csv", NULL};
    table_of(&in, "r|x#|contributors#\nA|10|1\nB|4|9\nC|7|9\nD|3|9\n計|24|28\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_true(value_at(&trial.written, "A", "upper") <= 15 + 1e-9);
    assert_true(value_at(&trial.written, "A", "upper") >= 14 - 1e-9);
    sg_table_free(&in);
    table_of(&in, "r|x#|contributors#\nA|-10|1\nB|4|9\nC|7|9\n計|1|19\n");
    static const char *const signs[] = {"by", "r", "value", "x", NULL};
    assert_true(try_command(&trial, &sg_protect_command, &in, signs));
    assert_int_equal(count_suppressed(&trial.out), 2);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Rules of which only their owner can read, and nobody sees a parameter. */
static void rule_file(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {"by", "r", "rule-file",
                                          "# ours\nmin-contributors = 6\nzeros = safe\n", NULL};
    table_of(&in, "r|n#\nA|5\nB|7\nC|9\n計|21\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_string_equal(status_at(&trial.out, "A", "n"), "suppressed");
    static const char *const wrong[] = {"no equals",  "p-percent = x", "name = 3",
                                        "zeros = no", "dominance = 2", " = 3"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *const broken[] = {"by", "r", "rule-file", wrong[i], NULL};
        assert_false(try_command(&trial, &sg_protect_command, &in, broken));
        assert_non_null(strstr(trial.err.message, "NAME = VALUE"));
    }
    enter_work_folder();
    write_file("rules", "min-contributors = 6\n");
    chmod("rules", 0644);
    const char *const open[] = {"by", "r", "rule-file", "rules", NULL};
    assert_false(try_command(&trial, &sg_protect_command, &in, open));
    assert_non_null(strstr(trial.err.message, "mode 0644"));
    leave_work_folder(NULL);
    trial_free(&trial);
    sg_table_free(&in);
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *table, *says;
        const char *options[8];
    } cases[] = {
        {"r|n#\nA|1\nB|5\n計|7\n", "add up to 6, not to 7", {"by", "r"}},
        {"r|n#\nA|1\nA|5\n計|6\n", "two rows of 'A'", {"by", "r"}},
        {"r|n#\nA|X\nB|5\n計|7\n", "suppressed already", {"by", "r"}},
        {"r|x#|contributors#\nA|…|3\nB|5|3\n計|7|6\n",
         "3 contributors, but no value",
         {"by", "r", "value", "x"}},
        {"r|x#|contributors#|largest#|second#\nA|4|3|5|1\n",
         "largest contribution, 5, is more than the cell, 4",
         {"by", "r", "value", "x"}},
        {"r|n#\nA|1\n計|1\n", NULL, {"by", "r"}},
        {"r|n#\nA|1\nB|2\n計|3\n",
         "'B' is missing in the hierarchy",
         {"by", "r", "hierarchy", "r=code|parent\nA|\n"}},
        {"r|n#\nA|1\n計|1\n",
         "it can have one parent",
         {"by", "r", "hierarchy", "r=code|parent\nA|B\nA|C\n"}},
        {"r|n#\nA|1\n計|1\n", "goes round", {"by", "r", "hierarchy", "r=code|parent\nA|B\nB|A\n"}},
        {"r|n#\nA|1\n計|1\n", "--by COL is needed", {NULL}},
        {"r|n#\nA|1\n計|1\n", "takes COL=FILE", {"by", "r", "hierarchy", "r"}},
        {"r|n#\nA|1\n計|1\n", "rising lengths", {"by", "r", "hierarchy", "r=digits:2,1"}},
        {"r|n#\nA|1\n計|1\n", "no column of --by", {"by", "r", "hierarchy", "s=digits:1"}},
        {"r|n#\nA|1\n計|1\n", "N from 1 to 10", {"by", "r", "dominance", "2"}},
        {"r|n#\nA|1\n計|1\n", "largest and second", {"by", "r", "p-percent", "15"}},
        {"r|n#\nA|1\nB|9\n計|10\n", "these cells are unsafe: A", {"by", "r", "publish", "A"}},
        {"r|n#\nA|1\nB|9\n計|10\n", "has the label 'Z'", {"by", "r", "publish", "Z"}},
        {"r|n#\nA|1\nB|9\n計|10\n",
         "column of numbers 'cost'",
         {"by", "r", "prefer", "r|c#\nA|1\n"}},
        {"r|n#\nA|1\n計|1\n", "--prior goes with", {"by", "r", "prior", "15"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, cases[i].table);
        bool done = try_command(&trial, &sg_protect_command, &in, cases[i].options);
        assert_int_equal(done, cases[i].says == NULL);
        if (cases[i].says && !strstr(trial.err.message, cases[i].says))
            fail_msg("case %zu: %s", i, trial.err.message);
        trial_free(&trial);
        sg_table_free(&in);
    }
}

/* Rounded sums are no error where it is said that they are. */
static void rounded(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {"by", "r", "value", "x", "rounded", "0", NULL};
    table_of(&in, "r|x#|contributors#\nA|10|1\nB|5|9\nC|7|8\n計|23|18\n");
    assert_true(try_command(&trial, &sg_protect_command, &in, options));
    assert_int_equal(count_suppressed(&trial.out), 2);
    trial_free(&trial);
    sg_table_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(two_ways),
                                       cmocka_unit_test(hierarchy),
                                       cmocka_unit_test(hierarchy_without_header),
                                       cmocka_unit_test(p15),
                                       cmocka_unit_test(same_for_all_orders),
                                       cmocka_unit_test(refusals),
                                       cmocka_unit_test(rounded),
                                       cmocka_unit_test(audit),
                                       cmocka_unit_test(linked),
                                       cmocka_unit_test(bounds_and_signs),
                                       cmocka_unit_test(rule_file),
                                       cmocka_unit_test(from_records),
                                       cmocka_unit_test(weights),
                                       cmocka_unit_test(records_in_a_hierarchy),
                                       cmocka_unit_test(preferences),
                                       cmocka_unit_test(singletons)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
