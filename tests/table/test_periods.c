#include "table/periods.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

/* Texts and what they are, both with | between. What they are: a label that reads as that period by
   itself, nothing (blank), - (no period) or ? (two readings). */
struct sequence_case {
    const char *texts, *expected;
    enum sg_periods_verdict verdict;
    struct sg_periods_context context;
};

static const char *const verdicts[] = {"none", "unclear", "numbers", "sure"};

static struct sg_texts split(const char *list)
{
    struct sg_texts texts = {0};
    for (;; list++) {
        size_t n = strcspn(list, "|");
        char *text = sg_copy_bytes(list, n);
        sg_texts_add(&texts, text);
        free(text);
        list += n;
        if (!*list)
            return texts;
    }
}

static bool is_unclear(const struct sg_periods *periods, size_t i)
{
    return periods->doubt && periods->at == i && periods->periods[i].kind == SG_PERIOD_NONE;
}

static void assert_one(const struct sg_periods *periods, size_t i, const char *expected,
                       const char *texts)
{
    const struct sg_period *found = &periods->periods[i];
    struct sg_period period;
    bool none = strcmp(expected, "-") == 0 || strcmp(expected, "?") == 0 || !*expected;
    if (none ? found->kind != SG_PERIOD_NONE || (*expected == '?') != is_unclear(periods, i)
             : !sg_period_read(expected, NULL, &period, NULL) || found->kind != period.kind ||
                   sg_period_compare(found, &period) != 0)
        fail_msg("%s: text %zu is kind %d, %d-%02d-%02d, not '%s' (doubt %d at %zu)", texts, i,
                 (int)found->kind, found->month / 12, found->month % 12 + 1, found->day, expected,
                 (int)periods->doubt, periods->at);
}

static void assert_sequences(const struct sequence_case cases[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct sequence_case *c = &cases[i];
        struct sg_texts texts = split(c->texts), expected = split(c->expected);
        struct sg_periods periods;
        struct sg_error err = {0};
        assert_int_equal(texts.n, expected.n);
        enum sg_periods_verdict verdict =
            sg_periods_try((const char *const *)texts.items, texts.n, &c->context, &periods);
        for (size_t k = 0; k < texts.n; k++)
            assert_one(&periods, k, expected.items[k], c->texts);
        if (verdict != c->verdict)
            fail_msg("%s: %s, not %s", c->texts, verdicts[verdict], verdicts[c->verdict]);
        assert_int_equal(periods.n_periods + periods.n_blank + periods.n_other, texts.n);
        sg_periods_free(&periods);
        bool read =
            sg_periods_read((const char *const *)texts.items, texts.n, &c->context, &periods, &err);
        assert_int_equal(read, verdict >= SG_PERIODS_NUMBERS);
        assert_int_equal(read, !*err.message);
        sg_periods_free(&periods);
        sg_texts_free(&texts);
        sg_texts_free(&expected);
    }
}

#define ASSERT_SEQUENCES(cases) assert_sequences(cases, sizeof cases / sizeof *(cases))
#define COLUMN(name)                                                                               \
    {                                                                                              \
        .header = name, .labels = true                                                             \
    }

static const struct sg_periods_context header_row = {.across = true};

/* Texts that need no neighbour, and plain numbers, of which only the place tells. */
static void alone(void **state)
{
    (void)state;
    static const struct sequence_case cases[] = {
        {"2023Q1|2023Q2|23/4-6|2023.7-9|R5Ⅰ期|2023年第1四半期",
         "2023-Q1|2023-Q2|2023-Q2|2023-Q3|2023-Q1|2023-Q1",
         SG_PERIODS_SURE,
         {0}},
        {"2023年 1～3月|2023年 4～6月", "2023-Q1|2023-Q2", SG_PERIODS_SURE, {0}},
        {"2023/4|2023/5|R5.6|令和5年7月|2023-08|23.9",
         "2023-04|2023-05|2023-06|2023-07|2023-08|2023-09",
         SG_PERIODS_SURE,
         {0}},
        {"23/1-3|23/4-6|23/7-9", "2023-Q1|2023-Q2|2023-Q3", SG_PERIODS_SURE, {0}},
        {"平成22年10-12月|23/1-3|23/4-6", "2010-Q4|2011-Q1|2011-Q2", SG_PERIODS_SURE, {0}},
        {"2023/11|2023/12|24/1|24/2", "2023-11|2023-12|2024-01|2024-02", SG_PERIODS_SURE, {0}},
        {"2016|2021", "2016|2021", SG_PERIODS_NUMBERS, {0}},
        {"2016|2021|", "2016|2021|", SG_PERIODS_NUMBERS, {0}},
        {"2016|令和3年", "2016|2021", SG_PERIODS_SURE, {0}},
        {"2021000000|2022000000", "2021|2022", SG_PERIODS_NUMBERS, {0}},
        {"2016|2021|1987|25000", "2016|2021|1987|-", SG_PERIODS_NONE, {0}},
        {"2016|平均", "2016|-", SG_PERIODS_NONE, {0}},
        {"|", "|", SG_PERIODS_NONE, {0}},
        {"A1|B1", "-|-", SG_PERIODS_NONE, {0}},
        {"2020-13|2020-12", "-|2020-12", SG_PERIODS_NONE, {0}},
        {"12|1|2", "-|-|-", SG_PERIODS_NONE, COLUMN("月")},
        {"12月|1月", "-|-", SG_PERIODS_NONE, COLUMN("月")},
        {"23.9|23.10", "-|-", SG_PERIODS_NONE, {0}},
        {"2023-08|23.7", "2023-08|-", SG_PERIODS_NONE, {0}},
        {"5年|10年", "-|-", SG_PERIODS_NONE, COLUMN("勤続")},
        {"5年|10年", "?|-", SG_PERIODS_UNCLEAR, COLUMN("年次")},
        {"10年度|11年度", "1998年度|1999年度", SG_PERIODS_SURE, {.era = "heisei"}},
        {"28|29", "2016|2017", SG_PERIODS_NUMBERS, {.era = "H"}},
    };
    ASSERT_SEQUENCES(cases);
}

static void two_years(void **state)
{
    (void)state;
    static const struct sequence_case cases[] = {
        {"2019-20|2020-21", "2019年度|2020年度", SG_PERIODS_SURE, {0}},
        {"2010/11|2011/12|2012/13", "2010年度|2011年度|2012年度", SG_PERIODS_SURE, {0}},
        {"2007-08|2008-09|2009-10", "2007年度|2008年度|2009年度", SG_PERIODS_SURE, {0}},
        {"2009-10|2008-09|2007-08", "2009年度|2008年度|2007年度", SG_PERIODS_SURE, {0}},
        {"2007-08|2007-08|2008-09|2008-09|2009-10",
         "2007年度|2007年度|2008年度|2008年度|2009年度",
         SG_PERIODS_SURE,
         {0}},
        {"1999-00|2000-01", "1999年度|2000年度", SG_PERIODS_SURE, {0}},
        {"2020|2021", "2020年度|2021年度", SG_PERIODS_NUMBERS, COLUMN("会計年度")},
        {"2020|2021年", "2020年度|2021", SG_PERIODS_SURE, COLUMN("Fiscal year")},
        {"R3|R4", "2021年度|2022年度", SG_PERIODS_SURE, COLUMN("年度")},
        {"2009-10", "?", SG_PERIODS_UNCLEAR, {0}},
        {"2008/09|2009/10", "?|-", SG_PERIODS_UNCLEAR, {0}},
        {"2008-09|2009-10", "2008年度|2009年度", SG_PERIODS_SURE, {.frequency = 1}},
        {"2008-09|2009-10", "2008-09|2009-10", SG_PERIODS_SURE, {.frequency = 12}},
        {"2008-09|2009-10", "2008-09|2009-10", SG_PERIODS_SURE, COLUMN("年月")},
        {"2008-09|2009-10", "2008年度|2009年度", SG_PERIODS_SURE, COLUMN("年度")},
        {"FY2008-09|FY2009-10", "2008年度|2009年度", SG_PERIODS_SURE, {0}},
        {"2009-09|2009-10|2009-11", "2009-09|2009-10|2009-11", SG_PERIODS_SURE, {0}},
        {"2009/8|2009/9|2009/10", "2009-08|2009-09|2009-10", SG_PERIODS_SURE, {0}},
        {"2010-08|2010-09|2010-10|2010-11",
         "2010-08|2010-09|2010-10|2010-11",
         SG_PERIODS_SURE,
         {0}},
        {"2005-06|2006-06|2007-06", "2005-06|2006-06|2007-06", SG_PERIODS_SURE, {0}},
        {"2019-20|2019-05", "2019年度|2019-05", SG_PERIODS_SURE, {0}},
        {"2019-20|2019-05|2009-10", "2019年度|2019-05|?", SG_PERIODS_UNCLEAR, {0}},
    };
    ASSERT_SEQUENCES(cases);
}

static void year_months_as_numbers(void **state)
{
    (void)state;
    static const struct sequence_case cases[] = {
        {"202307|202308", "2023-07|2023-08", SG_PERIODS_NUMBERS, COLUMN("期")},
        {"202301|202305|202301", "2023-01|2023-05|2023-01", SG_PERIODS_NUMBERS, COLUMN("t")},
        {"202307|202308", "-|-", SG_PERIODS_NONE, {0}}, /* may be values */
        {"202307|202313", "2023-07|-", SG_PERIODS_NONE, COLUMN("t")},
        {"202307|51234", "2023-07|-", SG_PERIODS_NONE, COLUMN("t")},
        {"210001|189912", "-|-", SG_PERIODS_NONE, COLUMN("t")},
        {"202301|202302|202304", "?|-|-", SG_PERIODS_UNCLEAR, COLUMN("t")},
        {"202301|202304", "2023-01|2023-04", SG_PERIODS_NUMBERS, {.labels = true, .frequency = 12}},
        {"202301|202304", "2023-Q1|2023-Q4", SG_PERIODS_NUMBERS, {.labels = true, .frequency = 4}},
        {"202301|202304", "2023-01|2023-04", SG_PERIODS_NUMBERS, COLUMN("年月")},
        {"202301|202304", "2023-Q1|2023-Q4", SG_PERIODS_NUMBERS, COLUMN("quarter")},
        {"202301|202305", "2023-Q1|-", SG_PERIODS_NONE, {.labels = true, .frequency = 4}},
        {"2022年12月|202301|202302", "2022-12|2023-01|2023-02", SG_PERIODS_SURE, {0}},
        {"2023|202301", "2023|?", SG_PERIODS_UNCLEAR, COLUMN("t")},
        {"2023.07|2023.08", "2023-07|2023-08", SG_PERIODS_NUMBERS, COLUMN("t")},
        {"2023.07|2023.08", "-|-", SG_PERIODS_NONE, {0}},
        {"2023.10|2023.11", "2023-10|2023-11", SG_PERIODS_NUMBERS, COLUMN("t")},
        {"2023.8|2023.9|2023.10", "2023-08|2023-09|2023-10", SG_PERIODS_NUMBERS, COLUMN("t")},
        {"2023.8|2023.9|2023.1|2023.11", "-|-|-|-", SG_PERIODS_NONE, COLUMN("t")}, /* 0 lost */
        {"2023.1|2023.11|2023.12", "-|-|-", SG_PERIODS_NONE, COLUMN("t")},
        {"2023.1", "-", SG_PERIODS_NONE, COLUMN("t")},
        {"2023.1|2023.2|2023.3|2023.4", "?|-|-|-", SG_PERIODS_UNCLEAR, COLUMN("t")},
        {"2023.1|2023.5|2023.9|2023.1|2023.5|2023.9",
         "2023-01|2023-05|2023-09|2023-01|2023-05|2023-09", SG_PERIODS_NUMBERS, COLUMN("t")},
    };
    ASSERT_SEQUENCES(cases);
}

static void eras_written_once(void **state)
{
    (void)state;
    static const struct sequence_case cases[] = {
        {"平成24年|26|28", "2012|2014|2016", SG_PERIODS_SURE, {0}},
        {"平成24年|26|28|平成24年|26|28", "2012|2014|2016|2012|2014|2016", SG_PERIODS_SURE, {0}},
        {"昭和60年|平成2年|7|12", "1985|1990|1995|2000", SG_PERIODS_SURE, {0}},
        {"平成24年度|25|26", "2012年度|2013年度|2014年度", SG_PERIODS_SURE, {0}},
        {"H24|26|28", "2012|2014|2016", SG_PERIODS_SURE, header_row},
        {"平成24年|26年|28年", "2012|2014|2016", SG_PERIODS_SURE, {0}},
        {"平成30年|令和元年|2|3", "2018|2019|2020|2021", SG_PERIODS_SURE, {0}},
        {"平成28年6月|29年6月", "2016-06|2017-06", SG_PERIODS_SURE, {0}},
        {"平成28年6月|28年12月", "2016-06|2016-12", SG_PERIODS_SURE, {0}},
        {"平成|28年|30年", "-|2016|2018", SG_PERIODS_NONE, {0}},
        {"平成26年|24|28", "2014|-|2016", SG_PERIODS_NONE, {0}}, /* not rising */
        {"平成26年|26", "2014|-", SG_PERIODS_NONE, {0}},
        {"平成30年|32", "2018|-", SG_PERIODS_NONE, {0}}, /* Heisei had 31 years */
        {"令和3年|95", "2021|-", SG_PERIODS_NONE, {0}},
        {"2012年|14|16", "2012|-|-", SG_PERIODS_NONE, {0}},
        {"平成28年6月|30", "2016-06|-", SG_PERIODS_NONE, {0}},
        {"平成24年|26|28", "2012|-|-", SG_PERIODS_NONE, {.under_periods = true}},
        {"平成30年|29年", "2018|?", SG_PERIODS_UNCLEAR, COLUMN("年")},
    };
    ASSERT_SEQUENCES(cases);
}

static void parts_of_the_year_before(void **state)
{
    (void)state;
    static const struct sequence_case cases[] = {
        {"2002年1月|2月|3月", "2002-01|2002-02|2002-03", SG_PERIODS_SURE, {0}},
        {"2023年|1-3月|4-6月|2024年|1-3月",
         "2023|2023-Q1|2023-Q2|2024|2024-Q1",
         SG_PERIODS_SURE,
         {0}},
        {"2023年1-3月|4-6月|7～9月期|10-12月",
         "2023-Q1|2023-Q2|2023-Q3|2023-Q4",
         SG_PERIODS_SURE,
         {0}},
        {"令和5年度第1四半期|第2四半期|第4四半期", "2023-Q2|2023-Q3|2024-Q1", SG_PERIODS_SURE, {0}},
        {"令和5年度|4月|12月|1月|3月",
         "2023年度|2023-04|2023-12|2024-01|2024-03",
         SG_PERIODS_SURE,
         {0}},
        {"2023年度上期|下期", "FY2023H1|FY2023H2", SG_PERIODS_SURE, {0}},
        {"2023/4-6|7-9|10-12", "2023-Q2|2023-Q3|2023-Q4", SG_PERIODS_SURE, {0}},
        {"2023|Q1|Q2|Q3", "2023|2023-Q1|2023-Q2|2023-Q3", SG_PERIODS_SURE, {0}},
        {"Jan-20|Feb|Mar", "2020-01|2020-02|2020-03", SG_PERIODS_SURE, {0}},
        {"2002年1月|2月|3月|1-3月|4月",
         "2002-01|2002-02|2002-03|2002-Q1|2002-04",
         SG_PERIODS_SURE,
         {0}},
        {"2002年1月|1月|2月", "2002-01|2002-01|2002-02", SG_PERIODS_SURE, {0}},
        {"2002年11月|12月|1月", "2002-11|2002-12|?", SG_PERIODS_UNCLEAR, {0}},
        {"2023年10-12月|1-3月", "2023-Q4|?", SG_PERIODS_UNCLEAR, {0}},
        {"2023年|年平均|1月", "2023|-|2023-01", SG_PERIODS_NONE, {0}},
        {"1月|2月", "-|-", SG_PERIODS_NONE, {0}},
        {"2023|1-3", "2023|-", SG_PERIODS_NONE, {0}}, /* may be a size */
        {"2023年6月1日|7月", "2023-06-01|-", SG_PERIODS_NONE, {0}},
    };
    ASSERT_SEQUENCES(cases);
}

static void bare_letters(void **state)
{
    (void)state;
    static const struct sequence_case cases[] = {
        /* evidence of an era */
        {"R1|R2|R3", "2019|2020|2021", SG_PERIODS_SURE, COLUMN("年")},
        {"H1|H2", "1989|1990", SG_PERIODS_SURE, COLUMN("年次")},
        {"R3|R4", "2021|2022", SG_PERIODS_SURE, COLUMN("period")},
        {"H28|H30", "2016|2018", SG_PERIODS_SURE, COLUMN("period")},
        {"H28|H29|R1", "2016|2017|2019", SG_PERIODS_SURE, COLUMN("区分")},
        {"R2|R3", "2020|2021", SG_PERIODS_SURE, header_row},
        {"H28|H29", "2016|2017", SG_PERIODS_SURE, header_row},
        {"R2年|R3", "2020|2021", SG_PERIODS_SURE, {0}},
        {"2019|R2|R3", "2019|2020|2021", SG_PERIODS_SURE, COLUMN("x")},
        {"R5.4-6|R5.7-9", "2023-Q2|2023-Q3", SG_PERIODS_SURE, {0}},
        {"R元|R2", "2019|2020", SG_PERIODS_SURE, {0}},
        {"平成元年|H2", "1989|1990", SG_PERIODS_SURE, {0}},
        {"H1|H2", "1989|1990", SG_PERIODS_SURE, {.era = "平成"}},
        /* none: parts of a year, or names */
        {"M01|M02|M03", "-|-|-", SG_PERIODS_NONE, COLUMN("period")},
        {"H1|H2", "-|-", SG_PERIODS_NONE, COLUMN("period")},
        {"S01|S02", "-|-", SG_PERIODS_NONE, COLUMN("period")},
        {"T1|T2|T3|T4", "-|-|-|-", SG_PERIODS_NONE, header_row},
        {"M1|M12", "-|-", SG_PERIODS_NONE, header_row},
        {"S1|S2|S3", "-|-|-", SG_PERIODS_NONE, COLUMN("class")},
        {"R1|R2|R3", "-|-|-", SG_PERIODS_NONE, COLUMN("class")},
        {"R1|R2|東京", "-|-|-", SG_PERIODS_NONE, header_row},
        {"T1|T2", "-|-", SG_PERIODS_NONE, COLUMN("四半期")},
        {"S|M|L", "-|-|-", SG_PERIODS_NONE, COLUMN("size")},
        /* parts of the year before */
        {"2020|M01|M02|2021|M01", "2020|2020-01|2020-02|2021|2021-01", SG_PERIODS_SURE, {0}},
        {"2020|H1|H2", "2020|2020H1|2020H2", SG_PERIODS_SURE, COLUMN("period")},
        {"2020M11|M12", "2020-11|2020-12", SG_PERIODS_SURE, {0}},
        {"1988|H1|H2", "1988|?|-", SG_PERIODS_UNCLEAR, COLUMN("t")},
    };
    ASSERT_SEQUENCES(cases);
}

/* --- labels, joins, messages */

static void labels_say_the_whole(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"2002年1月|2月", "2002年1月|2002年2月"},
        {"令和5年度第1四半期|第2四半期", "令和5年度第1四半期|令和5年度第2四半期"},
        {"R5.4|5月", "R5.4|令和5年5月"},
        {"平成元年|2", "平成元年|平成2年"},
        {"平成24年度|26", "平成24年度|平成26年度"},
        {"平成28年6月|29年6月", "平成28年6月|平成29年6月"},
        {"2023|Q1", "2023|2023Q1"},
        {"FY2023|Q4", "FY2023|FY2023Q4"},
        {"Jan-20|Feb", "Jan-20|Feb 2020"},
        {"2023/4-6|7-9", "2023/4-6|2023-Q3"},
        {"2023-08|23.9", "2023-08|2023年9月"},
        {"２００２年１月|２月", "２００２年１月|2002年２月"},
        {"2019-20|2020-21", "2019-20|2020-21"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_texts texts = split(cases[i][0]), expected = split(cases[i][1]);
        struct sg_periods periods;
        struct sg_error err = {0};
        if (!sg_periods_read((const char *const *)texts.items, texts.n,
                             &(struct sg_periods_context){0}, &periods, &err))
            fail_msg("%s", err.message);
        for (size_t k = 0; k < texts.n; k++) {
            struct sg_period again;
            assert_string_equal(periods.labels[k], expected.items[k]);
            assert_true(sg_period_read(periods.labels[k], NULL, &again, NULL));
            assert_int_equal(again.kind, periods.periods[k].kind);
            assert_int_equal(sg_period_compare(&again, &periods.periods[k]), 0);
        }
        sg_periods_free(&periods);
        sg_texts_free(&texts);
        sg_texts_free(&expected);
    }
}

struct join_case {
    const char *years, *parts, *expected, *labels;
    enum sg_periods_verdict verdict;
    struct sg_periods_context context[2];
};

static void joins(void **state)
{
    (void)state;
    static const struct join_case cases[] = {
        {"2023年||||2024年|",
         "1-3月|4-6月|7-9月|10-12月|1-3月|4-6月",
         "2023Q1|2023Q2|2023Q3|2023Q4|2024Q1|2024Q2",
         "2023年1-3月|2023年4-6月|2023年7-9月|2023年10-12月|2024年1-3月|2024年4-6月",
         SG_PERIODS_SURE,
         {{0}}},
        {"令和5年度||",
         "第1四半期|第2四半期|第4四半期",
         "2023Q2|2023Q3|2024Q1",
         "令和5年度第1四半期|令和5年度第2四半期|令和5年度第4四半期",
         SG_PERIODS_SURE,
         {{0}}},
        {"令和５年度|||",
         "4～6月|7～9月|10～12月|1～3月",
         "2023Q2|2023Q3|2023Q4|2024Q1",
         "令和５年度4～6月|令和５年度7～9月|令和５年度10～12月|令和５年度1～3月",
         SG_PERIODS_SURE,
         {{0}}},
        {"2020|2020|2021",
         "7|12|1",
         "2020-07|2020-12|2021-01",
         "2020-7|2020-12|2021-1",
         SG_PERIODS_NUMBERS,
         {{0}}},
        {"2020年||",
         "7|8|9",
         "2020-07|2020-08|2020-09",
         "2020年7月|2020年8月|2020年9月",
         SG_PERIODS_NUMBERS,
         {{0}}},
        {"2020|2020",
         "1-3月|4-6月",
         "2020Q1|2020Q2",
         "2020年1-3月|2020年4-6月",
         SG_PERIODS_SURE,
         {{0}}},
        {"2020|2020|2020",
         "M01|M02|M12",
         "2020-01|2020-02|2020-12",
         "2020M01|2020M02|2020M12",
         SG_PERIODS_SURE,
         {{0}}},
        {"2020||2021",
         "H1|H2|H1",
         "2020H1|2020H2|2021H1",
         "2020H1|2020H2|2021H1",
         SG_PERIODS_SURE,
         {{0}}},
        {"2020|2020",
         "January|Feb",
         "2020-01|2020-02",
         "January 2020|Feb 2020",
         SG_PERIODS_SURE,
         {{0}}},
        {"2020|2020", "1|2", "?|-", NULL, SG_PERIODS_UNCLEAR, {{0}}},
        {"2020|2020",
         "1|2",
         "2020Q1|2020Q2",
         "2020-Q1|2020-Q2",
         SG_PERIODS_NUMBERS,
         {{0}, {.header = "四半期"}}},
        {"2020|2020",
         "1|2",
         "2020-01|2020-02",
         "2020-1|2020-2",
         SG_PERIODS_NUMBERS,
         {{0}, {.header = "月"}}},
        {"令和5年度|",
         "1|2",
         "2023Q2|2023Q3",
         "令和5年度第1四半期|令和5年度第2四半期",
         SG_PERIODS_NUMBERS,
         {{0}, {.frequency = 4}}},
        {"平成|", "28年|30年", "2016|2018", "平成28年|平成30年", SG_PERIODS_SURE, {{0}}},
        {"平成||令和|",
         "29|30|元|2",
         "2017|2018|2019|2020",
         "平成29|平成30|令和元|令和2",
         SG_PERIODS_SURE,
         {{0}}},
        {"平成24年|26|28",
         "上期|上期|上期",
         "2012H1|2014H1|2016H1",
         "平成24年上期|平成26年上期|平成28年上期",
         SG_PERIODS_SURE,
         {{0}}},
        {"2023年|2023年", "|1-3月", "2023年|2023Q1", "2023年|2023年1-3月", SG_PERIODS_SURE, {{0}}},
        {"2023年|2023年",
         "2023年1-3月|令和5年4-6月",
         "2023Q1|2023Q2",
         "2023年1-3月|令和5年4-6月",
         SG_PERIODS_SURE,
         {{0}}},
        {"2023年|2024年",
         "令和5年|令和6年",
         "2023年|2024年",
         "令和5年|令和6年",
         SG_PERIODS_SURE,
         {{0}}},
        {"2023年|2024年", "令和5年|令和5年", "2023年|-", NULL, SG_PERIODS_NONE, {{0}}},
        {"2023年|", "12月|1月", "2023-12|?", NULL, SG_PERIODS_UNCLEAR, {{0}}},
        {"2023年|2023年", "13|5", "-|2023-05", NULL, SG_PERIODS_NONE, {{0}}},
        {"2023年|2023年", "計|5月", "-|2023-05", NULL, SG_PERIODS_NONE, {{0}}},
        {"|2023年", "1月|2月", "-|2023-02", NULL, SG_PERIODS_NONE, {{0}}},
        {"業種|2023年", "1月|2月", "-|2023-02", NULL, SG_PERIODS_NONE, {{0}}},
        {"2009-10|2009-10", "Q1|Q2", "?|-", NULL, SG_PERIODS_UNCLEAR, {{0}}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct join_case *c = &cases[i];
        struct sg_texts years = split(c->years), parts = split(c->parts);
        struct sg_texts expected = split(c->expected), labels = split(c->labels ? c->labels : "");
        struct sg_periods periods;
        enum sg_periods_verdict verdict =
            sg_periods_join((const char *const *)years.items, (const char *const *)parts.items,
                            years.n, c->context, &periods);
        for (size_t k = 0; k < years.n; k++) {
            assert_one(&periods, k, expected.items[k], c->parts);
            if (c->labels)
                assert_string_equal(periods.labels[k], labels.items[k]);
        }
        if (verdict != c->verdict)
            fail_msg("%s / %s: %s", c->years, c->parts, verdicts[verdict]);
        sg_periods_free(&periods);
        sg_texts_free(&years);
        sg_texts_free(&parts);
        sg_texts_free(&expected);
        sg_texts_free(&labels);
    }
}

static void columns_agree(void **state)
{
    (void)state;
    static const char *const western[] = {"2023年", "2024年度", ""};
    static const char *const japanese[] = {"令和5年", "R6年度", ""};
    static const char *const other[] = {"令和5年", "R6年", ""};
    const struct sg_periods_context context = {0};
    struct sg_periods a, b, c;
    sg_periods_try(western, 3, &context, &a);
    sg_periods_try(japanese, 3, &context, &b);
    sg_periods_try(other, 3, &context, &c);
    assert_true(sg_periods_agree(&a, &b));
    assert_false(sg_periods_agree(&a, &c));
    sg_periods_free(&a);
    sg_periods_free(&b);
    sg_periods_free(&c);
}

static void messages_name_both_readings(void **state)
{
    (void)state;
    static const struct {
        const char *texts, *english, *japanese;
        struct sg_periods_context context;
    } cases[] = {
        {"2009-10",
         "'2009-10' may be the fiscal year 2009 or the month 2009-10: give --frequency 1 or 12",
         "「2009-10」は2009年度とも2009年10月とも読めます。--frequency 1（年）又は "
         "12（月）を指定してください",
         {0}},
        {"202302",
         "'202302' may be month 2 or quarter 2 of 2023: give --frequency 12 or 4",
         "「202302」は2月とも第2四半期とも読めます（2023年）。--frequency 12（月）又は "
         "4（四半期）を指定してください",
         {.labels = true}},
        {"1988|H1",
         "'H1' may be the year 1989 or a part of the year above: give --era, or write the year",
         "「H1」は1989年とも、前の年の一部とも読めます。--era "
         "で元号を指定するか、年を書いてください",
         {0}},
        {"2002年12月|1月",
         "'1月' stands after a later part and may be of 2002 or 2003: write its year",
         "「1月」はその前より早い時期で、2002年のものか2003年のものか分かりません。年を書いてくださ"
         "い",
         {0}},
        {"10年度", "'10年度' is a year without an era: give --era heisei or so",
         "「10年度」は元号のない年です。--era 平成 のように元号を指定してください", COLUMN("年度")},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int lang = 0; lang < 2; lang++) {
            struct sg_texts texts = split(cases[i].texts);
            struct sg_error err = {.lang = lang ? SG_JA : SG_EN};
            struct sg_periods periods;
            assert_false(sg_periods_read((const char *const *)texts.items, texts.n,
                                         &cases[i].context, &periods, &err));
            assert_string_equal(err.message, lang ? cases[i].japanese : cases[i].english);
            assert_int_equal(err.kind, SG_FAIL_DATA);
            sg_periods_free(&periods);
            sg_texts_free(&texts);
        }
    struct sg_error err = {0};
    struct sg_periods periods;
    assert_false(sg_periods_read((const char *const[]){"M01"}, 1, &(struct sg_periods_context){0},
                                 &periods, &err));
    assert_string_equal(err.message, "'M01' is a part of a year without its year");
    sg_periods_free(&periods);
    err = (struct sg_error){0};
    assert_false(sg_periods_read((const char *const[]){"R1", "R2"}, 2,
                                 &(struct sg_periods_context){0}, &periods, &err));
    assert_string_equal(err.message, "'R1' is no period beside the others");
    sg_periods_free(&periods);
    err = (struct sg_error){0};
    assert_false(sg_periods_read((const char *const[]){"2021"}, 1,
                                 &(struct sg_periods_context){.era = "keio"}, &periods, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    sg_periods_free(&periods);
}

/* A column of labels becomes one of periods, stays what it is, or is refused. */
static void columns_become_periods(void **state)
{
    (void)state;
    static const struct {
        const char *name, *texts;
        bool read, periods;
        struct sg_periods_context context;
    } cases[] = {
        {"t", "2007-08|2008-09|2009-10", true, true, {0}},
        {"t", "2008-09|2009-10", false, false, {0}},
        {"t", "2008-09|2009-10", true, true, {.frequency = 1}},
        {"年月", "202301|202302", true, true, {0}},
        {"period", "M01|M02", true, false, {0}},
        {"class", "S1|S2", true, false, {0}},
        {"年", "S1|S2", true, true, {0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_error err = {0};
        struct sg_texts texts = split(cases[i].texts);
        sg_table_init(&table);
        struct sg_column *column = sg_table_add(&table, cases[i].name, SG_COLUMN_CATEGORY);
        for (size_t k = 0; k < texts.n; k++)
            sg_column_intern(column, texts.items[k]);
        assert_int_equal(sg_column_read_periods(column, &cases[i].context, &err), cases[i].read);
        assert_int_equal(column->kind == SG_COLUMN_PERIOD, cases[i].periods);
        assert_string_equal(err.column, cases[i].read ? "" : cases[i].name);
        if (i == 0)
            assert_int_equal(column->levels.periods[2].kind, SG_PERIOD_FISCAL_YEAR);
        sg_texts_free(&texts);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alone),
        cmocka_unit_test(two_years),
        cmocka_unit_test(year_months_as_numbers),
        cmocka_unit_test(eras_written_once),
        cmocka_unit_test(parts_of_the_year_before),
        cmocka_unit_test(bare_letters),
        cmocka_unit_test(labels_say_the_whole),
        cmocka_unit_test(joins),
        cmocka_unit_test(columns_agree),
        cmocka_unit_test(columns_become_periods),
        cmocka_unit_test(messages_name_both_readings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
