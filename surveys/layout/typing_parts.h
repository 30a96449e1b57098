/* What typing.c knows of a column before and after its cells are read. */
#ifndef SG_SURVEYS_LAYOUT_TYPING_PARTS_H
#define SG_SURVEYS_LAYOUT_TYPING_PARTS_H

#include "typing.h"

/* What the cells of a column are. */
struct typing_count {
    size_t numbers, symbols, texts;
    size_t first_text; /* row of the table; of a code where there is no text */
    size_t nils, first_nil;
    size_t asked, first_symbol;        /* symbols that --missing names; the first of all */
    size_t unknown, first_unknown;     /* symbols for what is not available */
    size_t undecided, first_undecided; /* symbols of two readings */
    bool signs;                        /* a negative number */
    bool coded;                        /* a leading zero */
    int decimals;                      /* the most that a number has */
    size_t brackets, signed_brackets;  /* numbers in brackets; of them with a sign within */
};

/* What brackets around a number mean: its sign, a flag, or neither. */
struct typing_brackets {
    bool negative;
    sg_status status;
};

/* What is known of a column before its cells are read. */
struct typing_plan {
    size_t column;
    const struct sg_layout_column *header;
    const struct sg_package_field *field; /* may be NULL */
    enum sg_role role;                    /* declared, else of the header */
    const struct sg_column_info *known;   /* of columns.def, or NULL; a package is stronger */
    struct sg_marks own;                  /* the marks of the column */
};

/* Whether the cells need not be tried as numbers. */
bool typing_is_text(const struct sg_typing *typing, const struct typing_plan *plan);
/* Whether a header says that the cells are codes though they look like numbers. */
bool typing_names_codes(const char *name);
/* One of the two ends of a comparison, as results have them: labels, though they may look like
   numbers. */
bool typing_is_end(const struct sg_typing *typing, const char *name);
/* What the package says, else columns.def, else the header. */
enum sg_measure_kind typing_measure_kind(const struct typing_plan *plan);

/* Reads the cells into the scratch arrays, up to where they are surely no column of numbers. */
struct typing_count typing_read_cells(struct sg_typing *typing, const struct typing_plan *plan);
/* Whether a header is of targets or results, where words may stand instead of numbers (実績値). */
bool typing_names_indicator(const char *name);
/* What --missing says of a label: that there is none. */
bool typing_is_no_label(const struct sg_typing *typing, const char *text);
/* Labels that look like marks are told, with the option that makes them so. */
void typing_remark_marks(struct sg_typing *typing, const struct typing_plan *plan,
                         const struct typing_count *count, enum sg_lang lang);
/* In a column of numbers that is a ratio `-` is undefined; says so where only its numbers tell. */
void typing_read_dashes(struct sg_typing *typing, const struct typing_plan *plan,
                        const struct typing_count *count, enum sg_lang lang);
/* Whether a cell that is a number has brackets. */
bool typing_has_brackets(const char *text);
/* Gives the numbers in brackets their meaning; false where it cannot be told. */
bool typing_settle_brackets(struct sg_typing *typing, const struct typing_plan *plan,
                            const struct typing_count *count, struct sg_error *err);
bool typing_is_number(const struct sg_typing *typing, const struct typing_plan *plan,
                      const struct typing_count *count);
/* The labels of codes, by the code. */
struct typing_labels {
    struct sg_table codes; /* one column, whose levels have the labels in turn */
    struct sg_texts labels;
};
void typing_labels_make(const struct sg_package_field *field, struct typing_labels *labels);
void typing_labels_free(struct typing_labels *labels);
/* The label of a code, or the code itself. */
const char *typing_label_of(const struct typing_labels *labels, const char *code);
/* Keeps the codes of the categories with the column. */
void typing_declare_codes(struct sg_column *column, const struct sg_package_field *field);
/* The levels that stand in the cells, in the order of the categories; others come behind. */
void typing_order_levels(struct sg_typing *typing, const struct typing_plan *plan,
                         struct sg_column *column);
/* Whether a file that declares categories declares this one missing. */
bool typing_is_missing_category(const struct typing_plan *plan, const char *text);
/* Whether columns.def says that it holds numbers. */
bool typing_is_known_number(const struct typing_plan *plan);

#endif
