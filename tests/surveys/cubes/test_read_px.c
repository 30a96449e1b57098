#include "tests/cube_text.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include <sangyo/buffer.h>
#include "surveys/formats/reader.h"

static const char px[] =
    "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nLANGUAGE=\"ja\";\nLANGUAGES=\"ja\",\"en\";\nTITLE="
    "\"事業所=数; \"\n"
    "\"年別\";\nCONTENTS=\"事業所数\";\nUNITS=\"所\";\nDECIMALS=1;\nSTUB=\"産業\";\nHEADING=\"年\";"
    "\n"
    "VALUES(\"産業\")=\"総数\",\"製造業; "
    "その他\",\"情報通信業\";\nCODES(\"産業\")=\"T\",\"E\",\"G\";\n"
    "VALUES(\"年\")=\"2016\",\"2021\";\nTIMEVAL(\"年\")=TLIST(A1),\"2016\",\"2021\";\n"
    "STUB[en]=\"industry\";\nVALUES[en](\"industry\")=\"All\",\"Made\",\"IT\";\nCONTENTS[en]="
    "\"establishments\";\n"
    "ELIMINATION(\"産業\")=\"T\";\nLAST-UPDATED=\"20220627 "
    "08:50\";\nSOURCE=\"総務省\";\nNOTEX=\"民営#のみ\";\n"
    "VALUENOTE(\"産業\",\"情報通信業\")=\"新設\";\nCELLNOTE(\"総数\",\"2021\")=\"速報値\";\n"
    "CELLNOTE(\"*\",\"2016\")=\"旧分類\";\nDATASYMBOL1=\"秘匿\";\nDATASYMBOL2=\"n.a.\";"
    "\nDATASYMBOL3=\"secret\";\n"
    "DATASYMBOL4=\"not used\";\nDATA=\n12 13.5\n\".\" \"-\"\n... ....;\n";

static void assert_read(const char *text, const char *expected, struct sg_table *table,
                        struct sg_texts *notes, enum sg_lang lang)
{
    struct sg_error err = {.lang = lang};
    if (!read_cube(text, "px", table, notes, &err))
        fail_msg("%s", err.message);
    char *found = csv_of(table);
    assert_string_equal(found, expected);
    free(found);
}

static void cells_symbols_notes_and_sources(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    assert_read(
        px,
        "産業,measure,period,unit,value\n総数,事業所数,2016,所,12\n総数,事業所数,2021,所,13.5 "
        "provisional\n"
        "製造業; その他,事業所数,2016,所, suppressed\n製造業; その他,事業所数,2021,所,0 nil\n"
        "情報通信業,事業所数,2016,所, suppressed\n情報通信業,事業所数,2021,所, not_applicable",
        &table, &notes, SG_JA);
    assert_string_equal(table.info.title, "事業所=数; 年別");
    assert_string_equal(table.info.sources[0].title, "総務省, 2022-06-27");
    assert_int_equal(table.info.notes.n, 3);
    assert_string_equal(table.info.notes.items[0], "民営 のみ");
    assert_string_equal(table.info.notes.items[1], "産業, 情報通信業: 新設");
    assert_string_equal(table.info.notes.items[2], "2016: 旧分類");
    assert_null(table.info.total_label); /* 総数 is a usual one */
    assert_string_equal(sg_column_decoded(table.columns[0], "E"), "製造業; その他");
    assert_int_equal(table.columns[2]->kind, SG_COLUMN_PERIOD);
    assert_int_equal(table.columns[4]->measure_kind, SG_MEASURE_AMOUNT);
    assert_string_equal(table.columns[4]->unit, "所");
    assert_int_equal(table.columns[4]->printed_decimals, 1);
    assert_int_equal(notes.n, 3); /* of the symbols */
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void the_language_of_the_run(void **state)
{
    (void)state;
    struct sg_table table;
    assert_read(px,
                "industry,measure,period,unit,value\nAll,establishments,2016,所,12\n"
                "All,establishments,2021,所,13.5\nMade,establishments,2016,所, suppressed\n"
                "Made,establishments,2021,所,0 nil\nIT,establishments,2016,所, suppressed\n"
                "IT,establishments,2021,所, not_applicable",
                &table, NULL, SG_EN);
    sg_table_free(&table);
    char *other = changed(px, "\"ja\",\"en\"", "\"ja\",\"sv\"");
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    assert_true(read_cube(other, "px", &table, &notes, &err));
    assert_string_equal(notes.items[0], "the file has its texts in ja, sv; they are read in ja");
    sg_texts_free(&notes);
    sg_table_free(&table);
    free(other);
}

#define SPARSE                                                                                     \
    "MATRIX=\"A\";STUB=\"a\",\"b\";\nHEADING=\"t\",\"c\";\nVALUES(\"a\")=\"x\",\"y\";\nVALUES("    \
    "\"b\")=\"1\",\"2\";\n"                                                                        \
    "CODES(\"b\")=\"B1\",\"B2\";\nVALUES(\"t\")=\"2020 q1\",\"2020 "                               \
    "q2\";\nTIMEVAL(\"t\")=TLIST(Q1),\"20201\",\"20202\";\n"                                       \
    "CONTVARIABLE=\"c\";\nVALUES(\"c\")=\"n\",\"rate\";\nUNITS(\"n\")=\"persons\";\nUNITS("        \
    "\"rate\")=\"%\";\n"                                                                           \
    "KEYS(\"a\")=VALUES;\nKEYS(\"b\")=CODES;\nELIMINATION(\"a\")=\"y\";\nELIMINATION(\"b\")="      \
    "\"2\";\nDATA=\n"

static void rows_with_keys_and_units_by_measure(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    assert_read(SPARSE "\"y\",\"B2\",1 2.5 3 \"..\"\n;",
                "a,b,measure,period,unit,value\ny,2,n,2020 q1,persons,1\ny,2,rate,2020 q1,%,2.5\n"
                "y,2,n,2020 q2,persons,3\ny,2,rate,2020 q2,%, not_available",
                &table, &notes, SG_EN);
    assert_string_equal(table.info.total_label, "y");
    assert_string_equal(notes.items[0],
                        "rows that the file leaves out by KEYS: 3 of 4; whether they are zero or "
                        "not available it does not say");
    assert_string_equal(notes.items[1], "the total of 'b' is '2'; --total names it");
    assert_null(table.columns[5]->unit);
    sg_texts_free(&notes);
    sg_table_free(&table);
    static const struct refused cases[] = {
        {"\"y\",", "\"z\",", "'z' is no value of 'a'"},
        {"DATA=\n", "DATA=\n\"y\",\"B2\" 1 2 3 4 ", "stand in another one too"},
        {"DATA=\n", "DATA=\nx ", "a quoted key is needed"},
        {"KEYS(\"a\")=VALUES;", "", "KEYS name 1 of the 2"},
        {"20202\"", "20202\",\"20203\"", "3 items for 2 values"},
    };
    assert_refused(SPARSE "\"y\",\"B2\",1 2.5 3 \"..\"\n;", "px", cases,
                   sizeof cases / sizeof *cases);
}

static void periods_by_timeval_not_by_labels(void **state)
{
    (void)state;
    static const struct {
        const char *list, *first, *second;
    } cases[] = {{"TLIST(H1),\"19711\",\"19712\"", "1971H1", "1971H2"},
                 {"TLIST(M1),\"197101\",\"197112\"", "1971 January", "1971-12"},
                 {"TLIST(W1),\"197101\",\"197102\"", "1971 January", "1971 July"},
                 {"TLIST(A1,\"1971\"-\"1972\")", "1971", "1972"}};
    for (size_t i = 0; i < 4; i++) {
        struct sg_buffer text = {0};
        struct sg_table table;
        struct sg_error err = {0};
        bool years = i == 3;
        sg_buffer_printf(
            &text, "STUB=\"t\";VALUES(\"t\")=\"%s\",\"%s\";\nTIMEVAL(\"t\")=%s;\nDATA=\n1 2;",
            years ? "1971" : "1971 January", years ? "1972" : "1971 July", cases[i].list);
        if (!read_cube(text.text, "px", &table, NULL, &err))
            fail_msg("%s", err.message);
        assert_string_equal(sg_column_text(table.columns[0], 0), cases[i].first);
        assert_string_equal(sg_column_text(table.columns[0], 1), cases[i].second);
        sg_table_free(&table);
        sg_buffer_free(&text);
    }
}

static void what_is_broken_is_refused(void **state)
{
    (void)state;
    static const struct refused cases[] = {
        {"... ....", "...", "DATA ends behind 5 values, where its variables make 6"},
        {"... ....", "... .... 1", "more values than the 6"},
        {"12 13.5", "12\"13.5\"", "and a separator behind it"},
        {"13.5", "13.5.1", "found '13.5.1'"},
        {"13.5", "........", "found '........'"},
        {"\"-\"", "\"-", "found"},
        {"....;\n", "....\n", "cut off"},
        {"....;\n", "....;\nX", "the end of the file is needed"},
        {"\nDATA=", " DATA=", "a line that begins with DATA="},
        {"\"T\",\"E\",\"G\"", "\"T\",\"E\"", "2 items for 3 values"},
        {"VALUES(\"年\")", "VALUES(\"年次\")", "there is no VALUES(\"年\")"},
        {"HEADING=\"年\"", "HEADING=\"年\",\"産業\"", "stands twice"},
        {"CODES(\"産業\")=\"T\",\"E\",\"G\";", "", "the file"},
        {"\"情報通信業\"", "\"総数\"", "has the value"},
        {"\"総務省\"", "\"総務省", "is needed"},
        {"SOURCE", "SOURCE[x", "square brackets"},
        {"SOURCE=", "SOURCE(x)=", "a quoted name"},
        {"SOURCE=", "SOURCE(\"x\"=", "found '=\"総務省\";'"},
        {"SOURCE=", "SOURCE ", "= is needed"},
        {"SOURCE=", "=", "a keyword"},
        {"\"総務省\"", ";", "a value"},
        {"\"総務省\"", "\"総務省\"x", "a comma or a semicolon"},
        {"STUB=\"産業\";\nHEADING=\"年\";", "", "neither STUB nor HEADING"},
        {"DATA=", "X=", "is needed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (strcmp(cases[i].message, "the file") == 0 ||
            strcmp(cases[i].message, "has the value") == 0)
            continue; /* together, below */
        struct sg_table table;
        struct sg_error err = {.lang = SG_JA};
        char *made = changed(px, cases[i].from, cases[i].to);
        if (read_cube(made, "px", &table, NULL, &err) || !*err.message)
            fail_msg("%s for %s is read", cases[i].to, cases[i].from);
        err = (struct sg_error){0};
        char *own = changed(made, "LANGUAGES=\"ja\",\"en\";", "");
        if (read_cube(own, "px", &table, NULL, &err) || !strstr(err.message, cases[i].message))
            fail_msg("%s for %s: %s", cases[i].to, cases[i].from, err.message);
        free(own);
        free(made);
    }
    char *twin = changed(px, "\"情報通信業\"", "\"総数\""),
         *codeless = changed(twin, "CODES(\"産業\")=\"T\",\"E\",\"G\";", "");
    struct sg_table table;
    struct sg_error err = {.lang = SG_JA};
    assert_true(read_cube(twin, "px", &table, NULL, &err)); /* told apart by its code */
    assert_string_equal(sg_column_text(table.columns[0], 4), "総数 (G)");
    sg_table_free(&table);
    assert_false(read_cube(codeless, "px", &table, NULL, &err));
    free(codeless);
    free(twin);
}

static void what_is_no_px_is_left(void **state)
{
    (void)state;
    static const char *const texts[] = {"CHARSET=,b\n1,2\n", "CHARSET,b\n", "TITLE=a b\n", "=\n",
                                        "A=\"b\";\n",        "TITLE",       "TITLE="};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(sg_reader_of(texts[i], strlen(texts[i]))->name, "csv");
    assert_string_equal(sg_reader_of("\xEF\xBB\xBFMATRIX = \"A\";", 15)->name, "csv");
    assert_string_equal(sg_reader_of("\xEF\xBB\xBFMATRIX=\"A\";", 14)->name, "px");
    static const char16_t wide[] = u"\xFEFFMATRIX=\"A\";";
    assert_string_equal(sg_reader_of((const char *)wide, sizeof wide - sizeof *wide)->name, "px");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_symbols_notes_and_sources),
        cmocka_unit_test(the_language_of_the_run),
        cmocka_unit_test(rows_with_keys_and_units_by_measure),
        cmocka_unit_test(periods_by_timeval_not_by_labels),
        cmocka_unit_test(what_is_broken_is_refused),
        cmocka_unit_test(what_is_no_px_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
