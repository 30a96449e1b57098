/* The questions of `answers`: what is asked for, of which records, and what comes out. */
#ifndef SG_ANALYSIS_SURVEY_ANSWERS_H
#define SG_ANALYSIS_SURVEY_ANSWERS_H

#include <sangyo/base_rule.h>
#include "table/command.h"

#include "analysis/estimate/shares.h"
#include "analysis/estimate/statistic.h"
#include "answer_lists.h"
#include "gather.h"
#include "record_codes.h"

enum sg_question_kind {
    SG_QUESTION_SINGLE,  /* one code per record */
    SG_QUESTION_COLUMNS, /* one column of 0 and 1 per option */
    SG_QUESTION_LIST     /* several codes in one text */
};

enum sg_base { SG_BASE_RESPONDENTS, SG_BASE_ANSWERED, SG_BASE_CHOSE, SG_BASE_RESPONSES };

/* How the options of a question are put. */
enum sg_order { SG_ORDER_GIVEN, SG_ORDER_SIZE };

/* How a record answered. */
enum sg_answer_state {
    SG_STATE_OUTSIDE, /* nothing is asked of it, or what it said is left out */
    SG_STATE_BLANK,
    SG_STATE_NONE, /* "none of these" and nothing else */
    SG_STATE_CHOSE
};

struct sg_question {
    enum sg_question_kind kind;
    char *name;                    /* to print */
    const char *separator;         /* of a list; NULL: to be found */
    struct sg_texts columns;       /* of its options; one but for SG_QUESTION_COLUMNS */
    size_t key;                    /* of the first column among the keys; they follow each other */
    size_t counts;                 /* of what its columns hold: the first among those of the pass */
    bool has_none;                 /* the last column is "none of these" */
    struct sg_texts codes, labels; /* of its options in the order declared */
    bool *net_parts; /* of columns: n_nets × options; a net without parts is not about them */
};

/* Columns whose labels together divide the records. */
struct sg_breakdown_by {
    struct sg_texts columns;
    size_t key;
    char *name;
};

struct sg_net {
    char *name;
    struct sg_texts parts; /* codes or labels */
};

struct sg_answers_plan {
    struct sg_question *questions;
    size_t n_questions;
    struct sg_breakdown_by *domains; /* at least one: all records */
    size_t n_domains;
    struct sg_net *nets;
    size_t n_nets;
    enum sg_base base;
    const char *none; /* column or label, or NULL */
    bool none_is_column;
    const struct sg_rows *rows;
    const struct sg_rows_notes *notes;
    const struct sg_args *args;
    bool declares_marks;      /* --chosen or --not-chosen say what stands in columns */
    struct sg_base_rule rule; /* of small bases */
    struct sg_texts keys;
};

/* What a record may do that is remarked. */
enum { SG_COUNT_CONFLICT, SG_ANSWERS_COUNTS };

bool sg_answers_plan_make(struct sg_run *run, const struct sg_rows *rows,
                          struct sg_answers_plan *plan, struct sg_error *err);
/* Breaks every domain down by one more column, and begins with that column alone. */
void sg_answers_plan_by(struct sg_answers_plan *plan, const char *column);
/* --single COL, or a glob of several. */
bool sg_answers_add_single(struct sg_answers_plan *plan, const struct sg_rows *rows,
                           const char *pattern, struct sg_error *err);
/* 'PREFIX*': the columns of one question; 'COL:;', or a column alone: lists in its cells. */
bool sg_answers_add_multiple(struct sg_answers_plan *plan, const struct sg_rows *rows,
                             const char *pattern, struct sg_error *err);
/* Adds the options that --options declares to the questions that have none. */
bool sg_answers_read_options(struct sg_run *run, struct sg_answers_plan *plan,
                             struct sg_error *err);
/* The pass over the records; the number of records and more in `gathered`. */
bool sg_answers_gather(struct sg_run *run, struct sg_rows *rows, struct sg_answers_plan *plan,
                       const struct sg_design *design, struct sg_gathered *gathered,
                       struct sg_error *err);
void sg_answers_plan_free(struct sg_answers_plan *plan);
/* The domains of --domain, shared by the survey commands: their columns are added to `keys`. */
void sg_domains_make(const struct sg_args *args, const struct sg_rows_notes *notes,
                     struct sg_texts *keys, struct sg_breakdown_by **domains, size_t *n);
void sg_domains_free(struct sg_breakdown_by *domains, size_t n);
/* The labels of a record's domain in its class. */
void sg_domain_enter(const struct sg_breakdown_by *domain, const struct sg_field *keys,
                     struct sg_record_class *class);

/* The number of values that a question's moments have; its options begin at value 2. */
size_t sg_question_values(const struct sg_answers_plan *plan, const struct sg_question *question);
/* Which of the codes net `k` holds; false, and none, unless it finds all its parts among them. */
bool sg_net_parts(const struct sg_net *net, const struct sg_texts *codes,
                  const struct sg_texts *labels, bool *is_part);
enum { SG_MOST_OPTIONS = 512 };
sg_gather_take_fn sg_answers_take;

/* One option as it is printed. */
struct sg_option_line {
    const char *label;
    bool is_blank, is_net, is_residual;
    double size; /* its estimate among all, to sort by */
    size_t at;   /* option number, or of the net */
    size_t rank; /* in the order given */
};

/* A level of a domain. Classes are in the order of their labels, so those of a level follow each
   other. */
struct sg_level {
    char *text;              /* its labels, joined */
    char *label;             /* as printed */
    size_t first, n_classes; /* those that it has */
    uint64_t met;            /* where in the input the first of them was met */
};

struct sg_level_list {
    struct sg_level *items;
    size_t n, capacity;
};

/* A class of a domain, met first at `met`. */
struct sg_level_class {
    const char *text;
    size_t number;
    uint64_t met;
};

/* The level of the next class, by its text, added if it is new; SIZE_MAX where there is none or a
   label is missing. Classes are added in their order. */
void sg_levels_add(const struct sg_rows_notes *notes, const struct sg_breakdown_by *domain,
                   const struct sg_level_class *class, struct sg_level_list *list, size_t *level);
/* The classes from `first` to before `end` that a level may have; SIZE_MAX: all of n_classes. */
void sg_level_classes(const struct sg_level_list *list, size_t level, size_t n_classes,
                      size_t *first, size_t *end);
void sg_levels_free(struct sg_level_list *list);

/* A question within a domain, understood. */
struct sg_answer_class {
    size_t level;
    enum sg_answer_state state;
    size_t *options; /* of single and list: which it has */
    size_t n_options;
};

struct sg_answers {
    const struct sg_answers_plan *plan;
    const struct sg_question *question;
    const struct sg_breakdown_by *domain;
    const struct sg_sample *sample;
    const uint64_t *met;             /* where each class was met first */
    struct sg_answer_class *classes; /* by class of the sample */
    size_t n_classes;
    struct sg_level_list levels;
    struct sg_texts codes, labels; /* options: declared ones first, then met ones */
    struct sg_hash_index code_index;
    size_t *option_classes, *option_first; /* of single and list: the classes that have option i
                                              stand from option_first[i] to before the next */
    size_t n_undeclared;                   /* records whose code is not declared */
    size_t n_left_out;                     /* records outside the question */
    size_t n_conflicts;                    /* lists with "none of these" beside others */
    size_t *class_sizes;                   /* records */
    bool *net_parts;                       /* n_nets × options */
    char separator[SG_SEPARATOR_SIZE];     /* of lists */
    bool marked;                           /* a column alone that holds marks */
    bool circled;                          /* … ○ among them: a blank is not chosen */
    size_t n_said_none;                    /* records whose answer is 無回答 */
    bool blanks;                           /* there are records without answer */
};

void sg_answers_understand(const struct sg_answers_plan *plan, size_t question, size_t domain,
                           const struct sg_gathered *gathered, struct sg_answers *answers);
void sg_answers_free(struct sg_answers *answers);
/* Says how many records answered what could not be meant. */
void sg_answers_remark(struct sg_run *run, const struct sg_answers *answers);
void sg_survey_remark_undeclared(struct sg_run *run, const char *name, size_t n);

/* What there is for --net and --none, which name answers. Zero but for the plan at first; released
   with sg_named_answers_free. */
struct sg_named_answers {
    const struct sg_answers_plan *plan;
    struct sg_texts known; /* codes and labels of all questions */
    size_t *nets_met;      /* per net: questions, and options of them, that have all its answers */
    bool none_met;
};
void sg_named_answers_meet(struct sg_named_answers *named, const struct sg_answers *answers);
/* Errors: an answer that no question has, a net of which no question has all. */
bool sg_named_answers_check(const struct sg_named_answers *named, struct sg_error *err);
void sg_named_answers_free(struct sg_named_answers *named);

/* The classes of an option's line whose records count; NULL for lines of other kinds, to be
   released with free(). */
size_t *sg_answers_option_classes(const struct sg_answers *answers,
                                  const struct sg_option_line *line, size_t *n);

/* Per option its place in the order given: declared ones as they are declared, then the others in
   their natural order (order.h), which lists may tell. Release with free(). */
size_t *sg_answers_rank_options(const struct sg_answers *answers);

/* The options, nets and blanks that have a line, in the order asked (`by_size`, else as given);
   その他 and 無回答 last. Release with free(). */
struct sg_option_line *sg_answers_lines(struct sg_answers *answers, bool by_size, size_t *n);

/* The statistic of a line within a level (SIZE_MAX: all records). Release terms with free(). */
struct sg_statistic sg_answers_statistic(const struct sg_answers *answers,
                                         const struct sg_option_line *line, size_t level);
/* What the options of all records have in common, where they are many; else false, and nothing to
   release. */
bool sg_answers_shares(const struct sg_answers *answers, size_t n_lines, struct sg_shares *shares);
/* All that was gathered, as rows. */
bool sg_answers_write(struct sg_run *run, struct sg_answers_plan *plan,
                      const struct sg_gathered *gathered, struct sg_table *out,
                      struct sg_error *err);
/* Records that gave the answer. */
size_t sg_answers_count(const struct sg_answers *answers, const struct sg_option_line *line,
                        size_t level);
#endif
