/* The one data structure: columns of numbers, categories and periods, each cell with its status. */
#ifndef SANGYO_TABLE_H
#define SANGYO_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sangyo/api.h>
#include <sangyo/memory.h>
#include <sangyo/period.h>
#include <sangyo/status.h>

#ifdef __cplusplus
extern "C" {
#endif

enum sg_column_kind {
    SG_COLUMN_NUMBER,   /* value and status per cell */
    SG_COLUMN_CATEGORY, /* code per cell, text per level */
    SG_COLUMN_PERIOD    /* as a category, with a real date per level */
};

/* What a column is for. A data package, an option or a usual header says so. */
enum sg_role {
    SG_ROLE_NONE,
    SG_ROLE_AREA, /* the key of an area: its code where there is one */
    SG_ROLE_AREA_NAME,
    SG_ROLE_BY, /* categories, usually industry */
    SG_ROLE_BY_CODE,
    SG_ROLE_PERIOD,
    SG_ROLE_VALUE,
    SG_ROLE_MEASURE, /* says what the value counts */
    SG_ROLE_DOMAIN,
    SG_ROLE_STATUS,
    SG_ROLE_NOTE
};

/* What a column of numbers measures, and so what may be done with it. */
enum sg_measure_kind {
    SG_MEASURE_UNKNOWN, /* not said, or no measure: a rank, a test */
    SG_MEASURE_AMOUNT,  /* counts and amounts: they add up */
    SG_MEASURE_SHARE,   /* percentages of a base: parts of one base add up to it */
    SG_MEASURE_BALANCE, /* DI, rates of change, contributions: signed, in points */
    SG_MEASURE_RATIO,   /* ratios and means */
    SG_MEASURE_INDEX    /* 2015=100 */
};

enum { SG_EMPTY = -1 }; /* code of an empty category cell */

/* The texts of a category column in order of first appearance; equal texts share a code. Matching
   by label key is the business of whoever fills the table. */
struct sg_levels {
    char **texts;
    struct sg_period *periods; /* per level, period columns only */
    size_t n;
    size_t capacity;
    struct sg_hash_index *index; /* of texts; NULL while there are none */
};

/* Only the arrays of its kind are used; all hold n_rows items of the table. */
struct sg_column {
    char *name;  /* of the file, or an English machine name of columns.def */
    char *label; /* title to print; NULL: looked up in columns.def, else the name */
    char *unit;  /* NULL if unknown */
    enum sg_column_kind kind;
    enum sg_role role;
    enum sg_measure_kind measure_kind; /* number: of columns.def, the package or the header */
    int decimals;         /* for display; below 0: as columns.def says, else shortest */
    int printed_decimals; /* the most that a cell of the file has; below 0: not read from one */
    double *values;       /* number: NaN where undefined */
    sg_status *status;    /* number */
    int32_t *codes;       /* category and period: index into levels, or SG_EMPTY */
    struct sg_levels levels;
    struct sg_texts coded, labelled; /* codes that a data package declares, and their labels, which
                                        are what the cells hold */
};

/* A place where a series breaks, or a change that asks for care: any comparison from before
   `period` to `period` or later is concerned. */
struct sg_break {
    char *label;
    struct sg_period period;
    char *note;   /* may be NULL */
    bool caution; /* keeps the rate, with a footnote */
};

/* The day to which the figures of a period refer. */
struct sg_reference_date {
    char *label;
    struct sg_period period;
    struct sg_period date;
};

struct sg_source {
    char *title;
    char *path; /* may be NULL */
};

/* A test that a command made of the records behind its table. */
struct sg_test {
    char *name; /* rao_scott_independence, rao_scott_fit */
    char *of;   /* the columns, "rows*columns" */
    double f, df1, df2, p;
};

/* What is known of a table besides its cells. */
struct sg_table_info {
    char *file;        /* for error messages */
    char *title;       /* may be NULL */
    char *universe;    /* what the figures cover; may be NULL */
    char *place;       /* where, when no column says so; may be NULL */
    char *measure;     /* what the figures count, when no column says so; may be NULL */
    char *unit;        /* of the measure; may be NULL */
    char *reference;   /* what the figures are compared with; may be NULL */
    char *total_label; /* the label of total rows when declared; NULL: usual labels */
    char *adjustment; /* of the p values in the table, a word of --adjust (holm …); may be NULL */
    double level;     /* of the intervals in the table; 0: it has none, or not known */
    struct sg_source *sources;
    size_t n_sources;
    struct sg_break *breaks;
    size_t n_breaks;
    struct sg_reference_date *reference_dates;
    size_t n_reference_dates;
    struct sg_test *tests;
    size_t n_tests;
    struct sg_texts facts;   /* what is the same in all rows and no column says: for the caption */
    struct sg_texts chosen;  /* columns by whose labels rows were chosen; "": by their rank */
    struct sg_texts methods; /* how the numbers came about: for JSON, as standard error says it */
    struct sg_texts notes;   /* footnotes to print, in the language of the run */
};

/* A table owns every byte it points at; sg_table_free is the only release. Column pointers stay
   valid until the table is freed; cell arrays move when rows are added. */
struct sg_table {
    struct sg_column **columns;
    size_t n_columns;
    size_t n_rows;
    size_t row_capacity;
    size_t *file_rows; /* the row of the file that each row came from; NULL: made, not read */
    ptrdiff_t main;    /* column that `status` speaks of; -1: none, no status column is written */
    bool beside;       /* statuses are written in a column V_status beside each number V that has
                          some */
    struct sg_table_info info;
};

SG_API void sg_table_init(struct sg_table *table);
SG_API void
sg_table_free(struct sg_table *table); /* NULL-safe; leaves an initialised empty table */
SG_API void sg_table_move(struct sg_table *to,
                          struct sg_table *from); /* frees `to`, empties `from` */

/* Adds a column; its cells in existing rows are empty (NaN or SG_EMPTY, no status). A number of
   columns.def has its measure kind. */
SG_API struct sg_column *sg_table_add(struct sg_table *table, const char *name,
                                      enum sg_column_kind kind);
/* A column of the same name, label, unit, kinds, role and levels as `like`, with empty cells. */
SG_API struct sg_column *sg_table_add_like(struct sg_table *table, const struct sg_column *like);
/* Adds an empty row and returns its index. */
SG_API size_t sg_table_add_row(struct sg_table *table);
SG_API void sg_table_reserve(struct sg_table *table, size_t rows);
/* Index of the column of that name (exact, else by label key if only one fits), or -1. */
SG_API ptrdiff_t sg_table_find(const struct sg_table *table, const char *name);
/* Index of `column` in its table. */
SG_API size_t sg_table_index(const struct sg_table *table, const struct sg_column *column);
/* The number column that `status` speaks of, or NULL. */
SG_API const struct sg_column *sg_table_main(const struct sg_table *table);
/* All but the tests, which are of the one table. */
SG_API void sg_table_info_copy(struct sg_table_info *to, const struct sg_table_info *from);
SG_API void sg_table_info_free(struct sg_table_info *info); /* leaves it empty */
/* Row of the file for messages; 0 if made. */
SG_API size_t sg_table_file_row(const struct sg_table *table, size_t row);
/* Removes the rows for which keep[row] is false; levels stay. */
SG_API void sg_table_keep_rows(struct sg_table *table, const bool keep[]);

SG_API void sg_column_set(struct sg_column *column, size_t row, double value, sg_status status);
/* Sets a category or period cell; NULL or "" empties it. A period's text must have been read before
   with sg_column_level_period, or is read here (SG_PERIOD_NONE if it is none). */
SG_API void sg_column_set_text(struct sg_column *column, size_t row, const char *text);
/* The code of `text`, added as a new level if need be. */
SG_API int32_t sg_column_intern(struct sg_column *column, const char *text);
/* The code of `text`, or SG_EMPTY. */
SG_API int32_t sg_column_code(const struct sg_column *column, const char *text);
/* What the cells have for a text of another file: the label of the code that it is, else itself. */
SG_API const char *sg_column_decoded(const struct sg_column *column, const char *text);
/* The text of a category or period cell, "" if empty; a number has none, so "" too. */
SG_API const char *sg_column_text(const struct sg_column *column, size_t row);
/* Makes a category column a period column (or reads its levels again with `era`): by their
   neighbours where these tell, else each by itself. */
SG_API bool sg_column_to_periods(struct sg_column *column, const char *era, struct sg_error *err);

/* The same where every level is a period, as it is read from a file; else leaves it. */
SG_API void sg_column_date(struct sg_column *column);

/* Whether the column holds numbers; else an error that names the first cell that is none. */
SG_API bool sg_column_require_number(const struct sg_table *table, const struct sg_column *column,
                                     struct sg_error *err);

/* The column that most likely is the main one: of our own results by its name, else the last
   number; -1 if there is none. */
SG_API ptrdiff_t sg_table_likely_main(const struct sg_table *table);

/* What columns.def knows of a machine name. */
struct sg_column_info {
    const char *name; /* or a pattern: sum_*, *_residual */
    struct sg_bilingual label;
    int decimals; /* below 0: shortest */
    enum sg_column_kind kind;
    enum sg_role role;
    enum sg_measure_kind measure_kind; /* of numbers */
    struct sg_bilingual unit;          /* texts NULL: none */
    bool of_input; /* its unit, and its measure kind where it says none, are those of the measure
                      that was analysed */
};
/* NULL if the name is not one of ours. */
SG_API const struct sg_column_info *sg_column_info(const char *name);
/* The i-th line of columns.def, NULL past the end. */
SG_API const struct sg_column_info *sg_column_info_at(size_t i);
/* The unit, of columns.def where the column has no own; may be NULL. */
SG_API const char *sg_column_unit(const struct sg_column *column, enum sg_lang lang);
/* Gives `column` the unit and the printed decimals of the measure `input` that it is made of, and
   the kind of measure unless columns.def says one. */
SG_API void sg_column_measure_like(struct sg_column *column, const struct sg_column *input);
/* The title to print. */
SG_API const char *sg_column_title(const struct sg_column *column, enum sg_lang lang);
/* Decimals for display, below 0 for shortest; `asked` (>= 0) wins for columns that are not whole.
 */
SG_API int sg_column_decimals(const struct sg_column *column, int asked);

/* Whether each column of a name of columns.def is what its line says: numbers or labels. Else an
   error that names the column and what is there. */
SG_API bool sg_table_require_kinds(const struct sg_table *table, struct sg_error *err);

/* Adds a test, for the caller to fill its numbers; valid until the next is added. */
SG_API struct sg_test *sg_info_add_test(struct sg_table_info *info, const char *name,
                                        const char *of);
SG_API void sg_info_add_source(struct sg_table_info *info, const char *title, const char *path);
/* Reads `label` as a period; false if it is none. */
SG_API bool sg_info_add_break(struct sg_table_info *info, const char *label, const char *note,
                              bool caution, const char *era, struct sg_error *err);
SG_API bool sg_info_add_reference_date(struct sg_table_info *info, const char *label,
                                       const char *date, struct sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
