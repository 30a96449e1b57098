/* Where an area is strong: the location quotient of each industry with its 95 % limits, how
   concentrated the area is, and a sentence on it. Usage: profile FILE YEAR AREA REFERENCE
   FILE has the columns year, area, industry and establishments, with a row 全産業 for each area.
   C and C++ alike; node_item and sample_draw show that a program may name its functions as it
   likes, whatever the library calls its own. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/sangyo.h>

struct census {
    struct sg_table table;
    const struct sg_column *year, *area, *industry, *value;
};

static const char total[] = "全産業";

/* The column of that name; an error in `err` if there is none. */
static const struct sg_column *find(const struct sg_table *table, const char *name,
                                    struct sg_error *err)
{
    ptrdiff_t at = sg_table_find(table, name);
    if (at < 0)
        sg_fail(err, SG_FAIL_DATA, "no column '%s'", name);
    return at < 0 ? NULL : table->columns[at];
}

static bool census_read(struct census *census, const char *path, struct sg_error *err)
{
    struct sg_read_options options;
    struct sg_texts notes = {NULL, 0, 0};
    sg_read_options_init(&options);
    bool read = sg_read_table(path, &options, &census->table, &notes, err);
    sg_texts_free(&notes);
    return read && (census->year = find(&census->table, "year", err)) &&
           (census->area = find(&census->table, "area", err)) &&
           (census->industry = find(&census->table, "industry", err)) &&
           (census->value = find(&census->table, "establishments", err)) &&
           sg_column_require_number(&census->table, census->value, err);
}

/* The number of one industry of an area in a year; NaN where there is none, or a symbol instead. */
double node_item(const struct census *census, const char *year, const char *area,
                 const char *industry)
{
    for (size_t row = 0; row < census->table.n_rows; row++)
        if (strcmp(sg_column_text(census->year, row), year) == 0 &&
            strcmp(sg_column_text(census->area, row), area) == 0 &&
            strcmp(sg_column_text(census->industry, row), industry) == 0)
            return sg_status_has_value(census->value->status[row]) ? census->value->values[row]
                                                                   : NAN;
    return NAN;
}

/* Prints a few industries, drawn with a seed, to be compared with the printed source by hand. */
void sample_draw(const struct sg_table *profile, size_t n)
{
    struct sg_draw *draw = sg_draw_new(1);
    bool *chosen = (bool *)calloc(profile->n_rows, sizeof *chosen);
    if (chosen && sg_draw_simple(draw, profile->n_rows, n, chosen))
        for (size_t row = 0; row < profile->n_rows; row++)
            if (chosen[row])
                printf("to check: %s %.0f\n", sg_column_text(profile->columns[0], row),
                       profile->columns[1]->values[row]);
    free(chosen);
    sg_draw_free(draw);
}

static void add_industry(struct sg_table *profile, const char *industry,
                         const struct sg_quotient_counts *counts)
{
    size_t row = sg_table_add_row(profile);
    struct sg_interval limits;
    sg_interval_log_delta(counts, 0.5, 0.95, &limits);
    sg_column_set_text(profile->columns[0], row, industry);
    sg_column_set(profile->columns[1], row, counts->value, 0);
    sg_column_set(profile->columns[2], row, sg_location_quotient(counts), 0);
    sg_column_set(profile->columns[3], row, limits.lower, 0);
    sg_column_set(profile->columns[4], row, limits.upper, 0);
}

static void make_profile(const struct census *census, char *const argv[], struct sg_table *profile)
{
    struct sg_quotient_counts counts;
    sg_table_add(profile, "industry", SG_COLUMN_CATEGORY);
    sg_table_add(profile, "establishments", SG_COLUMN_NUMBER);
    sg_table_add(profile, "coefficient", SG_COLUMN_NUMBER);
    sg_table_add(profile, "lower", SG_COLUMN_NUMBER);
    sg_table_add(profile, "upper", SG_COLUMN_NUMBER);
    counts.area_total = node_item(census, argv[2], argv[3], total);
    counts.reference_total = node_item(census, argv[2], argv[4], total);
    for (size_t i = 0; i < census->industry->levels.n; i++) {
        const char *industry = census->industry->levels.texts[i];
        counts.value = node_item(census, argv[2], argv[3], industry);
        counts.reference_value = node_item(census, argv[2], argv[4], industry);
        if (strcmp(industry, total) != 0)
            add_industry(profile, industry, &counts);
    }
}

static bool print_table(const struct sg_table *table, struct sg_error *err)
{
    struct sg_buffer text = {NULL, 0, 0};
    struct sg_write_options options;
    memset(&options, 0, sizeof options);
    options.lang = SG_EN;
    options.decimals = -1;
    bool written = sg_writer_named("markdown")->write(table, &options, &text, err);
    if (written)
        fputs(sg_buffer_text(&text), stdout);
    sg_buffer_free(&text);
    return written;
}

/* What two commands of the program, one after the other, say of a table in memory. */
static bool print_sentence(const struct sg_table *table, struct sg_error *err)
{
    static const char *const shares[] = {"composition", "--by", "industry", "--value",
                                         "establishments"};
    static const char *const say[] = {"sentences"};
    struct sg_run_result made, said;
    bool ok = sg_run_command(shares, sizeof shares / sizeof *shares, table, &made, err);
    if (ok) {
        ok = sg_run_command(say, 1, &made.table, &said, err);
        printf("\n%s", ok ? said.text : "");
        sg_run_result_free(&said);
    }
    sg_run_result_free(&made);
    return ok;
}

int main(int argc, char *argv[])
{
    struct census census;
    struct sg_table profile;
    struct sg_error err;
    memset(&census, 0, sizeof census);
    memset(&err, 0, sizeof err);
    if (argc != 5) {
        fputs("usage: profile FILE YEAR AREA REFERENCE\n", stderr);
        return SG_FAIL_USAGE;
    }
    sg_table_init(&census.table);
    sg_table_init(&profile);
    if (census_read(&census, argv[1], &err)) {
        make_profile(&census, argv, &profile);
        if (print_table(&profile, &err)) {
            double h = sg_herfindahl(profile.columns[1]->values, profile.n_rows);
            printf("\nHerfindahl index %.4f: as many as %.1f equal industries\n", h,
                   sg_herfindahl_equivalent(h));
            sample_draw(&profile, 2);
            print_sentence(&profile, &err);
        }
    }
    if (err.kind) {
        char text[2048];
        sg_error_format(&err, text, sizeof text);
        fprintf(stderr, "profile: %s\n", text);
    }
    sg_table_free(&profile);
    sg_table_free(&census.table);
    return (int)err.kind;
}
