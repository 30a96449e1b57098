/* A file as an office publishes it, read into a table. */
#ifndef SANGYO_READ_H
#define SANGYO_READ_H

#include <sangyo/command.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/* As sg_read_options_init leaves it: everything is found out. The texts are borrowed. */
struct sg_read_options {
    const char *encoding; /* NULL: detect */
    int header_rows;      /* -1: find */
    int skip_rows;        /* rows before the header; -1: find */
    const char **missing; /* "X=suppressed,-=nil", n_missing of them */
    size_t n_missing;
    const char *era;         /* for bare years */
    const char *flag_column; /* a column that says "suppressed" of the number beside it */
    const char *total_label; /* declared total, or NULL */
    const char **text_columns; /* columns to keep as text (roles named by options), n_text */
    size_t n_text_columns;
};

void sg_read_options_init(struct sg_read_options *options);
/* What the options of a run ask for; borrows the texts of `args`. Columns named by --by, --area,
   --domain, --wave and --strata are kept as text. */
void sg_read_options_of(const struct sg_args *args, struct sg_read_options *options);
/* Frees the two lists, which sg_read_options_of allocates. */
void sg_read_options_free(struct sg_read_options *options);

/* --encoding --header-rows --skip-rows --missing --era --flag --total. */
extern const struct sg_option sg_option_encoding;
extern const struct sg_option sg_option_header_rows;
extern const struct sg_option sg_option_skip_rows;
extern const struct sg_option sg_option_missing;
extern const struct sg_option sg_option_era;
extern const struct sg_option sg_option_flag;
/* The seven of them, NULL-terminated: what every command that reads a file takes. */
extern const struct sg_option *const sg_read_option_list[];

/* Reads CSV, TSV or `datapackage.json[#resource]`; "-" or NULL is standard input. Columns whose cells
   are numbers and symbols become numbers (codes with leading zeros, and columns whose role is an area,
   category or measure, stay categories), period-like columns become periods. A `status` column is read
   back into the main value column. Remarks (what was found and assumed) are added to `notes` in err->lang. */
bool sg_read_table(const char *path, const struct sg_read_options *options, struct sg_table *table,
                   struct sg_texts *notes, struct sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
