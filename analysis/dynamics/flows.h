/* `dynamics flows`: what became of the units of a register from one period to the next. Records are
   gathered by id, in parts by the hash of it, and each part is followed by itself; what is found is
   added up in a tally, whose states merge (docs/tally-state.md). */
#ifndef SG_ANALYSIS_DYNAMICS_FLOWS_H
#define SG_ANALYSIS_DYNAMICS_FLOWS_H

#include "analysis/tally/tally_plan.h"
#include "table/command.h"

#define FLOWS_APART "sizes"      /* the key, and column, of --unknown apart */
#define FLOWS_CLASS "size_class" /* the key, and column, of --class-by */
enum { FLOWS_CLASSES = 64 };
enum { FLOWS_PARTS = 256, FLOWS_CHUNK = 512, FLOWS_KEYS = 8, FLOWS_SHELVES = 64 };

/* An id: its text with the length on top where it has up to 15 bytes, else 120 bits of a hash, so
   that two of a billion ids meet by chance once in 10^18 registers. */
struct flows_id {
    uint64_t low, high;
};

/* 32 bytes, of which memory goes with the number of records. */
struct flows_record {
    struct flows_id id;
    int64_t digits; /* the size is digits / 10^scale, or */
    uint32_t cell;  /* period and groups, of the worker's tally */
    uint16_t status;
    int16_t scale;
};

/* What else identifies a unit, for --match: its id as it stands, and hashes of the keys of three
   columns, 0 where one is empty. */
enum { FLOWS_TRAITS = 3 };
struct flows_traits {
    char *id;
    uint64_t keys[FLOWS_TRAITS];
};

struct flows_chunk {
    struct flows_chunk *next;
    size_t n;
    struct flows_traits *traits; /* as many as records; NULL without --match */
    uint32_t *owners;            /* the enterprises of these; NULL without --enterprise */
    struct flows_record records[FLOWS_CHUNK];
};

/* What one thread gathered. */
struct flows_worker {
    const struct flows *flows;
    int32_t decimals;      /* the most that a size has */
    struct sg_tally cells; /* by period, area and categories; without values */
    uint32_t *cell_of;     /* per cell: that of all workers together */
    uint32_t *at;          /* per record of a batch: its cell */
    size_t at_capacity;
    struct flows_chunk *parts[FLOWS_PARTS];
    struct flows_worker *next;
};

/* How the files are sorted by id. */
enum flows_order { FLOWS_UNSORTED, FLOWS_BY_TEXT, FLOWS_BY_NUMBER };

/* By which size a unit belongs to a class; the two differ by regression to the mean. */
enum flows_class_by { FLOWS_NO_CLASSES, FLOWS_BY_AVERAGE, FLOWS_BY_START };
struct flows_classes {
    enum flows_class_by by;
    size_t n;                    /* with the one of unknown sizes, the last; without classes 1 */
    int64_t from[FLOWS_CLASSES]; /* least size of each class, rising */
};

enum flows_moves { FLOWS_SPLIT, FLOWS_START, FLOWS_END };

/* The columns of the tally that the flows are added up in. */
enum flows_value {
    FLOWS_N_START,
    FLOWS_N_END,
    FLOWS_ENTRANTS,
    FLOWS_EXITS,
    FLOWS_CONTINUING,
    FLOWS_MOVERS_IN,
    FLOWS_MOVERS_OUT,
    FLOWS_RECLASSIFIED,
    FLOWS_COUNTS, /* of units up to here, of jobs from here on */
    FLOWS_JOBS_START = FLOWS_COUNTS,
    FLOWS_JOBS_END,
    FLOWS_CREATION_ENTRY,
    FLOWS_CREATION_EXPANSION,
    FLOWS_DESTRUCTION_EXIT,
    FLOWS_DESTRUCTION_CONTRACTION,
    FLOWS_JOBS_MOVED_IN,
    FLOWS_JOBS_MOVED_OUT,
    FLOWS_SIZES, /* before and after together: twice the sum of means */
    FLOWS_VALUES
};
extern const char *const flows_value_names[FLOWS_VALUES];

/* What is added up of a pair of periods and a group: few bytes, for it is where time goes. Sizes
   are whole numbers of the last decimal that any has. */
enum flows_sum {
    FLOWS_BEFORE, /* of continuing units */
    FLOWS_AFTER,
    FLOWS_GROWN,
    FLOWS_SHRUNK,
    FLOWS_ENTERED,
    FLOWS_LEFT,
    FLOWS_CAME,
    FLOWS_WENT,
    FLOWS_SUMS
};
enum flows_count {
    FLOWS_OF_ENTRY,
    FLOWS_OF_EXIT,
    FLOWS_OF_STAY,
    FLOWS_OF_IN,
    FLOWS_OF_OUT,
    FLOWS_OF_CLASS,
    FLOWS_OF
};
struct flows_sums {
    sg_int128 sums[FLOWS_SUMS];
    uint64_t counts[FLOWS_OF];
    uint16_t status[FLOWS_SUMS];
};

/* With --enterprise: entries and exits by what became of their enterprise. */
enum flows_kind {
    FLOWS_ENTRY_OF_NEW,
    FLOWS_ENTRY_OF_LASTING,
    FLOWS_EXIT_OF_CLOSED,
    FLOWS_EXIT_OF_LASTING,
    FLOWS_KINDS
};
struct flows_split {
    sg_int128 sums[FLOWS_KINDS];
    uint64_t counts[FLOWS_KINDS];
    uint16_t status[FLOWS_KINDS];
};

/* What an enterprise may stand behind in a cell: bits of `behind`. */
enum flows_behind {
    FLOWS_BEHIND_START,
    FLOWS_BEHIND_END,
    FLOWS_BEHIND_ENTRY,
    FLOWS_BEHIND_EXPANSION,
    FLOWS_BEHIND_EXIT,
    FLOWS_BEHIND_CONTRACTION,
    FLOWS_BEHIND
};
struct flows_share {
    uint32_t cell, enterprise, behind;
};
struct flows_shares { /* of enterprises of one shelf */
    struct flows_share *items;
    size_t n, capacity;
};
struct flows_enterprises;

struct flows {
    struct sg_run *run;
    /* id, period, area if there is one, categories; the enterprise; what --match compares */
    const char *keys[FLOWS_KEYS + 3 + FLOWS_TRAITS];
    size_t n_keys, n_areas;     /* n_areas: 0 or 1; n_keys up to the categories */
    size_t first_trait;         /* behind the enterprise, if there is one */
    size_t n_fields;            /* of a record: n_keys, and those of --enterprise and --match */
    char *match;                /* the names of --match, apart */
    const struct sg_rows *rows; /* that are read */
    const char *size;
    enum flows_moves moves;
    bool bridge, apart;
    uint64_t shard, n_shards;
    enum flows_order order;
    struct flows_classes classes;
    struct flows_worker *workers;
    /* of all cells: */
    struct sg_tally cells;
    uint32_t *period_of, *group_of; /* per cell */
    uint32_t n_periods, n_groups;
    char **labels;               /* per period, in order of time */
    struct sg_period *dates;     /* per period */
    struct sg_texts *group_keys; /* per group: its labels */
    uint32_t *by_of;             /* per group: a number for its categories alone */
    /* the result: */
    struct sg_tally_plan plan;
    struct sg_tally sums;     /* its cells; values only for a state */
    struct flows_sums *added; /* per cell of `sums` */
    uint32_t *sum_of; /* per pair of periods, group, class and whether apart; of all groups and
                         classes, behind those of a pair, whether apart */
    int32_t decimals; /* the most that a size has */
    /* with --enterprise, else NULL: */
    struct flows_enterprises *enterprises;
    struct flows_split *splits;  /* per cell of `sums` */
    struct flows_shares *shares; /* of each thread those of all shelves */
    size_t n_shares, shares_capacity;
    uint64_t *behind;              /* per cell: so many enterprises stand behind each number */
    size_t gaps;                   /* times a unit was away and came back */
    size_t n_joined, n_candidates; /* by --match */
};

/* Reads all records. */
bool flows_read(struct flows *f, struct sg_rows *rows, struct sg_error *err);
/* After reading: periods in their order, groups, and empty sums for each. */
bool flows_arrange(struct flows *f, struct sg_rows *rows, struct sg_error *err);
/* A record of a batch, of the cell that is given. */
struct flows_record flows_record_at(const struct flows *f, const struct sg_batch *batch,
                                    size_t record, uint32_t cell);
/* What a record has besides: traits, which are taken over, and an enterprise; NULL: not asked for.
 */
struct flows_besides {
    const struct flows_traits *traits;
    const uint32_t *owner;
};
/* Adds a record to its part. */
void flows_add_record(struct flows_worker *worker, const struct flows_record *record,
                      struct flows_besides besides);
/* With --match: the traits of the records of a batch, n × FLOWS_TRAITS, which the caller owns. */
bool flows_read_traits(const struct flows *f, const struct sg_batch *batch,
                       struct flows_traits **traits, struct sg_error *err);
/* Gives a unit that came the id of the one that had gone, where two of their three traits are the
   same and no other has them; lists those and all that may be. */
bool flows_match(struct flows *f, struct sg_error *err);
/* Follows all units; one that is twice in a period is an error with both records. */
bool flows_follow(struct flows *f, struct sg_rows *rows, struct sg_error *err);
/* The same of files that are sorted by id, which are read once more, side by side. */
bool flows_follow_sorted(struct flows *f, struct sg_rows *rows, struct sg_error *err);

/* What a thread adds up of one unit after another. */
struct flows_unit {
    struct flows *f;
    const struct flows_record **at; /* per period; NULL: it is not there */
    struct flows_record *filled;    /* per period: of a unit that was away, with --gap bridge */
    struct flows_sums *sums;        /* per cell of f->sums */
    uint32_t *owners;               /* per period; NULL without --enterprise */
    struct flows_split *splits;     /* per cell */
    struct flows_shares *shares;    /* per shelf */
    size_t gaps;
};
void flows_unit_open(struct flows_unit *unit, struct flows *f);
/* Puts what was added up into the result. */
void flows_unit_close(struct flows_unit *unit);
void flows_unit_begin(struct flows_unit *unit);
/* Takes a record of the unit, borrowed until its end, and its enterprise. The one that it has of
   that period, or NULL. */
const struct flows_record *flows_unit_take(struct flows_unit *unit,
                                           const struct flows_record *record, uint32_t owner);
void flows_unit_end(struct flows_unit *unit);
/* Asks for the memory that a record of this cell will be added to: with many groups, waiting for it
   is where time goes. */
void flows_unit_fetch(const struct flows_unit *unit, uint32_t cell);
/* Whether the unit belongs to the part of all units that is asked for. */
bool flows_has(const struct flows *f, struct flows_id id);
/* Reads --class-by and --classes. */
bool flows_classes_read(struct flows_classes *classes, const struct sg_args *args,
                        struct sg_error *err);
/* The class of a unit, as sizes in units of the last decimal; a size is below 0 where it is not
   known. `before` or `after` is NULL where the unit is not there: one that enters is of the class
   in which it begins. */
size_t flows_class_of(const struct flows_classes *classes, const sg_int128 *before,
                      const sg_int128 *after, sg_int128 one);
/* The name of a class in states: 5-9, 300-, unknown; and as it is printed. */
void flows_class_name(const struct flows_classes *classes, size_t class, char name[48]);
void flows_class_label(const char *name, enum sg_lang lang, struct sg_buffer *out);
/* Where a unit is counted from one period to the next: with all, and in its group; in two where it
   is shown apart as one that moved. */
struct flows_places {
    uint32_t all, out, in; /* cells of sums */
    uint32_t was;          /* where it was, whatever --moves asks for */
    bool grouped;          /* else there is none but `all` */
    bool reclassified;
};
struct flows_places flows_places_of(const struct flows *f, uint32_t pair,
                                    const struct flows_record *before,
                                    const struct flows_record *after);
/* The size of a record in units of the last decimal; 0 where it is not known. */
sg_int128 flows_size_of(const struct flows *f, const struct flows_record *record);
/* Adds what became of a unit from one period to the next, to the sums of its group and of all.
   `before` or `after` is NULL where it is not there. */
void flows_add(const struct flows *f, struct flows_sums sums[], uint32_t pair,
               const struct flows_record *before, const struct flows_record *after);
/* The number of an enterprise, from many threads at once; who was there when all are read. */
struct flows_enterprises *flows_enterprises_new(void);
uint32_t flows_enterprise(struct flows_enterprises *all, struct flows_id id);
void flows_see_enterprises(struct flows *f);
bool flows_enterprise_is_there(const struct flows_enterprises *all, uint32_t enterprise,
                               uint32_t period);
void flows_enterprises_free(struct flows_enterprises *all);
/* The same as flows_add for what --enterprise asks; then of all threads together. */
void flows_add_enterprises(struct flows_unit *unit, uint32_t pair);
void flows_join_splits(struct flows *f, struct flows_unit *unit);
void flows_count_enterprises(struct flows *f, size_t n_threads);
void flows_free_enterprises(struct flows *f);
/* Adds the sums of a thread, which are taken over, to those of all. */
void flows_join_sums(struct flows *f, struct flows_sums sums[]);
/* The number of units in each cell: a cell without any has no row. */
void flows_count_units(struct flows *f);
/* Puts all sums into the tally, for a state. */
void flows_write_values(struct flows *f);

/* The numbers of a result: of a run as they were added up, which takes a fifth of the memory, or of
   states that were merged. */
struct flows_numbers {
    const struct sg_tally_plan *plan;
    const struct sg_tally *cells;
    const struct flows_sums *added;   /* per cell; NULL: the cells have values */
    int32_t decimals;                 /* of `added` */
    const struct flows_split *splits; /* with --enterprise, else NULL, as `behind` is */
    const uint64_t *behind;
};
/* A value of a cell. Its sum is borrowed. */
struct sg_tally_sum flows_number_of(const struct flows_numbers *numbers, size_t cell,
                                    enum flows_value value);
/* Reads again to say where the records are that stand for one unit and period; false. */
bool flows_fail_twice(const struct flows *f, struct sg_rows *rows, const struct flows_record *twice,
                      struct sg_error *err);
void flows_free(struct flows *f);
void flows_free_chunk(struct flows_chunk *chunk);
/* Its traits alone. */
void flows_free_traits(struct flows_chunk *chunk);

struct flows_id flows_id_of(struct sg_field text);
static inline bool flows_same_id(struct flows_id a, struct flows_id b)
{
    return a.low == b.low && a.high == b.high;
}
static inline uint64_t flows_hash(struct flows_id id)
{
    uint64_t h = (id.low ^ id.high * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return h ^ h >> 32;
}

bool flows_table(struct sg_run *run, const struct flows_numbers *numbers, struct sg_table *out,
                 struct sg_error *err);

#endif
