/* A linear axis with round numbers. */
#ifndef SG_PLOTS_PAGE_SCALE_H
#define SG_PLOTS_PAGE_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/buffer.h>
#include <sangyo/lang.h>

#include "font.h"

struct sg_scale {
    double from, to;    /* values at the ends */
    double step;        /* between two numbers: 1, 2, 2.5 or 5 times a power of ten */
    double left, right; /* points at the ends; left > right turns it round */
};

/* An axis for values from `low` to `high`, which holds zero and has about `n` steps; whole steps at
   both ends if `whole`. Without any extent it goes from 0 to 1, or to -1. */
struct sg_scale sg_scale_make(double low, double high, size_t n, bool whole);

/* The axis of a rate, about what there is: of whole steps, none less than `least`, what a value is
   printed to. It holds where the rate is even (100, 1, 0; NaN: nowhere) if that lies near. */
struct sg_rate_extent {
    double low, high, even, least;
};
struct sg_scale sg_scale_around(struct sg_rate_extent extent, size_t n);

/* As many steps, up to `n`, as the numbers have room for on a lying axis from `left` to `right`. */
struct sg_scale_room {
    double left, right;
    struct sg_font font;
    enum sg_lang lang;
};
struct sg_scale sg_scale_fit(double low, double high, size_t n, struct sg_scale_room room);

/* The least round step (1, 2, 2.5 or 5 times a power of ten) not below `rough`, and the decimals
   that its multiples need. */
double sg_scale_step(double rough);
int sg_scale_step_decimals(double step);

double sg_scale_at(const struct sg_scale *scale, double value);

/* How many numbers there are, and the i-th, from `from` on. */
size_t sg_scale_ticks(const struct sg_scale *scale);
double sg_scale_tick(const struct sg_scale *scale, size_t i);

/* Decimals that the numbers need. */
int sg_scale_decimals(const struct sg_scale *scale);

/* The i-th number as printed. */
void sg_scale_text(const struct sg_scale *scale, size_t i, enum sg_lang lang,
                   struct sg_buffer *out);

/* The widest number as printed. */
double sg_scale_width(const struct sg_scale *scale, struct sg_font font, enum sg_lang lang);

#endif
