/* Every cell of a file that is not blank is in the account, with its place. Counted by hand. */
#include "surveys/layout/account.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

static const char *const words[SG_N_USES] = {"none",  "value", "status", "label",   "header",
                                             "title", "unit",  "note",   "left out"};

/* "value 3 B2:B4|label …" of a text, and the notes on what was left out. */
static char *account_of(const char *text, const struct sg_read_options *options,
                        struct sg_texts *notes)
{
    struct sg_sheet sheet;
    struct sg_table table;
    struct sg_account account;
    struct sg_error err = {0};
    struct sg_buffer out = {0};
    size_t *sources, sum = 0;
    sg_table_init(&table);
    if (!sg_sheet_parse(NULL, text, strlen(text), options, &sheet, &err) ||
        !sg_sheet_table(&sheet, options, &table, &sources, notes, &err))
        fail_msg("%s: %s", text, err.message);
    sg_account_make(&account, &sheet, &table, sources);
    sg_account_remark(&sheet, notes, SG_EN);
    for (size_t use = SG_USE_VALUE; use < SG_N_USES; use++) {
        struct sg_buffer places = {0};
        sum += account.counts[use];
        if (account.counts[use] == 0)
            continue;
        sg_account_places(&account, (enum sg_use)use, &places);
        sg_buffer_printf(&out, "%s%s %zu %s", out.n ? "|" : "", words[use], account.counts[use],
                         sg_buffer_text(&places));
        sg_buffer_free(&places);
    }
    assert_int_equal(sum, account.filled);
    free(sources);
    sg_account_free(&account);
    sg_table_free(&table);
    sg_sheet_free(&sheet);
    return sg_buffer_take(&out);
}

static const struct {
    const char *what, *text, *account, *note;
} cases[] = {
    {"a plain table", "市,件数\n甲,1\n乙,X\n",
     "value 1 B2|status 1 B3|label 2 A2:A3|header 2 A1:B1", NULL},
    {"title, unit and notes", "第1表 件数,\n,（単位：件）\n市,件数\n甲,1\n乙,-\n\n注）調べ\n",
     "value 1 B4|status 1 B5|label 2 A4:A5|header 2 A3:B3|title 1 A1|unit 1 B2|note 1 A7", NULL},
    {"labels filled down are no cells", "県,市,件数\n北,甲,1\n,乙,2\n〃,丙,3\n",
     "value 3 C2:C4|label 5 A2:B2, B3, A4:B4|header 3 A1:C1", NULL},
    {"heading lines", "産業,数\n東区,\n建設,1\n製造,2\n西区,\n建設,3\n製造,4\n",
     "value 4 B3:B4, B6:B7|label 6 A2:A7|header 2 A1:B1", NULL},
    {"halves side by side", "市,数,市,数\n甲,1,丙,3\n乙,2,,\n",
     "value 3 B2:B3, D2|label 3 A2:A3, C2|header 4 A1:D1", NULL},
    {"a page break", "市,数\n甲,1\n\n市,数\n乙,2\n",
     "value 2 B2, B5|label 2 A2, A5|header 4 A1:B1, A4:B4", NULL},
    {"year and quarter", "年度,期,DI\n令和5年度,第1四半期,-3\n,第2四半期,-4\n",
     "value 2 C2:C3|label 3 A2:B2, B3|header 3 A1:C1", NULL},
    {"units below the names", "市,店,人\n,（所）,（人）\n甲,1,2\n乙,3,4\n",
     "value 4 B3:C4|label 2 A3:A4|header 3 A1:C1|unit 2 B2:C2", NULL},
    {"remarks at the right", "市,数,備考\n甲,1,\n乙,2,廃止\n",
     "value 2 B2:B3|label 2 A2:A3|header 3 A1:C1|note 1 C3", NULL},
    {"a column of statuses", "市,value,status\n甲,1,\n乙,,suppressed\n",
     "value 1 B2|status 1 C3|label 2 A2:A3|header 3 A1:C1", NULL},
    {"numbers of rows", ",市,数\n1,甲,5\n2,乙,6\n3,丙,7\n",
     "value 3 C2:C4|label 3 B2:B4|header 2 B1:C1|left out 3 A2:A4",
     "column 1, which numbers the rows, is left out"},
    {"a number around the table", "件数調べ,,\n,,1234\n市,数,人\n甲,1,2\n乙,3,4\n",
     "value 4 B4:C5|label 2 A4:A5|header 3 A3:C3|title 1 A1|note 1 C2",
     "1 cells around the table look like numbers and are left out: '1234' in row 2"},
    {"a label that begins like a note", "項目,件数\n備考品,12\n注文,34\n",
     "value 2 B2:B3|label 2 A2:A3|header 2 A1:B1", NULL},
    {"many places", "市,数\n甲,1\n乙,X\n丙,2\n丁,X\n戊,3\n己,X\n庚,4\n辛,X\n壬,5\n癸,X\n子,6\n",
     "value 6 B2, B4, B6, B8, B10, +1|status 5 B3, B5, B7, B9, B11|label 11 A2:A12|header 2 A1:B1",
     NULL},
};

static void every_cell_is_in_the_account(void **state)
{
    (void)state;
    struct sg_read_options options;
    sg_read_options_init(&options);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_texts notes = {0};
        char *account = account_of(cases[i].text, &options, &notes);
        if (strcmp(account, cases[i].account) != 0)
            fail_msg("%s: %s", cases[i].what, account);
        if (cases[i].note ? notes.n != 1 || strcmp(notes.items[0], cases[i].note) != 0 : notes.n)
            fail_msg("%s: %s", cases[i].what, notes.n ? notes.items[0] : "no note");
        free(account);
        sg_texts_free(&notes);
    }
}

static void columns_are_named_as_spreadsheets_do(void **state)
{
    (void)state;
    struct sg_read_options options;
    struct sg_buffer text = {0};
    struct sg_texts notes = {0};
    sg_read_options_init(&options);
    sg_buffer_add(&text, "市");
    for (int c = 1; c < 703; c++)
        sg_buffer_printf(&text, ",n%d", c);
    sg_buffer_add(&text, "\n甲");
    for (int c = 1; c < 703; c++)
        sg_buffer_printf(&text, ",%d", c == 27 || c == 702 ? 1 : 2 * (c % 2));
    sg_buffer_add(&text, "\n");
    char *account = account_of(sg_buffer_text(&text), &options, &notes);
    assert_string_equal(account, "value 702 B2:AAA2|label 1 A2|header 703 A1:AAA1");
    free(account);
    sg_buffer_free(&text);
    sg_texts_free(&notes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_is_in_the_account),
        cmocka_unit_test(columns_are_named_as_spreadsheets_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
