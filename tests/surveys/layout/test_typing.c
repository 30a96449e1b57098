/* Files of ours are what columns.def says; files of others are what their cells say. */
#include "tests/surveys/dump.h"
#include "tests/test_support.h"

#include <string.h>

#include "surveys/layout/typing.h"

static const struct text_case cases[] = {
    {"shares that are all suppressed are numbers",
     "year,industry,value,total,share_percent,rank,status\n2021,X,,,,,suppressed\n"
     "2021,Y,,,,,suppressed\n",
     "year:p=2021,2021|industry:c=X,Y|value:n=<suppressed>,<suppressed>|"
     "total:n=<suppressed>,<suppressed>|share_percent*:n=<suppressed>,<suppressed>|"
     "rank:n=<suppressed>,<suppressed>"},
    {"nothing at all is a number by its name", "industry,value\nA,\nB,\n",
     "industry:c=A,B|value:n=,"},
    {"labels of ours may look like numbers",
     "question,option,index,value,status\n1,2,3,4,\n1,3,4,5,\n",
     "question:c=1,1|option:c=2,3|index:c=3,4|value*:n=4,5"},
    {"an index of others is a number", "year,index\n2015,100\n2016,101.5\n",
     "year:p=2015,2016|index:n=100,101.5"},
    {"so are other names of ours", "industry,section,row,label,note\nA,1,2,3,4\n",
     "industry:c=A|section:n=1|row:n=2|label:n=3|note:c=4"},
    {"text under a name of numbers stays", "industry,value,rank,n\nA,many,first,007\nB,2,2,008\n",
     "industry:c=A,B|value:c=many,2|rank:c=first,2|n:c=007,008"},
    {"from and to of a journey", "from,to,n\n東京,大阪,5\n大阪,京都,6\n",
     "from:c=東京,大阪|to:c=大阪,京都|n:n=5,6"},
    {"marks under a name of labels stay", "industry,note,direction\nA,X,-\nB,,-\n",
     "industry:c=A,B|note:c=X,|direction:c=-,-"},
    {"marks under a name of numbers without decimals stay", "industry,found\nA,X\nB,\n",
     "industry:c=A,B|found:c=X,"},
    {"statuses of each column",
     "industry,value,share_percent,rank,status,statuses\n"
     "A,1,100,,,\nB,,,,suppressed,rank=;value=few\nC,2,3,,,rank=undefined\n",
     "industry:c=A,B,C|value:n=1,<few>,2|share_percent*:n=100,<suppressed>,3|"
     "rank:n=<not_applicable>,,<undefined>"},
    {"a blank that is not of ours says nothing", "industry,value,seats,status\nA,1,,\nB,2,3,\n",
     "industry:c=A,B|value*:n=1,2|seats:n=,3"},
    {"a blank label of ours is none, with statuses or without",
     "area,industry,value,rank,status,statuses\nA,x,1,,,rank=undefined\n,y,2,3,,\n",
     "area:c=A,|industry:c=x,y|value*:n=1,2|rank:n=<undefined>,3"},
    {"a blank label of ours beside a status of others",
     "area,status,value,sangyo_status\nA,printed,1,\n,shown,2,\n",
     "area:c=A,|status:c=printed,shown|value*:n=1,2"},
    {"a status column of others beside ours",
     "industry,status,value,sangyo_status\nA,printed,,nil\n",
     "industry:c=A|status:c=printed|value*:n=<nil>"},
    {"a part of a column that is not there is left",
     "industry,value,status,statuses\nA,1,,other=suppressed\n", "industry:c=A|value*:n=1"},
    {"D, S and c alone are suppressed where no other letters stand",
     "industry,n,m,k\nA,D,D,c\nB,5,5,5\nC,S,E,8\n",
     "industry:c=A,B,C|n:n=<suppressed>,5,<suppressed>|m:c=D,5,E|k:n=<suppressed>,5,8"},
    {"and where a legend explains them", "D,withheld\n\nindustry,n\nA,D\nB,5\nC,D\n",
     "industry:c=A,B,C|n:n=<suppressed>,5,<suppressed>"},
    {"sizes are labels", "size,n\nS,1\nM,2\nL,3\n", "size:c=S,M,L|n:n=1,2,3"},
    {"marks that need no option",
     "a,n\nA,(D)\nB,[c]\nC,(L)\nD,*\nE,[z]\nF,NA\nG,#N/A\nH,null\nI,.\nJ,:\nK,[x]\nL,5\nM,9 [u]\n",
     "a:c=A,B,C,D,E,F,G,H,I,J,K,L,M|n:n=<suppressed>,<suppressed>,<few>,<few>,<not_applicable>,"
     "<not_available>,<not_available>,<not_available>,<not_available>,<not_available>,"
     "<not_available>,5,9<small_base>"},
    {"letters behind numbers are flags where others stand without",
     "a,n,days\nA,5 d,5 d\nB,6,6 d\nC,7 bu,7 d\n",
     "a:c=A,B,C|n:n=5<caution>,6,7<caution+small_base>|days:c=5 d,6 d,7 d"},
    {"dashes of any length are nil of counts", "a,n\nA,-----\nB,ー\nC,3\n",
     "a:c=A,B,C|n:n=0<nil>,0<nil>,3"},
    {"words among numbers are none, but of targets and results",
     "a,n,実績値\nA,大会中止,大会中止\nB,5,5\n",
     "a:c=A,B|n:c=大会中止,5|実績値:n=<not_applicable>,5"},
    {"a unit of amounts wins over decimals, counts over signs",
     "a,売上（億円）,増減数,x,y\nA,-,-,-,-\nB,12.5,△12,-3,1.5\n",
     "a:c=A,B|売上（億円）:n=0<nil>,12.5|増減数:n=0<nil>,-12|x:n=<undefined>,-3|y:n=<undefined>,1."
     "5"},
    {"so do sums to a total", "a,x,y\nA,-,-\nB,1.5,1.5\nC,2.25,2.0\n計,3.75,1.8\n",
     "a:c=A,B,C,計|x:n=0<nil>,1.5,2.25,3.75|y:n=<undefined>,1.5,2,1.8"},
    {"flags by name and values", "geo,OBS_VALUE,OBS_FLAG\nDE,5,bu\nFR,,c\nIT,7,\n",
     "geo:c=DE,FR,IT|OBS_VALUE:n=5<caution+small_base>,<suppressed>,7"},
    {"one value that is on no list, and they are labels",
     "geo,OBS_VALUE,OBS_FLAG\nDE,5,bu\nFR,,ok\nIT,7,\n",
     "geo:c=DE,FR,IT|OBS_VALUE:n=5,,7|OBS_FLAG:c=bu,ok,"},
    {"flags of a Statistics Canada table",
     "GEO,VALUE,STATUS,SYMBOL,DECIMALS\na,5,E,,1\nb,,x,,1\nc,,F,,1\nd,,..,,1\n",
     "GEO:c=a,b,c,d|VALUE:n=5<caution>,<suppressed>,<not_available>,<not_available>|"
     "SYMBOL:c=,,,|DECIMALS:n=1,1,1,1"},
    {"QCEW prints what it does not disclose as 0",
     "area,disclosure_code,estabs,emp,lq_disclosure_code,lq_emp\na,N,3,0,,1.5\nb,,4,50,N,0\n",
     "area:c=a,b|estabs:n=3,4|emp:n=<suppressed>,50|lq_emp:n=1.5,<suppressed>"},
    {"a few integers that alone tell rows apart are labels",
     "業種,kind,n,m\nA,1,10,3\nB,1,12,4\nA,2,11,5\nB,2,15,7\n",
     "業種:c=A,B,A,B|kind:c=1,1,2,2|n:n=10,12,11,15|m:n=3,4,5,7"},
    {"counts before other counts are none", "業種,件数,n\nA,1,10\nB,1,12\nA,2,11\nB,2,15\n",
     "業種:c=A,B,A,B|件数:n=1,1,2,2|n:n=10,12,11,15"},
    {"nor are those that leave rows alike", "業種,kind,n\nA,1,10\nB,1,12\nA,1,11\nB,2,15\nA,2,3\n",
     "業種:c=A,B,A,B,A|kind:n=1,1,1,2,2|n:n=10,12,11,15,3"},
    {"nor is the only number", "業種,kind\nA,1\nB,1\nA,2\nB,2\n", "業種:c=A,B,A,B|kind:n=1,1,2,2"},
    {"no status voids a number that stands there",
     "industry,value,rank,status,statuses\nA,1,2,,rank=suppressed\n",
     "industry:c=A|value*:n=1|rank:n=2"},
};

static void kinds(void **state)
{
    (void)state;
    assert_texts_read(cases, sizeof cases / sizeof *cases);
}

/* What is not what its name says is told. */
static void remarks(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {.lang = SG_EN};
    assert_true(read_text("industry,value,n\nA,5,007\nB,many,1\n", NULL, &table, &notes, &err));
    assert_int_equal(notes.n, 2);
    assert_string_equal(notes.items[0], "column 'value' is read as text: row 3 has 'many'");
    assert_string_equal(notes.items[1], "column 'n' is read as text: row 2 has '007'");
    sg_texts_free(&notes);
    sg_table_free(&table);
}

/* Two readings of a mark are refused, labels that look like marks are told. */
static void doubtful_marks(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {.lang = SG_EN};
    assert_false(read_text("a,n\nA,(X)\nB,5\n", NULL, &table, NULL, &err));
    assert_int_equal(err.row, 2);
    assert_string_equal(err.column, "n");
    assert_non_null(strstr(err.message, "--missing '(X)=suppressed' or"));
    err = (struct sg_error){.lang = SG_EN};
    assert_true(read_text("a,b,c\nx,North,X\ny,NA,-\n", NULL, &table, &notes, &err));
    assert_int_equal(notes.n, 2);
    assert_non_null(strstr(notes.items[0], "'b' is read as labels, and 'NA' as one of them"));
    assert_non_null(strstr(notes.items[1], "'c' is read as labels, and 'X' as one of them"));
    sg_texts_free(&notes);
    sg_table_free(&table);
    const char *missing[] = {"NA=not_available,X=suppressed,-=nil"};
    struct sg_read_options options;
    sg_read_options_init(&options);
    options.missing = missing;
    options.n_missing = 1;
    assert_true(read_text("a,b,c\nx,North,X\ny,NA,-\n", &options, &table, &notes, &err));
    char *text = dump(&table);
    assert_string_equal(text, "a:c=x,y|b:c=North,|c:n=<suppressed>,0<nil>");
    assert_int_equal(notes.n, 0);
    free(text);
    sg_table_free(&table);
}

/* Records that are written again keep marks that we print otherwise. */
static void records_keep_their_marks(void **state)
{
    (void)state;
    struct sg_read_options options;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    sg_read_options_init(&options);
    options.as_printed = true;
    assert_true(read_text("id,q,x\na,NA,X\nb,1,2\n", &options, &table, &notes, &err));
    char *text = dump(&table);
    assert_string_equal(text, "id:c=a,b|q:c=NA,1|x:n=<suppressed>,2");
    free(text);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

/* --value says that a column of ours holds numbers all the same. */
static void asked_values_are_numbers(void **state)
{
    (void)state;
    static const char *names[] = {"index"};
    struct sg_read_options options;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    sg_read_options_init(&options);
    options.value_columns = names;
    options.n_value_columns = 1;
    assert_true(
        read_text("year,index,status\n2015,100,\n2016,101,\n", &options, &table, &notes, &err));
    assert_int_equal(table.columns[1]->kind, SG_COLUMN_NUMBER);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void measures_come_from_headers(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    assert_true(read_text(
        "産業,出荷額（百万円）,構成比(%),業況DI,share_percent,値\nA,1,-,-,3,-\nB,2,3,4,5,6\n", NULL,
        &table, &notes, &err));
    static const enum sg_measure_kind expected[] = {SG_MEASURE_UNKNOWN, SG_MEASURE_AMOUNT,
                                                    SG_MEASURE_SHARE,   SG_MEASURE_BALANCE,
                                                    SG_MEASURE_SHARE,   SG_MEASURE_UNKNOWN};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(table.columns[i]->measure_kind, expected[i]);
    /* a dash is nil of what adds up, and undefined of what does not */
    assert_close(table.columns[2]->values[0], NAN, 0);
    assert_close(table.columns[3]->values[0], NAN, 0);
    assert_close(table.columns[5]->values[0], 0, 0);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds),
        cmocka_unit_test(remarks),
        cmocka_unit_test(doubtful_marks),
        cmocka_unit_test(records_keep_their_marks),
        cmocka_unit_test(asked_values_are_numbers),
        cmocka_unit_test(measures_come_from_headers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
