#include "delimiter.h"

#include <string.h>

#include "eurostat.h"
#include "place.h"

/* A delimiter on trial. Records count from the first with two filled cells; those behind the last
   one with two are pending. */
struct trial {
    char delimiter;
    size_t width, filled; /* of the record being read */
    bool cell_filled;
    size_t records_width; /* of the first record that counts; 0: none yet */
    size_t covered, pending;
    bool pending_differs, ragged;
    bool pending_whole, whole; /* a record between them that it does not divide */
};

enum { N_TRIALS = 4, MIN_RECORDS = 2 };

static void end_cell(struct trial *trial)
{
    trial->width++;
    trial->filled += trial->cell_filled;
    trial->cell_filled = false;
}

static void end_record(struct trial *trial)
{
    end_cell(trial);
    bool blank = trial->width == 1 && trial->filled == 0;
    bool differs = trial->records_width && trial->width != trial->records_width;
    if (trial->filled >= 2) {
        if (!trial->records_width)
            trial->records_width = trial->width;
        trial->ragged = trial->ragged || differs || trial->pending_differs;
        trial->whole = trial->whole || trial->pending_whole;
        trial->covered += trial->pending + 1;
        trial->pending = 0;
        trial->pending_differs = trial->pending_whole = false;
    } else if (trial->records_width && !blank) {
        trial->pending++;
        trial->pending_whole = trial->pending_whole || trial->width == 1;
        trial->pending_differs = trial->pending_differs || differs;
    }
    trial->width = trial->filled = 0;
}

static void read_character(struct trial *trial, char c, bool quoted)
{
    if (!quoted && c == trial->delimiter)
        end_cell(trial);
    else if (c != ' ' && c != '"')
        trial->cell_filled = true;
}

/* Quotes within quotes are doubled, so that two turns leave the state as it was. */
static void read_trials(const char *text, size_t n, struct trial trials[], size_t n_trials)
{
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        bool ends = !quoted && (text[i] == '\n' || text[i] == '\r');
        quoted = text[i] == '"' ? !quoted : quoted;
        for (size_t k = 0; k < n_trials; k++)
            if (ends)
                end_record(&trials[k]);
            else
                read_character(&trials[k], text[i], quoted);
    }
    for (size_t k = 0; k < n_trials; k++)
        if (n && text[n - 1] != '\n' && text[n - 1] != '\r')
            end_record(&trials[k]);
}

static bool fits(const struct trial *trial)
{
    return !trial->ragged && trial->covered >= MIN_RECORDS;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a cell holds `mark` as the thousands of a number, or is a text without digits. */
static bool is_harmless(const char *cell, size_t n, char mark)
{
    bool digits = false, grouped = true, marked = false;
    for (size_t i = 0; i < n; i++) {
        digits = digits || is_digit(cell[i]);
        if (cell[i] != mark) {
            grouped = grouped && (is_digit(cell[i]) || strchr(" -+.()%", cell[i]));
            continue;
        }
        marked = true;
        grouped = grouped && i > 0 && is_digit(cell[i - 1]) && n - i > 3 && is_digit(cell[i + 1]) &&
                  is_digit(cell[i + 2]) && is_digit(cell[i + 3]) &&
                  (n - i == 4 || !is_digit(cell[i + 4]));
    }
    return !marked || !digits || grouped;
}

/* Whether cells between `delimiter` hold `other`, outside quotes, only where it is harmless. */
static bool explains(const char *text, size_t n, char delimiter, char other)
{
    bool quoted = false, has_quote = false;
    size_t start = 0;
    for (size_t i = 0; i <= n; i++) {
        bool ends =
            i == n || (!quoted && (text[i] == delimiter || text[i] == '\n' || text[i] == '\r'));
        if (i < n && text[i] == '"') {
            quoted = !quoted;
            has_quote = true;
        }
        if (!ends)
            continue;
        if (!has_quote && !is_harmless(text + start, i - start, other))
            return false;
        start = i + 1;
        has_quote = false;
    }
    return true;
}

static const char *name_of(char delimiter)
{
    return delimiter == ',' ? "','" : delimiter == ';' ? "';'" : delimiter == '|' ? "'|'" : "tab";
}

/* The better of two that fit, or NULL. */
static const struct trial *better(const char *text, size_t n, const struct trial *a,
                                  const struct trial *b)
{
    if (a->covered != b->covered)
        return a->covered > b->covered ? a : b;
    bool by_a = explains(text, n, a->delimiter, b->delimiter);
    bool by_b = explains(text, n, b->delimiter, a->delimiter);
    return by_a == by_b ? NULL : by_a ? a : b;
}

/* Whether commas are not what divides records, where `best` fits: it covers as many, or explains
   them, or they leave whole a record that `best` divides. Lists within the cells of ragged records
   are no reason (1,a;b). */
static bool yields_to(const char *text, size_t n, const struct trial *comma,
                      const struct trial *best)
{
    return best == comma || best->covered >= comma->covered ||
           (comma->whole && 2 * best->covered >= comma->covered) ||
           explains(text, n, best->delimiter, ',');
}

bool sg_delimiter_find(const char *text, size_t n, char *found, struct sg_error *err)
{
    static const char others[] = {';', '\t', '|'};
    struct trial trials[N_TRIALS] = {{.delimiter = ','}};
    const struct trial *best = NULL;
    size_t n_trials = 1;
    for (size_t i = 0; i < sizeof others; i++) /* what the text does not have divides nothing */
        if (n && memchr(text, others[i], n))
            trials[n_trials++].delimiter = others[i];
    *found = sg_eurostat_begins(text, n) ? '\t' : ',';
    if (n_trials == 1 || *found == '\t')
        return true;
    read_trials(text, n, trials, n_trials);
    for (size_t k = 0; k < n_trials; k++) {
        if (!fits(&trials[k]))
            continue;
        const struct trial *won = best ? better(text, n, best, &trials[k]) : &trials[k];
        if (!won)
            return sg_fail(err, SG_FAIL_DATA,
                           "%s and %s both divide all records alike; choose one with --delimiter",
                           name_of(best->delimiter), name_of(trials[k].delimiter));
        best = won;
    }
    *found = best && yields_to(text, n, &trials[0], best) ? best->delimiter
                                                          : sg_place_delimiter(text, n);
    return true;
}
