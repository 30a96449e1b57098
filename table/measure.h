/* Units, and the kind of measure that a name and a unit speak of: what may be added, and how it
   changes. */
#ifndef SG_TABLE_MEASURE_H
#define SG_TABLE_MEASURE_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

/* What a kind of measure allows. */
struct sg_measure_rule {
    const char *word; /* as data packages and JSON write it */
    struct sg_bilingual name;
    bool adds;        /* sums, shares of the sum, contributions and checks of parts make sense */
    bool parts_add;   /* parts of one base add up to it */
    bool dash_is_nil; /* a printed `-` is zero; else it is undefined */
    bool by_units;    /* a change is said in units */
    bool by_percent;  /* … in percent (of ratios only on request) */
    bool by_points;   /* … in points */
};
const struct sg_measure_rule *sg_measure_rule(enum sg_measure_kind kind);
/* Of its word; false if it is none. */
bool sg_measure_kind_read(const char *word, enum sg_measure_kind *kind);

/* A unit as understood: 百万円 is 1e6 of 円. */
struct sg_unit {
    struct sg_bilingual base; /* "円", "yen"; texts NULL for a unit that is named by itself alone:
                                 an index (2015=100), a ratio of two units (人/km2) */
    double scale;
    enum sg_measure_kind kind; /* of a measure in it, unless its name says otherwise */
};
/* Whether `text` is a unit that is known, with or without brackets: "(%)", "百万円", "2015=100". */
bool sg_unit_read(const char *text, struct sg_unit *unit);
/* What it is called in a language, times `factor` (1, or a power of ten that is one of units.def):
   百万円 is million yen, and 億円 a hundred times that. False where it is none of the list: then the
   text as it is. */
bool sg_unit_name(const char *text, double factor, enum sg_lang lang, struct sg_buffer *out);
/* "億", "million"; "" for a factor without a name. */
const char *sg_unit_scale_name(double factor, enum sg_lang lang);
/* Whether it is one unit of the list, or a multiple of one. Round brackets behind a name hold much
   else: （民営）, （女）. */
bool sg_unit_is_usual(const char *text);
/* The unit in the brackets that end a label, to be freed, or NULL: 総人口【万人】, 好転(%). */
char *sg_unit_of_label(const char *label);
/* The label without those brackets, to be freed; with them where nothing else is there. */
char *sg_unit_take_off(const char *label);
/* Whether a cell of the header is a unit alone, bare or in brackets. */
bool sg_unit_is_cell(const char *cell);

/* The kind of a measure called `name` in `unit`; either may be NULL. A unit in brackets at the end
   of the name counts where `unit` is NULL. */
enum sg_measure_kind sg_measure_kind_of(const char *name, const char *unit);
/* Of a column of numbers: declared or of columns.def, else by its unit and label, then its name. */
enum sg_measure_kind sg_measure_kind_of_column(const struct sg_column *column);

/* Whether it is a ratio whose rows are no parts of one whole: a DI, a mean, an index, 就業率. */
bool sg_column_is_rate(const struct sg_column *column);
/* Whether it is in percent, or a share by its name. */
bool sg_column_is_percent(const struct sg_column *column);

#endif
