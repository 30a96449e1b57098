#include "tests/cube_text.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

static const char first[] =
    "DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,OBS_"
    "COMMENT\n"
    "SPC:DF(1.0),A,FJ,POP,2020,1.25,PERSONS,3,,\"a\nb\"\nSPC:DF(1.0),A,FJ,POP,2021,,PERSONS,3,Q,\n"
    "SPC:DF(1.0),A,FJ,GDP,2021-01-01T00:00:00,7.1,XDC,0,bp,\nSPC:DF(1.0),A,FJ,GDP,2022,NaN,XDC,,,"
    "\n";

static const char second[] =
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ:Frequency,REF_AREA:Reference area,TIME_PERIOD:Time period,"
    "OBS_VALUE:Observation Value,OBS_STATUS:Observation Status\n"
    "dataflow,BIS:WS(1.0): x,I,M: Monthly,BR: Brazil,2024-01,11.75,A: Normal value\n"
    "dataflow,BIS:WS(1.0): x,I,M: Monthly,US: USA,2024-01,,M: Missing\n";

static void assert_read(const char *text, const char *expected, const char *note)
{
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    if (!read_cube(text, "sdmx-csv", &table, &notes, &err))
        fail_msg("%s", err.message);
    char *found = csv_of(&table);
    assert_string_equal(found, expected);
    struct sg_buffer said = {0};
    for (size_t i = 0; i < notes.n; i++)
        sg_buffer_printf(&said, i ? "\n%s" : "%s", notes.items[i]);
    assert_string_equal(sg_buffer_text(&said), note ? note : "");
    sg_buffer_free(&said);
    free(found);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void both_versions(void **state)
{
    (void)state;
    assert_read(
        first,
        "FREQ,REF_AREA_code,REF_AREA,measure,period,unit,value\nA,FJ,FJ,POP,2020,PERSONS,1250\n"
        "A,FJ,FJ,POP,2021,PERSONS, suppressed\nA,FJ,FJ,GDP,2021-01-01,XDC,7.1 caution+provisional\n"
        "A,FJ,FJ,GDP,2022,XDC, not_available",
        "values are read times ten to the power of UNIT_MULT\n"
        "attributes of observations are left out: OBS_COMMENT");
    assert_read(second,
                "Frequency,Reference area_code,Reference area,period,value\n"
                "Monthly,BR,Brazil,2024-01,11.75\nMonthly,US,USA,2024-01, not_applicable",
                NULL);
    assert_read(
        "STRUCTURE,STRUCTURE_ID,SERIES_KEY,OBS_KEY,ITEM,OBS_VALUE\ndataflow,A:B(1),a,b,x,1\n",
        "ITEM,value\nx,1", NULL);
}

static void semicolons_and_decimal_commas(void **state)
{
    (void)state;
    assert_read("DATAFLOW;FREQ;OBS_VALUE\nX:Y(1);A;1585,754\nX:Y(1);B;16,5\n",
                "FREQ,value\nA,1585.754\nB,16.5", NULL);
}

/* As Eurostat and the IMF label their files: the last column need not have a label. */
static void labels_in_the_header_and_attributes(void **state)
{
    (void)state;
    assert_read("DATAFLOW,REF_AREA: Area,TIME_PERIOD: Period,OBS_VALUE,UNIT_MULT: Multiplier\n"
                "X:Y(1),JP: Japan,2020,12.5,3: Thousands\nX:Y(1),FR: France,2020,2,0: Units\n",
                "Area_code,Area,period,value\nJP,Japan,2020,12500\nFR,France,2020,2",
                "values are read times ten to the power of UNIT_MULT");
    assert_read("DATAFLOW,ITEM,OBS_VALUE,DECIMALS,COMMENT_OBS\nX:Y(1),a,1.5,1,a break\n",
                "ITEM,value\na,1.5",
                "attributes of observations are left out: DECIMALS, COMMENT_OBS");
}

static void what_is_broken_is_refused(void **state)
{
    (void)state;
    static const struct refused cases[] = {
        {"1.25", "x", "'x' is no number"},
        {"PERSONS,3", "PERSONS,k", "'k' is no power of ten"},
        {"3,Q,", "3,?,", "'?' is no status"},
        {"2020,1.25", "2020,1.25,9", "the header has 10"},
        {"DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE", "DATAFLOW,OBS_VALUE,a,b,c,d",
         "no dimensions"},
    };
    assert_refused(first, "sdmx-csv", cases, sizeof cases / sizeof *cases);
    static const struct refused deleted[] = {{",I,", ",D,", "deletes an observation"}};
    assert_refused(second, "sdmx-csv", deleted, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_versions),
        cmocka_unit_test(semicolons_and_decimal_commas),
        cmocka_unit_test(labels_in_the_header_and_attributes),
        cmocka_unit_test(what_is_broken_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
