#include <sangyo/productivity.h>

#include <math.h>

/* What the methods share. Sums are of continuing units (C), entrants (N) and exits (X); each at two
   times, 0 and 1. */
struct sums {
    size_t n;          /* continuing units */
    double all[2];     /* Σ s of all units */
    double phi[2];     /* Σ s x of all units, of shares that add up to 1 */
    double share[2];   /* Σ s of C, of these shares */
    double phi_c[2];   /* mean of x in C by shares */
    double mean_c[2];  /* without weights */
    double s_n, phi_n; /* share of N at 1, and its mean of x */
    double s_x, phi_x; /* share of X at 0, and its mean of x; NaN without exits */
};

static bool is_there(const struct sg_productivity_unit *unit, size_t time)
{
    return !isnan(unit->share[time]);
}

static bool continues(const struct sg_productivity_unit *unit)
{
    return is_there(unit, 0) && is_there(unit, 1);
}

/* The share of a unit in all. */
static double share_of(const struct sums *s, const struct sg_productivity_unit *unit, size_t time)
{
    return unit->share[time] / s->all[time];
}

static void add_unit(struct sums *s, const struct sg_productivity_unit *unit)
{
    bool both = continues(unit);
    s->n += both;
    for (size_t t = 0; t < 2; t++) {
        if (!is_there(unit, t))
            continue;
        double share = share_of(s, unit, t), part = share * unit->x[t];
        s->phi[t] += part;
        if (both) {
            s->share[t] += share;
            s->phi_c[t] += part;
            s->mean_c[t] += unit->x[t];
        } else if (t == 0) {
            s->s_x += share;
            s->phi_x += part;
        } else {
            s->s_n += share;
            s->phi_n += part;
        }
    }
}

/* False where nothing can be said; `total` is set where it can. */
static bool sum_up(const struct sg_productivity_unit units[], size_t n, struct sums *s,
                   struct sg_productivity *terms)
{
    *s = (struct sums){0};
    *terms = (struct sg_productivity){NAN, NAN, NAN, NAN, NAN, NAN};
    for (size_t i = 0; i < n; i++)
        for (size_t t = 0; t < 2; t++)
            s->all[t] += is_there(&units[i], t) ? units[i].share[t] : 0;
    for (size_t i = 0; i < n; i++)
        add_unit(s, &units[i]);
    for (size_t t = 0; t < 2; t++) {
        s->phi_c[t] /= s->share[t];
        s->mean_c[t] /= (double)s->n;
    }
    s->phi_n = s->s_n > 0 ? s->phi_n / s->s_n : NAN;
    s->phi_x = s->s_x > 0 ? s->phi_x / s->s_x : NAN;
    if (!(s->all[0] > 0) || !(s->all[1] > 0) || !isfinite(s->phi[0]) || !isfinite(s->phi[1]))
        return false;
    terms->total = s->phi[1] - s->phi[0];
    return s->n > 0;
}

/* Over continuing units: within is Σ w Δx, between Σ Δs (y − r). */
struct reference {
    double share_at[2]; /* the weight of Δx: these parts of both shares */
    double x_at[2];     /* y: these parts of both x */
    double level;       /* r, also of entrants and exits */
};

static void take_apart(const struct sg_productivity_unit units[], size_t n, const struct sums *s,
                       const struct reference *r, struct sg_productivity *terms)
{
    terms->within = terms->between = 0;
    for (size_t i = 0; i < n; i++) {
        const struct sg_productivity_unit *unit = &units[i];
        if (!continues(unit))
            continue;
        double s0 = share_of(s, unit, 0), s1 = share_of(s, unit, 1);
        terms->within += (r->share_at[0] * s0 + r->share_at[1] * s1) * (unit->x[1] - unit->x[0]);
        terms->between +=
            (s1 - s0) * (r->x_at[0] * unit->x[0] + r->x_at[1] * unit->x[1] - r->level);
    }
    terms->entry = s->s_n > 0 ? s->s_n * (s->phi_n - r->level) : 0;
    terms->exit = s->s_x > 0 ? -s->s_x * (s->phi_x - r->level) : 0;
}

bool sg_productivity_bhc(const struct sg_productivity_unit units[], size_t n,
                         struct sg_productivity *terms)
{
    struct sums s;
    if (!sum_up(units, n, &s, terms))
        return false;
    take_apart(units, n, &s, &(struct reference){{1, 0}, {0, 1}, 0}, terms);
    return true;
}

bool sg_productivity_gr(const struct sg_productivity_unit units[], size_t n,
                        struct sg_productivity *terms)
{
    struct sums s;
    if (!sum_up(units, n, &s, terms))
        return false;
    const struct reference r = {{0.5, 0.5}, {0.5, 0.5}, (s.phi[0] + s.phi[1]) / 2};
    take_apart(units, n, &s, &r, terms);
    return true;
}

bool sg_productivity_fhk(const struct sg_productivity_unit units[], size_t n,
                         struct sg_productivity *terms)
{
    struct sums s;
    if (!sum_up(units, n, &s, terms))
        return false;
    take_apart(units, n, &s, &(struct reference){{1, 0}, {1, 0}, s.phi[0]}, terms);
    terms->cross = 0;
    for (size_t i = 0; i < n; i++)
        if (continues(&units[i]))
            terms->cross += (share_of(&s, &units[i], 1) - share_of(&s, &units[i], 0)) *
                            (units[i].x[1] - units[i].x[0]);
    return true;
}

bool sg_productivity_bg(const struct sg_productivity_unit units[], size_t n,
                        struct sg_productivity *terms)
{
    struct sums s;
    if (!sum_up(units, n, &s, terms) || isnan(s.phi_x))
        return false;
    take_apart(units, n, &s, &(struct reference){{0.5, 0.5}, {0.5, 0.5}, s.phi_x}, terms);
    terms->exit = NAN;
    return true;
}

/* Entrants against the continuing units after, exits against those before. */
static bool sum_up_continuing(const struct sg_productivity_unit units[], size_t n, struct sums *s,
                              struct sg_productivity *terms)
{
    if (!sum_up(units, n, s, terms) || !(s->share[0] > 0) || !(s->share[1] > 0))
        return false;
    terms->entry = s->s_n > 0 ? s->s_n * (s->phi_n - s->phi_c[1]) : 0;
    terms->exit = s->s_x > 0 ? s->s_x * (s->phi_c[0] - s->phi_x) : 0;
    return true;
}

bool sg_productivity_df(const struct sg_productivity_unit units[], size_t n,
                        struct sg_productivity *terms)
{
    struct sums s;
    if (!sum_up_continuing(units, n, &s, terms))
        return false;
    terms->within = terms->between = 0;
    for (size_t i = 0; i < n; i++) {
        if (!continues(&units[i]))
            continue;
        double h0 = share_of(&s, &units[i], 0) / s.share[0];
        double h1 = share_of(&s, &units[i], 1) / s.share[1];
        terms->within += (h0 + h1) / 2 * (units[i].x[1] - units[i].x[0]);
        terms->between += (h1 - h0) * (units[i].x[0] + units[i].x[1]) / 2;
    }
    return true;
}

bool sg_productivity_mp(const struct sg_productivity_unit units[], size_t n,
                        struct sg_productivity *terms)
{
    struct sums s;
    if (!sum_up_continuing(units, n, &s, terms))
        return false;
    terms->within = s.mean_c[1] - s.mean_c[0];
    terms->between = s.phi_c[1] - s.phi_c[0] - terms->within;
    return true;
}
