/* Which parts of a bar lead, and their names: what titles of a stacked composition share. */
#ifndef SG_PLOTS_CHARTS_STACK100_STACK100_LEADERS_H
#define SG_PLOTS_CHARTS_STACK100_STACK100_LEADERS_H

#include "findings/ranking.h"

#include "stack100_words.h"

/* The places of a ranking that share a value. */
struct sg_stack100_place {
    const struct sg_ranked *items;
    size_t n;
};
struct sg_stack100_place sg_stack100_place(const struct sg_ranking *ranking, size_t start);

/* Room for an entry of each series and one more; to be released with free(). */
struct sg_entry *sg_stack100_entries(const struct sg_stack100 *stack);

/* The shares of a bar from the largest down. What is hidden is one part more, as large as that
   leaves. Release with sg_ranking_free. */
void sg_stack100_rank(const struct sg_stack100 *stack, const struct sg_bar *bar,
                      struct sg_ranking *ranking);

/* How many series share the lead of a bar; 0 where none may be said to. */
size_t sg_stack100_leaders(const struct sg_stack100 *stack, const struct sg_bar *bar,
                           const struct sg_ranking *ranking);

/* Names joined by と; more than two become など. */
void sg_stack100_add_names(const struct sg_stack100 *stack, struct sg_stack100_place place,
                           struct sg_stack100_words words, bool first, struct sg_buffer *out);
void sg_stack100_add_percent(struct sg_buffer *out, double x, enum sg_lang lang);

/* The largest parts of a bar; nothing if what is unknown might be larger. */
void sg_stack100_say_level(const struct sg_stack100 *stack, const struct sg_bar *bar,
                           struct sg_stack100_words words, struct sg_buffer *out);
/* The part that leads in most areas. */
void sg_stack100_say_areas(const struct sg_stack100 *stack, struct sg_stack100_words words,
                           struct sg_buffer *out);

#endif
