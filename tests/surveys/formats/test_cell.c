#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "surveys/formats/cell.h"

static void assert_cell(struct sg_cell cell, struct sg_cell expected, const char *text)
{
    bool same_value = (isnan(cell.value) && isnan(expected.value)) ||
                      (!(cell.value < expected.value) && !(cell.value > expected.value) &&
                       signbit(cell.value) == signbit(expected.value));
    if (cell.kind != expected.kind || !same_value || cell.status != expected.status)
        fail_msg("'%s' is kind %d value %.17g status %x, not %d %.17g %x", text, (int)cell.kind,
                 cell.value, cell.status, (int)expected.kind, expected.value, expected.status);
}

struct number_case {
    const char *text;
    double value;
    sg_status status;
};

static void numbers(void **state)
{
    (void)state;
    static const struct number_case cases[] = {
        {"0", 0, 0},
        {"1234", 1234, 0},
        {"-5", -5, 0},
        {"-0", 0, 0},
        {"-0.0", 0, 0},
        {"0.1", 0.1, 0},
        {"57.6", 57.6, 0},
        {"007", 7, 0},
        {".5", 0.5, 0},
        {"123456789012345", 123456789012345, 0},
        {"0.123456789012345678", 0.123456789012345678, 0},
        {"123456789012345678901234567890", 123456789012345678901234567890.0, 0},
        {"1e5", 1e5, 0},
        {"1.5E-3", 1.5e-3, 0},
        {" 12 ", 12, 0},
        {"　１２　", 12, 0},
        {"\t12\n", 12, 0},
        {"1,234", 1234, 0},
        {"1 234", 1234, 0}, /* spaces of any width and apostrophes between thousands */
        {"-1\u00A0234\u202F567.5", -1234567.5, 0},
        {"1'234", 1234, 0},
        {"1\u2019234\u2019567 %", 1234567, 0},
        {"r 12 345", 12345, SG_STATUS_REVISED},
        {"12,345,678.9", 12345678.9, 0},
        {"１，２３４", 1234, 0},
        {"１２．５", 12.5, 0},
        {"+3", 3, 0},
        {"＋３", 3, 0},
        {"△ 1.7", -1.7, 0}, /* 尾道商工会議所, 平成18年6月 */
        {"△1.7", -1.7, 0},
        {"△　１．７", -1.7, 0},
        {"▲1.7", -1.7, 0},
        {"▲ 1,234", -1234, 0},
        {"−1.7", -1.7, 0},
        {"－1.7", -1.7, 0},
        {"－ 1.7", -1.7, 0},
        {"△0.0", 0, 0},
        {"12.3%", 12.3, 0},
        {"１２．３％", 12.3, 0},
        {"△ 5 %", -5, 0},
        {"(91)", 91, SG_STATUS_REPEATED},
        {"（９１）", 91, SG_STATUS_REPEATED},
        {"( 1,234 )", 1234, SG_STATUS_REPEATED},
        {"(△1.7)", -1.7, SG_STATUS_REPEATED},
        {"(91) r", 91, SG_STATUS_REPEATED | SG_STATUS_REVISED},
        {"(91 p)", 91, SG_STATUS_REPEATED | SG_STATUS_PROVISIONAL},
        {"12.3 r", 12.3, SG_STATUS_REVISED},
        {"12.3r", 12.3, SG_STATUS_REVISED},
        {"r 12.3", 12.3, SG_STATUS_REVISED},
        {"r12.3", 12.3, SG_STATUS_REVISED},
        {"ｒ　１２．３", 12.3, SG_STATUS_REVISED},
        {"p 4", 4, SG_STATUS_PROVISIONAL},
        {"p1,234", 1234, SG_STATUS_PROVISIONAL},
        {"e △ 4", -4, SG_STATUS_ESTIMATED},
        {"12e", 12, SG_STATUS_ESTIMATED},
        {"* 5", 5, SG_STATUS_FEW},
        {"*5", 5, SG_STATUS_FEW},
        {"5*", 5, SG_STATUS_FEW},
        {"5 ＊", 5, SG_STATUS_FEW},
        {"# 5", 5, SG_STATUS_REPEATED},
        {"12.3 % r*", 12.3, SG_STATUS_REVISED | SG_STATUS_FEW},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_cell(sg_cell_read(cases[i].text, NULL),
                    (struct sg_cell){SG_CELL_NUMBER, cases[i].value, cases[i].status},
                    cases[i].text);
}

static void texts(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "1,23,4",    "12,34",    "1234,567", "0,123",     ",123",  "1,234,",   "1,2345",
        "1.234,567", "1,234e5",  "1 23 4",   "1 234,567", "0 123", "1234 567", "1'234 567",
        "1 234e5",   "1e400",    "-1e400",   "inf",       "nan",   "na",       "0x10",
        "1..2",      "1.2.3",    "--5",      "+-5",       "△-5",   "△",        "▲",
        "p4",        "e5",       "R5",       "E09",       "r",     "p",        "[u]",
        "**",        "%",        "()",       "( )",       "((5))", "(5",       "5)",
        "[5]",       "12人",     "製造業",   "12³",       "①",     "½",        "2021年",
        "1,234５６", "５６，７", "5 5",      "r p",       "\xff",  "12\xff",   "\xe3\x80",
        "=1+1",      "1/2",      "1:30",     "5％％",     "e",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_cell(sg_cell_read(cases[i], NULL), (struct sg_cell){SG_CELL_TEXT, NAN, 0}, cases[i]);
}

static void symbols_and_empty_cells(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct sg_cell cell;
    } cases[] = {
        {"", {SG_CELL_EMPTY, NAN, 0}},
        {" ", {SG_CELL_EMPTY, NAN, 0}},
        {"　\t", {SG_CELL_EMPTY, NAN, 0}},
        {"-", {SG_CELL_SYMBOL, 0, SG_STATUS_NIL}},
        {"－", {SG_CELL_SYMBOL, 0, SG_STATUS_NIL}},
        {"X", {SG_CELL_SYMBOL, NAN, SG_STATUS_SUPPRESSED}},
        {"…", {SG_CELL_SYMBOL, NAN, SG_STATUS_NOT_AVAILABLE}},
        {"---", {SG_CELL_SYMBOL, 0, SG_STATUS_NIL}},
        {"NaN", {SG_CELL_SYMBOL, NAN, SG_STATUS_NOT_AVAILABLE}},
        {"*", {SG_CELL_SYMBOL, NAN, SG_STATUS_FEW}}, /* no value */
        {"***", {SG_CELL_SYMBOL, NAN, SG_STATUS_NOT_AVAILABLE}},
        {"(X)", {SG_CELL_SYMBOL, NAN, SG_MARK_TWO_READINGS}},
        {"(-)", {SG_CELL_SYMBOL, 0, SG_STATUS_NIL | SG_STATUS_REPEATED}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_cell(sg_cell_read(cases[i].text, NULL), cases[i].cell, cases[i].text);
}

static void declared_marks_come_first(void **state)
{
    (void)state;
    struct sg_marks marks = {0};
    sg_marks_set(&marks, "-", SG_STATUS_NOT_AVAILABLE, NULL);
    sg_marks_set(&marks, "-9", SG_STATUS_NOT_AVAILABLE, "無回答");
    sg_marks_set(&marks, "0", SG_STATUS_NONE, "単位未満");
    sg_marks_set(&marks, "＋", SG_STATUS_NONE, "単位未満");
    sg_marks_set(&marks, "D", SG_STATUS_SUPPRESSED, NULL);
    sg_marks_set(&marks, "※", SG_STATUS_CAUTION, NULL);
    sg_marks_set(&marks, "r", SG_STATUS_SUPPRESSED, NULL);
    sg_marks_set(&marks, "", SG_STATUS_NIL, NULL);
    const struct {
        const char *text;
        struct sg_cell cell;
    } cases[] = {
        {"－", {SG_CELL_SYMBOL, NAN, SG_STATUS_NOT_AVAILABLE}},
        {"-9", {SG_CELL_SYMBOL, NAN, SG_STATUS_NOT_AVAILABLE}},
        {"-90", {SG_CELL_NUMBER, -90, 0}},
        {"0", {SG_CELL_NUMBER, 0, 0}},
        {"+", {SG_CELL_NUMBER, 0, 0}},
        {"D", {SG_CELL_SYMBOL, NAN, SG_STATUS_SUPPRESSED}},
        {"12.3※", {SG_CELL_NUMBER, 12.3, SG_STATUS_CAUTION}},
        {"※ △12", {SG_CELL_NUMBER, -12, SG_STATUS_CAUTION}},
        {"※", {SG_CELL_SYMBOL, NAN, SG_STATUS_CAUTION}}, /* a flag without its number */
        {"r", {SG_CELL_SYMBOL, NAN, SG_STATUS_SUPPRESSED}},
        {"5 r", {SG_CELL_TEXT, NAN, 0}}, /* r is no flag in this file */
        {"5 p", {SG_CELL_NUMBER, 5, SG_STATUS_PROVISIONAL}},
        {"", {SG_CELL_SYMBOL, 0, SG_STATUS_NIL}},
        {" ", {SG_CELL_SYMBOL, 0, SG_STATUS_NIL}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_cell(sg_cell_read(cases[i].text, &marks), cases[i].cell, cases[i].text);
    sg_marks_free(&marks);
}

/* --missing holds alone, behind and before numbers, whatever the status (C22 of the field). */
static void what_is_asked_holds_around_numbers(void **state)
{
    (void)state;
    struct sg_marks marks = {0};
    struct sg_error err = {0};
    assert_true(sg_marks_read(&marks,
                              "p=provisional,+=few,約=estimated,D=suppressed,-=nil,9=not_available,"
                              "(q)=caution,e=small_base",
                              &err));
    const struct {
        const char *text;
        struct sg_cell cell;
    } cases[] = {
        {"p300", {SG_CELL_NUMBER, 300, SG_STATUS_PROVISIONAL}},
        {"p", {SG_CELL_SYMBOL, NAN, SG_STATUS_PROVISIONAL}},
        {"p04", {SG_CELL_TEXT, NAN, 0}}, /* a code */
        {"250,000+", {SG_CELL_NUMBER, 250000, SG_STATUS_FEW}},
        {"+5", {SG_CELL_NUMBER, 5, 0}},
        {"約300", {SG_CELL_NUMBER, 300, SG_STATUS_ESTIMATED}},
        {"12 e", {SG_CELL_NUMBER, 12, SG_STATUS_SMALL_BASE}},
        {"12 (q)", {SG_CELL_NUMBER, 12, SG_STATUS_CAUTION}},
        {"12 (ｑ)", {SG_CELL_NUMBER, 12, SG_STATUS_CAUTION}},
        {"12 D", {SG_CELL_SYMBOL, NAN, SG_STATUS_SUPPRESSED}},
        {"-5", {SG_CELL_NUMBER, -5, 0}}, /* nil is no flag */
        {"99", {SG_CELL_NUMBER, 99, 0}},
        {"9", {SG_CELL_SYMBOL, NAN, SG_STATUS_NOT_AVAILABLE}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_cell(sg_cell_read(cases[i].text, &marks), cases[i].cell, cases[i].text);
    sg_marks_free(&marks);
}

static void doubts_are_for_the_column(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct sg_cell cell;
        enum sg_cell_doubt doubt;
    } cases[] = {
        {"D", {SG_CELL_SYMBOL, NAN, SG_STATUS_SUPPRESSED}, SG_CELL_LETTER},
        {"Ｓ", {SG_CELL_SYMBOL, NAN, SG_STATUS_SUPPRESSED}, SG_CELL_LETTER},
        {"12 d", {SG_CELL_NUMBER, 12, SG_STATUS_CAUTION}, SG_CELL_FLAGGED},
        {"3.5 bu",
         {SG_CELL_NUMBER, 3.5, SG_STATUS_CAUTION | SG_STATUS_SMALL_BASE},
         SG_CELL_FLAGGED},
        {"大会中止", {SG_CELL_SYMBOL, NAN, SG_STATUS_NOT_APPLICABLE}, SG_CELL_CANCELLED},
        {"9 [u]", {SG_CELL_NUMBER, 9, SG_STATUS_SMALL_BASE}, SG_CELL_SURE},
        {"12.3 r", {SG_CELL_NUMBER, 12.3, SG_STATUS_REVISED}, SG_CELL_SURE},
        {"M", {SG_CELL_TEXT, NAN, 0}, SG_CELL_SURE},
        {"5 kg", {SG_CELL_TEXT, NAN, 0}, SG_CELL_SURE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum sg_cell_doubt doubt;
        assert_cell(sg_cell_read_doubtful(cases[i].text, NULL, &doubt), cases[i].cell,
                    cases[i].text);
        assert_int_equal(doubt, cases[i].doubt);
        if (doubt)
            assert_int_equal(sg_cell_read(cases[i].text, NULL).kind, SG_CELL_TEXT);
    }
}

/* Property: the fast path gives the double that strtod gives, bit for bit. */
static void plain_numbers_are_exact(void **state)
{
    (void)state;
    uint64_t x = 88172645463325252u; /* xorshift, Marsaglia 2003 */
    char text[64];
    for (int i = 0, cases = test_cases(1000000); i < cases; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        long long whole = (long long)(x >> (x % 60 + 4));
        if (i % 2)
            snprintf(text, sizeof text, "%s%lld", i % 3 ? "" : "-", whole);
        else
            snprintf(text, sizeof text, "%s%lld.%0*llu", i % 3 ? "" : "-", whole % 1000000,
                     (int)(x % 9) + 1, (unsigned long long)(x % 10));
        struct sg_cell cell = sg_cell_read(text, NULL);
        double expected = strtod(text, NULL);
        assert_int_equal(cell.kind, SG_CELL_NUMBER);
        if (cell.value < expected || cell.value > expected)
            fail_msg("'%s' is %.17g, not %.17g", text, cell.value, expected);
    }
}

static void long_cells_are_text(void **state)
{
    (void)state;
    char *text = malloc(1 << 20);
    memset(text, '1', (1 << 20) - 1);
    text[(1 << 20) - 1] = '\0';
    assert_int_equal(sg_cell_read(text, NULL).kind, SG_CELL_TEXT);
    memset(text, ' ', (1 << 20) - 1);
    assert_int_equal(sg_cell_read(text, NULL).kind, SG_CELL_EMPTY);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(texts),
        cmocka_unit_test(symbols_and_empty_cells),
        cmocka_unit_test(declared_marks_come_first),
        cmocka_unit_test(what_is_asked_holds_around_numbers),
        cmocka_unit_test(doubts_are_for_the_column),
        cmocka_unit_test(plain_numbers_are_exact),
        cmocka_unit_test(long_cells_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
