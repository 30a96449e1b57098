#include "tests/rows_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/job_flows.h>

extern const struct sg_command sg_dynamics_flows_command, sg_tally_command;

#define ASKED "id", "id", "period", "year", "size", "employees"
static const char *const by_area[] = {ASKED, "area", "area", NULL};

static bool run_on(struct trial *t, const char *text, const char *const options[])
{
    return try_rows(t, &sg_dynamics_flows_command, text, options);
}

/* The register of the contract, by hand: e4 enters, e3 leaves, e5 moves, e2 is reclassified, the
   size of e7 is not published, e6 grows from 0. */
static const char seven[] = "id,year,area,industry,employees\n"
                            "e1,2016,A,E,10\ne1,2021,A,E,14\ne2,2016,A,E,5\ne2,2021,A,G,5\n"
                            "e3,2016,A,I,3\ne4,2021,A,I,4\ne5,2016,B,E,20\ne5,2021,A,E,18\n"
                            "e6,2016,B,I,0\ne6,2021,B,I,2\ne7,2016,B,E,8\ne7,2021,B,E,X\n";

static void assert_row(const struct trial *t, const char *labels, const double expected[16])
{
    static const char *const names[16] = {
        "n_start",        "n_end",          "entrants",         "exits",
        "continuing",     "movers_in",      "movers_out",       "jobs_start",
        "jobs_end",       "creation",       "destruction",      "jobs_moved_in",
        "jobs_moved_out", "creation_entry", "destruction_exit", "reclassified"};
    for (size_t i = 0; i < 16; i++)
        assert_close_at(value_at(&t->out, labels, names[i]), expected[i], 1e-15, names[i], labels,
                        (int)i);
}

static void by_hand(void **state)
{
    (void)state;
    static const char *const apart[] = {ASKED, "area", "area", "unknown", "apart", NULL};
    static const char *const dated[] = {ASKED, "from", "2016-06-01", "to", "2021-06-01", NULL};
    static const char *const classes[] = {ASKED, "by", "industry", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, seven, by_area));
    assert_row(&t, "A", (const double[]){3, 4, 1, 1, 2, 1, 0, 18, 41, 8, 3, 18, 0, 4, 3, 0});
    assert_row(&t, "B", (const double[]){3, 2, 0, 0, 2, 0, 1, 28, NAN, NAN, NAN, 0, 20, 0, 0, 0});
    assert_string_equal(status_at(&t.out, "B", "jobs_end"), "suppressed");
    assert_string_equal(status_at(&t.out, "total", "creation_percent"), "suppressed");
    assert_true(run_on(&t, seven, apart));
    assert_close(value_at(&t.out, "B|known", "creation"), 2, 0);
    assert_close(value_at(&t.out, "total|known", "creation_expansion"), 6, 0);
    assert_close(value_at(&t.out, "total|known", "destruction_contraction"), 2, 0);
    assert_close(value_at(&t.out, "total|known", "creation_percent"), 1000 / 40.5, 1e-15);
    assert_close(value_at(&t.out, "total|known", "destruction_percent"), 500 / 40.5, 1e-15);
    assert_close(value_at(&t.out, "total|known", "reallocation_percent"), 1500 / 40.5, 1e-15);
    assert_close(value_at(&t.out, "total|known", "excess_reallocation_percent"), 1000 / 40.5,
                 1e-15);
    assert_true(run_on(&t, seven, dated));
    assert_close(value_at(&t.out, "2016|2021", "birth_rate_percent"), 10.0 / 3, 1e-15);
    assert_close(value_at(&t.out, "2016|2021", "death_rate_percent"), 10.0 / 3, 1e-15);
    assert_close(value_at(&t.out, "2016|2021", "months"), 60, 0);
    assert_true(run_on(&t, seven, classes));
    assert_close(value_at(&t.out, "E", "reclassified"), 1, 0);
    assert_close(value_at(&t.out, "G", "movers_in"), 1, 0);
    assert_close(value_at(&t.out, "total", "reclassified"), 1, 0);
    trial_free(&t);
}

static void moves_and_gaps(void **state)
{
    (void)state;
    static const char away[] = "id,year,area,employees\na,2012,A,5\na,2021,A,7\n"
                               "b,2012,A,1\nb,2016,A,2\nb,2021,B,4\n";
    static const char *const bridge[] = {ASKED, "gap", "bridge", NULL};
    static const char *const start[] = {ASKED, "area", "area", "moves", "start", NULL};
    static const char *const end[] = {ASKED, "area", "area", "moves", "end", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, away, (const char *const[]){ASKED, NULL}));
    assert_close(value_at(&t.out, "2012|2016", "exits"), 1, 0);
    assert_close(value_at(&t.out, "2016|2021", "creation_entry"), 7, 0);
    assert_non_null(strstr(t.notes.items[0], "1 times a unit was away"));
    assert_true(run_on(&t, away, bridge));
    assert_close(value_at(&t.out, "2012|2016", "exits"), 0, 0);
    assert_close(value_at(&t.out, "2012|2016", "jobs_end"), 7, 0);
    assert_string_equal(status_at(&t.out, "2012|2016", "jobs_end"), "estimated");
    assert_close(value_at(&t.out, "2016|2021", "creation"), 4, 0);
    assert_true(run_on(&t, away, start));
    assert_close(value_at(&t.out, "A|2016|2021", "creation_expansion"), 2, 0);
    assert_true(run_on(&t, away, end));
    assert_close(value_at(&t.out, "B|2016|2021", "creation_expansion"), 2, 0);
    assert_close(value_at(&t.out, "B|2016|2021", "n_start"), 1, 0);
    trial_free(&t);
}

/* Classes by hand: e5 has 20, then 18 (19 in the mean), e1 10 and 14, e4 enters with 4. What the
   classes hold together is what there is without them. */
static void size_classes(void **state)
{
    (void)state;
    static const char *const average[] = {ASKED, "class-by", "average", "classes", "5,10,20", NULL};
    static const char *const start[] = {ASKED, "class-by", "start", "classes", "5,10,20", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, seven, average));
    assert_close(value_at(&t.out, "10–19", "continuing"), 2, 0);
    assert_close(value_at(&t.out, "10–19", "creation"), 4, 0);
    assert_close(value_at(&t.out, "10–19", "creation_percent"), 400 / 31.0, 1e-14);
    assert_close(value_at(&t.out, "0–4", "entrants"), 1, 0);
    assert_close(value_at(&t.out, "unknown", "n_start"), 1, 0);
    assert_close(value_at(&t.out, "total", "n_start"), 6, 0);
    assert_true(run_on(&t, seven, start));
    assert_close(value_at(&t.out, "20 and more", "destruction"), 2, 0);
    assert_close(value_at(&t.out, "10–19", "creation_percent"), 400 / 12.0, 1e-14);
    assert_close(value_at(&t.out, "5–9", "n_start"), 2, 0); /* e7 begins with 8 */
    assert_string_equal(status_at(&t.out, "5–9", "creation"), "suppressed");
    trial_free(&t);
}

/* a becomes b by two of three, b becomes c by all; d and e are two who may be f; g and h agree in
   one. However it is read, and whatever the parts of the ids. */
static void ids_that_change(void **state)
{
    (void)state;
    static const char text[] = "id,year,employees,name,place,phone\n"
                               "a,2011,4,山田 商店,1-1,044-11\nb,2016,5,山田商店,9-9,04411\n"
                               "c,2021,7,山田商店,9-9,04411\nd,2016,1,鈴木,2-2,\ne,2016,2,鈴木,2-2,"
                               "\nf,2021,3,鈴木,2-2,\ng,2016,8,佐藤,3-3,05\nh,2021,8,田中,3-3,06\n"
                               "i,2011,1,,,\ni,2016,1,,,\nj,2021,1,,,\n";
    static const char *const plain[] = {ASKED, NULL};
    static const char *const matched[] = {ASKED, "match", "name,place,phone", NULL};
    static const struct rows_reading readings[] = {{1, 0}, {2, 64}, {8, 64}};
    struct trial t = {0};
    assert_true(run_on(&t, text, plain));
    assert_close(value_at(&t.out, "2011|2016", "exits"), 1, 0);
    for (size_t i = 0; i < 3; i++) {
        assert_true(try_rows_by(&t, &sg_dynamics_flows_command, text, matched, &readings[i]));
        assert_close(value_at(&t.out, "2011|2016", "exits"), 0, 0);
        assert_close(value_at(&t.out, "2011|2016", "entrants"), 3, 0);
        assert_close(value_at(&t.out, "2011|2016", "creation_expansion"), 1, 0);
        assert_close(value_at(&t.out, "2016|2021", "continuing"), 1, 0);
        assert_close(value_at(&t.out, "2016|2021", "creation_expansion"), 2, 0);
        assert_close(value_at(&t.out, "2016|2021", "entrants"), 3, 0);
        assert_int_equal(t.notes.n, 1);
        assert_string_equal(t.notes.items[0],
                            "2 units whose id changed were joined, 3 pairs that may be one were "
                            "not (--candidates FILE lists them)");
    }
    trial_free(&t);
}

/* e2 opens for X, which was there; e3 is of Y and e8 of U, which were not; e4 was all of Z; X goes
   on without e5; e6 moves; e7 passes from V to U, and is no exit. */
static const char owned[] = "id,year,area,firm,employees\n"
                            "e1,2016,A,X,10\ne1,2021,A,X,12\ne2,2021,B,X,5\ne3,2021,A,Y,4\n"
                            "e4,2016,A,Z,3\ne5,2016,B,X,7\ne6,2016,A,W,6\ne6,2021,B,W,6\n"
                            "e7,2016,A,V,8\ne7,2021,A,U,7\ne8,2021,A,U,2\n";

static void assert_owned(const struct trial *t, const char *labels, const double expected[14])
{
    static const char *const names[14] = {"entrants_new_enterprise",
                                          "entrants_continuing_enterprise",
                                          "exits_closed_enterprise",
                                          "exits_continuing_enterprise",
                                          "creation_new_enterprise",
                                          "creation_continuing_enterprise",
                                          "destruction_closed_enterprise",
                                          "destruction_continuing_enterprise",
                                          "enterprises_start",
                                          "enterprises_end",
                                          "enterprises_entry",
                                          "enterprises_expansion",
                                          "enterprises_exit",
                                          "enterprises_contraction"};
    for (size_t i = 0; i < 14; i++)
        assert_close_at(value_at(&t->out, labels, names[i]), expected[i], 0, names[i], labels,
                        (int)i);
}

static void enterprises(void **state)
{
    (void)state;
    static const char *const by_firm[] = {ASKED, "area", "area", "enterprise", "firm", NULL};
    static const char *const at_end[] = {ASKED,  "area",  "area", "enterprise",
                                         "firm", "moves", "end",  NULL};
    static const char *const alone[] = {ASKED, "enterprise", "firm", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, owned, by_firm));
    assert_owned(&t, "total", (const double[]){2, 1, 1, 1, 6, 5, 3, 7, 4, 4, 3, 1, 2, 1});
    assert_owned(&t, "A", (const double[]){2, 0, 1, 0, 6, 0, 3, 0, 4, 3, 2, 1, 1, 1});
    assert_owned(&t, "B", (const double[]){0, 1, 0, 1, 0, 5, 0, 7, 1, 2, 1, 0, 1, 0});
    assert_true(run_on(&t, owned, at_end)); /* e6 as if it had been in B */
    assert_owned(&t, "B", (const double[]){0, 1, 0, 1, 0, 5, 0, 7, 2, 2, 1, 0, 1, 0});
    assert_true(run_on(&t, owned, alone));
    assert_owned(&t, "2016|2021", (const double[]){2, 1, 1, 1, 6, 5, 3, 7, 4, 4, 3, 1, 2, 1});
    assert_true(run_on(&t, "id,year,firm,employees\na,2016,X,1\nb,2021,X,X\nc,2021,Y,2\n", alone));
    assert_string_equal(status_at(&t.out, "2016|2021", "creation_continuing_enterprise"),
                        "suppressed");
    assert_close(value_at(&t.out, "2016|2021", "creation_new_enterprise"), 2, 0);
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *options[13];
        const char *message;
        size_t row;
    } cases[] = {
        {"id,year,employees\na,2016,1\n,2021,1\n",
         {ASKED, NULL},
         "a row without an id cannot be followed over periods",
         3},
        {"id,year,employees\na,2016,1\nb,,1\n", {ASKED, NULL}, "a row without a period", 3},
        {"id,year,employees\na,2016,1\nb,2021,-1\n",
         {ASKED, NULL},
         "a size of -1 is no number from 0 to 10^18 of 9 decimals",
         3},
        {"id,year,employees\na,2016,1\nb,2016,1\nb,2021,3\na,2016,2\na,平成28年,3\n",
         {ASKED, NULL},
         "the unit stands twice in '2016': also in row 2",
         5},
        {"id,year,employees\na,2016,1\n",
         {ASKED, NULL},
         "column 'year' has 1 periods: two are needed",
         0},
        {"id,year,employees\nb,2016,1\na,2021,1\n",
         {ASKED, "sorted", "text", NULL},
         "the file is not sorted by id: 'a' comes after 'b'; sort it, or leave out --sorted",
         3},
        {"id,year,employees\n9,2016,1\n10,2021,1\n",
         {ASKED, "sorted", "text", NULL},
         "the file is not sorted by id: '10' comes after '9'",
         3},
        {"id,year,employees\n9,2016,1\n10,2016,1\n10,2021,1\n10,2016,2\n",
         {ASKED, "sorted", "numbers", NULL},
         "the unit stands twice in '2016': also in row 3",
         5},
        {seven, {ASKED, "candidates", "x.csv", NULL}, "--candidates needs --match", 0},
        {seven,
         {ASKED, "match", "a,b", NULL},
         "--match takes three columns, as in name,address,phone, not 'a,b'",
         0},
        {seven,
         {ASKED, "match", "a,b,c", "shard", "1/2", NULL},
         "--match holds all units against one another: leave out --sorted and --shard",
         0},
        {seven, {ASKED, "classes", "5,10", NULL}, "--classes needs --class-by", 0},
        {"id,year,firm,employees\na,2016,X,1\na,2021,,1\n",
         {ASKED, "enterprise", "firm", NULL},
         "a row without an enterprise: whether that is new or goes on cannot be said",
         3},
        {seven,
         {ASKED, "enterprise", "industry", "shard", "1/2", NULL},
         "--enterprise needs all units together, since those of an enterprise are in many parts: "
         "leave out --sorted, --shard and --partial",
         0},
        {seven,
         {ASKED, "enterprise", "industry", "sorted", "text", NULL},
         "--enterprise needs all units together",
         0},
        {seven,
         {ASKED, "enterprise", "industry", "partial", "", NULL},
         "--enterprise needs all units together",
         0},
        {seven,
         {ASKED, "class-by", "start", "classes", "5,5", NULL},
         "--classes is the least size of each class but the first, rising, as in 5,10,30; not "
         "'5,5'",
         0},
        {seven, {ASKED, "shard", "4/3", NULL}, "--shard is K/N, from 1/N to N/N, not '4/3'", 0},
        {seven, {ASKED, "shard", "1", NULL}, "--shard is K/N, from 1/N to N/N, not '1'", 0},
        {seven, {"id", "id", "period", "year", NULL}, "--size COL is needed", 0},
        {seven,
         {ASKED, "from", "2021-06-01", "to", "2016-06-01", NULL},
         "'2021-06-01' does not come before '2016-06-01'",
         0},
        {seven, {ASKED, "from", "2021-06-01", NULL}, "--from and --to go together", 0},
        {seven,
         {ASKED, "from", "2016", "to", "2021", NULL},
         "--from '2016' is no day, as 2016-06-01 is",
         0},
        {"id,year,employees\na,2016,1\na,2018,1\na,2021,1\n",
         {ASKED, "from", "2016-06-01", "to", "2021-06-01", NULL},
         "--from and --to are the days of two periods, but there are 3",
         0},
    };
    struct trial t = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(run_on(&t, cases[i].text, cases[i].options));
        t.err.message[strlen(cases[i].message)] = '\0'; /* where, in bytes, comes behind it */
        assert_string_equal(t.err.message, cases[i].message);
        assert_int_equal(t.err.row, cases[i].row);
    }
    trial_free(&t);
}

/* Ids beyond 15 bytes, periods under two labels, days that make rates a year, in CP932 bytes. */
static void labels(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t,
                       "id,year,area,employees\n"
                       "1234567890123456-a,2016年,\"A\",1.5\n1234567890123456-b,平成28年,A,2\n"
                       "1234567890123456-a,2021年,A,2.25\n1234567890123456-b,2021年,A,0.75\n",
                       by_area));
    assert_int_equal(t.out.n_rows, 2);
    assert_close(value_at(&t.out, "A", "n_start"), 2, 0);
    assert_close(value_at(&t.out, "A", "creation"), 0.75, 0);
    assert_close(value_at(&t.out, "A", "destruction"), 1.25, 0);
    assert_true(run_on(&t, "id,year,employees\na,2016-06-01,1\na,2021-06-01,1\nb,2021-06-01,1\n",
                       (const char *const[]){ASKED, NULL}));
    assert_close(value_at(&t.out, "2016-06-01", "birth_rate_percent"), 20, 1e-15);
    trial_free(&t);
}

/* A linear congruential generator (Knuth, MMIX). */
static uint64_t seed;
static unsigned below(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((seed >> 33) % n);
}

enum { UNITS = 14, PERIODS = 3, AREAS = 3, FIRMS = 6 };

/* A unit at a period: its size in tenths; -1: not known, -2: not there. */
struct unit {
    int size, area, class, firm;
};

static void make_register(struct unit units[UNITS][PERIODS])
{
    for (size_t i = 0; i < UNITS; i++)
        for (size_t p = 0; p < PERIODS; p++) {
            struct unit *unit = &units[i][p];
            *unit =
                (struct unit){(int)below(120), (int)below(AREAS), (int)below(2), (int)below(FIRMS)};
            unit->size = below(4) == 0 ? -2 : below(40) == 0 ? -1 : unit->size;
            if (p && below(3)) { /* most stay where they are */
                unit->area = units[i][p - 1].area;
                unit->class = units[i][p - 1].class;
                unit->firm = units[i][p - 1].firm;
            }
        }
    for (size_t p = 0; p < PERIODS; p++) /* all periods and groups of the first are there */
        units[p][p] = (struct unit){5, 0, 0, 0};
}

/* The records in a random order. */
static char *write_register(struct unit units[UNITS][PERIODS])
{
    size_t order[UNITS * PERIODS];
    struct sg_buffer text = {0};
    for (size_t i = 0; i < UNITS * PERIODS; i++) {
        size_t k = below((unsigned)i + 1);
        order[i] = order[k];
        order[k] = i;
    }
    sg_buffer_add(&text, "id,year,area,industry,firm,employees\n");
    for (size_t i = 0; i < UNITS * PERIODS; i++) {
        size_t id = order[i] / PERIODS, p = order[i] % PERIODS;
        const struct unit *unit = &units[id][p];
        if (unit->size == -2)
            continue;
        sg_buffer_printf(&text, "u%zu,%zu,A%d,C%d,firm number %d,", id, 2010 + 5 * p, unit->area,
                         unit->class, unit->firm);
        if (unit->size < 0)
            sg_buffer_add(&text, "X\n");
        else
            sg_buffer_printf(&text, "%d.%d\n", unit->size / 10, unit->size % 10);
    }
    return sg_buffer_take(&text);
}

/* What a group of areas has by definition: area -1 is all. */
struct found {
    int start, end, entrants, exits, stay, in, out;
    int jobs_start, jobs_end, created, destroyed, came, went, sizes; /* tenths */
    bool unknown_start, unknown_end, unknown_change, unknown_in, unknown_out;
};

static struct found find(struct unit units[UNITS][PERIODS], size_t pair, int area)
{
    struct found f = {0};
    for (size_t i = 0; i < UNITS; i++) {
        const struct unit *a = &units[i][pair], *b = &units[i][pair + 1];
        bool was = a->size != -2 && (area < 0 || a->area == area);
        bool is = b->size != -2 && (area < 0 || b->area == area);
        bool came = is && !was && a->size != -2, went = was && !is && b->size != -2;
        f.start += was;
        f.end += is;
        f.entrants += is && a->size == -2;
        f.exits += was && b->size == -2;
        f.stay += was && is;
        f.in += came;
        f.out += went;
        f.jobs_start += was && a->size > 0 ? a->size : 0;
        f.jobs_end += is && b->size > 0 ? b->size : 0;
        f.unknown_start |= was && a->size == -1;
        f.unknown_end |= is && b->size == -1;
        if (came || went) {
            f.came += came && b->size > 0 ? b->size : 0;
            f.went += went && a->size > 0 ? a->size : 0;
            f.unknown_in |= came && b->size == -1;
            f.unknown_out |= went && a->size == -1;
            continue;
        }
        if (!was && !is)
            continue;
        f.unknown_change |= (was && a->size == -1) || (is && b->size == -1);
        int before = was && a->size > 0 ? a->size : 0, after = is && b->size > 0 ? b->size : 0;
        f.created += after > before ? after - before : 0;
        f.destroyed += after < before ? before - after : 0;
        f.sizes += before + after;
    }
    return f;
}

static void assert_count(const struct sg_table *table, const char *labels, const char *name, int n)
{
    assert_close_at(value_at(table, labels, name), n, 0, name, __FILE__, __LINE__);
}

static void assert_jobs(const struct sg_table *table, const char *labels, const char *name,
                        int tenths, bool unknown)
{
    double expected = unknown ? NAN : tenths / 10.0;
    assert_close_at(value_at(table, labels, name), expected, 1e-15, name, __FILE__, __LINE__);
    if (unknown)
        assert_string_equal(status_at(table, labels, name), "suppressed");
}

static void assert_found(const struct sg_table *table, const char *labels, const struct found *f)
{
    assert_count(table, labels, "n_start", f->start);
    assert_count(table, labels, "n_end", f->end);
    assert_count(table, labels, "entrants", f->entrants);
    assert_count(table, labels, "exits", f->exits);
    assert_count(table, labels, "continuing", f->stay);
    assert_count(table, labels, "movers_in", f->in);
    assert_count(table, labels, "movers_out", f->out);
    assert_jobs(table, labels, "jobs_start", f->jobs_start, f->unknown_start);
    assert_jobs(table, labels, "jobs_end", f->jobs_end, f->unknown_end);
    assert_jobs(table, labels, "jobs_moved_in", f->came, f->unknown_in);
    assert_jobs(table, labels, "jobs_moved_out", f->went, f->unknown_out);
    double created = value_at(table, labels, "creation"),
           destroyed = value_at(table, labels, "destruction"),
           rate = value_at(table, labels, "creation_percent");
    assert_true(isnan(rate) || (rate >= 0 && rate <= 200));
    if (f->unknown_change)
        return;
    assert_close(created, f->created / 10.0, 1e-15);
    assert_close(destroyed, f->destroyed / 10.0, 1e-15);
    assert_close(rate, f->sizes ? 200.0 * f->created / f->sizes : NAN, 1e-14);
    if (!f->unknown_start && !f->unknown_end && !f->unknown_in && !f->unknown_out)
        assert_int_equal(f->created - f->destroyed + f->came - f->went,
                         f->jobs_end - f->jobs_start);
}

static void assert_same_table(const struct sg_table *a, const struct sg_table *b)
{
    assert_int_equal(a->n_rows, b->n_rows);
    assert_int_equal(a->n_columns, b->n_columns);
    for (size_t i = 0; i < a->n_columns; i++)
        for (size_t row = 0; row < a->n_rows; row++) {
            const struct sg_column *x = a->columns[i], *y = b->columns[i];
            if (x->kind != SG_COLUMN_NUMBER) {
                assert_string_equal(sg_column_text(x, row), sg_column_text(y, row));
                continue;
            }
            assert_close(x->values[row], y->values[row], 0);
            assert_int_equal(x->status[row], y->status[row]);
        }
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The records sorted by their bytes, below the header. */
static char *sort_records(const char *text)
{
    struct sg_buffer sorted = {0};
    char *copy = sg_copy_text(text), *lines[UNITS * PERIODS + 1];
    size_t n = 0;
    for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n"))
        lines[n++] = line;
    qsort(lines + 1, n - 1, sizeof *lines, compare_lines);
    for (size_t i = 0; i < n; i++)
        sg_buffer_printf(&sorted, "%s\n", lines[i]);
    free(copy);
    return sg_buffer_take(&sorted);
}

/* Other threads, blocks and order of records, sorted ones, and three shards merged, give the same
   table. */
static void assert_any_way(const struct trial *whole, struct unit units[UNITS][PERIODS])
{
    static const struct rows_reading readings[] = {{1, 64}, {2, 64}, {8, 4096}};
    static size_t trial;
    static const char *const numbers[] = {"1/3", "2/3", "3/3"};
    struct trial other = {0}, parts[3] = {{.text = NULL}, {.text = NULL}, {.text = NULL}};
    char *text = write_register(units);
    for (size_t i = 0; i < 3; i++) {
        const char *const options[] = {ASKED,      "area",    "area", "shard",
                                       numbers[i], "partial", "",     NULL};
        assert_true(try_rows_by(&other, &sg_dynamics_flows_command, text, by_area, &readings[i]));
        assert_same_table(&whole->out, &other.out);
        assert_true(run_on(&parts[i], text, options));
        assert_non_null(parts[i].text);
    }
    static const char *const in_order[] = {ASKED, "area", "area", "sorted", "text", NULL};
    char *sorted = sort_records(text);
    assert_true(
        try_rows_by(&other, &sg_dynamics_flows_command, sorted, in_order, &readings[trial++ % 3]));
    assert_same_table(&whole->out, &other.out);
    free(sorted);
    const char *const files[] = {parts[2].text, parts[0].text, parts[1].text};
    const char *const merge[] = {"merge", "", "area", "area", NULL};
    assert_true(try_files(&other, &sg_dynamics_flows_command, files, 3, merge));
    assert_same_table(&whole->out, &other.out);
    for (size_t i = 0; i < 3; i++)
        trial_free(&parts[i]);
    trial_free(&other);
    free(text);
}

static void random_registers(void **state)
{
    (void)state;
    seed = 20;
    struct trial t = {0};
    for (int trial = test_cases(1000); trial > 0; trial--) {
        struct unit units[UNITS][PERIODS];
        make_register(units);
        char *text = write_register(units);
        assert_true(run_on(&t, text, by_area));
        free(text);
        for (size_t pair = 0; pair + 1 < PERIODS; pair++) {
            struct found sum = {0};
            char labels[32];
            for (int area = -1; area < AREAS; area++) {
                struct found f = find(units, pair, area);
                if (!f.start && !f.end)
                    continue; /* no row */
                snprintf(labels, sizeof labels, area < 0 ? "total|%zu|%zu" : "A%3$d|%1$zu|%2$zu",
                         2010 + 5 * pair, 2015 + 5 * pair, area);
                assert_found(&t.out, labels, &f);
                sum.in += area < 0 ? 0 : f.in;
                sum.out += area < 0 ? 0 : f.out;
            }
            assert_int_equal(sum.in, sum.out);
        }
        assert_any_way(&t, units);
    }
    trial_free(&t);
}

static bool has_unit(struct unit units[UNITS][PERIODS], int firm, size_t period)
{
    for (size_t i = 0; i < UNITS; i++)
        if (units[i][period].size != -2 && units[i][period].firm == firm)
            return true;
    return false;
}

enum { NEW, OLD, CLOSED, LASTING, KINDS };
enum { START, END, ENTRY, EXPANSION, EXIT, CONTRACTION, NUMBERS };

/* What --enterprise gives of an area by definition. */
struct owned {
    int units[KINDS], jobs[KINDS];
    bool unknown[KINDS], behind[NUMBERS][FIRMS];
};

static void add_kind(struct owned *o, int kind, const struct unit *unit)
{
    o->units[kind]++;
    o->jobs[kind] += unit->size > 0 ? unit->size : 0;
    o->unknown[kind] |= unit->size == -1;
}

static struct owned find_owned(struct unit units[UNITS][PERIODS], size_t pair, int area)
{
    struct owned o = {.units = {0}};
    for (size_t i = 0; i < UNITS; i++) {
        const struct unit *a = &units[i][pair], *b = &units[i][pair + 1];
        bool was = a->size != -2 && (area < 0 || a->area == area);
        bool is = b->size != -2 && (area < 0 || b->area == area);
        if (was)
            o.behind[START][a->firm] = true;
        if (is)
            o.behind[END][b->firm] = true;
        if (is && a->size == -2) {
            add_kind(&o, has_unit(units, b->firm, pair) ? OLD : NEW, b);
            o.behind[ENTRY][b->firm] = true;
        } else if (was && b->size == -2) {
            add_kind(&o, has_unit(units, a->firm, pair + 1) ? LASTING : CLOSED, a);
            o.behind[EXIT][a->firm] = true;
        } else if (was && is && a->size >= 0 && b->size >= 0) {
            o.behind[EXPANSION][b->firm] |= b->size > a->size;
            o.behind[CONTRACTION][a->firm] |= b->size < a->size;
        }
    }
    return o;
}

static void assert_all_owned(const struct sg_table *table, const char *labels,
                             const struct owned *o)
{
    static const char *const units[] = {"entrants_new_enterprise", "entrants_continuing_enterprise",
                                        "exits_closed_enterprise", "exits_continuing_enterprise"};
    static const char *const jobs[] = {"creation_new_enterprise", "creation_continuing_enterprise",
                                       "destruction_closed_enterprise",
                                       "destruction_continuing_enterprise"};
    static const char *const behind[] = {"enterprises_start", "enterprises_end",
                                         "enterprises_entry", "enterprises_expansion",
                                         "enterprises_exit",  "enterprises_contraction"};
    for (size_t k = 0; k < KINDS; k++) {
        assert_count(table, labels, units[k], o->units[k]);
        assert_jobs(table, labels, jobs[k], o->jobs[k], o->unknown[k]);
    }
    for (size_t k = 0; k < NUMBERS; k++) {
        int n = 0;
        for (size_t firm = 0; firm < FIRMS; firm++)
            n += o->behind[k][firm];
        assert_count(table, labels, behind[k], n);
    }
    assert_count(table, labels, "entrants", o->units[NEW] + o->units[OLD]);
    assert_count(table, labels, "exits", o->units[CLOSED] + o->units[LASTING]);
}

/* By the definition; however it is read; and nothing else is changed by asking. */
static void random_enterprises(void **state)
{
    (void)state;
    static const char *const by_firm[] = {ASKED, "area", "area", "enterprise", "firm", NULL};
    static const struct rows_reading readings[] = {{1, 64}, {2, 64}, {8, 4096}};
    struct trial t = {0}, other = {0};
    seed = 77;
    for (int trial = test_cases(300); trial > 0; trial--) {
        struct unit units[UNITS][PERIODS];
        make_register(units);
        char *text = write_register(units), *again = write_register(units), labels[32];
        assert_true(run_on(&t, text, by_firm));
        for (size_t pair = 0; pair + 1 < PERIODS; pair++)
            for (int area = -1; area < AREAS; area++) {
                struct owned o = find_owned(units, pair, area);
                struct found f = find(units, pair, area);
                if (!f.start && !f.end)
                    continue; /* no row */
                snprintf(labels, sizeof labels, area < 0 ? "total|%zu|%zu" : "A%3$d|%1$zu|%2$zu",
                         2010 + 5 * pair, 2015 + 5 * pair, area);
                assert_all_owned(&t.out, labels, &o);
                assert_found(&t.out, labels, &f);
            }
        assert_true(
            try_rows_by(&other, &sg_dynamics_flows_command, again, by_firm, &readings[trial % 3]));
        assert_same_table(&t.out, &other.out);
        free(text);
        free(again);
    }
    trial_free(&t);
    trial_free(&other);
}

static void states(void **state)
{
    (void)state;
    static const char *const merge[] = {"merge", "", NULL};
    static const char *const partial[] = {ASKED, "partial", "", NULL};
    static const char *const ends[] = {ASKED, "moves", "end", "partial", "", NULL};
    static const char *const sums[] = {"sum", "employees", "partial", "", NULL};
    struct trial t = {0}, one = {0}, other = {0};
    assert_true(run_on(&one, seven, partial));
    assert_true(run_on(&other, seven, ends));
    assert_false(try_files(&t, &sg_dynamics_flows_command,
                           (const char *const[]){one.text, other.text}, 2, merge));
    assert_non_null(strstr(t.err.message, "grouped by"));
    assert_true(try_rows(&other, &sg_tally_command, seven, sums));
    assert_false(
        try_files(&t, &sg_dynamics_flows_command, (const char *const[]){other.text}, 1, merge));
    assert_non_null(strstr(t.err.message, "a state of tally"));
    trial_free(&one);
    trial_free(&other);
    trial_free(&t);
}

/* By hand from the definition; Davis, Haltiwanger and Schuh (1996), chapter 2. */
static void rates(void **state)
{
    (void)state;
    assert_close(sg_job_growth(0, 4), 2, 0);
    assert_close(sg_job_growth(4, 0), -2, 0);
    assert_close(sg_job_growth(20, 18), -2.0 / 19, 1e-15);
    assert_true(isnan(sg_job_growth(0, 0)));
    assert_true(isnan(sg_job_growth(-1, 3)));
    assert_true(isnan(sg_job_growth(NAN, 3)));
    struct sg_job_flow_rates r = sg_job_flow_rates_of(&(struct sg_job_flows){10, 5, 40.5});
    assert_close(r.reallocation, 1500 / 40.5, 1e-15);
    assert_close(r.excess, 1000 / 40.5, 1e-15);
    assert_true(isnan(sg_job_flow_rates_of(&(struct sg_job_flows){0, 0, 0}).creation));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),         cmocka_unit_test(moves_and_gaps),
        cmocka_unit_test(enterprises),     cmocka_unit_test(random_enterprises),
        cmocka_unit_test(size_classes),    cmocka_unit_test(ids_that_change),
        cmocka_unit_test(refusals),        cmocka_unit_test(labels),
        cmocka_unit_test(states),          cmocka_unit_test(rates),
        cmocka_unit_test(random_registers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
