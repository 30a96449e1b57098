#include "wrap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "table/fold.h"
#include "table/text.h"

/* What a break costs. One line more outweighs any sum of the small ones, a broken word any lines.
 */
static const double cost_of_line = 1e6;
static const double cost_of_force = 1e10;
/* Of a line left empty: little in a label, whose lines break by sense, more in a paragraph. */
static const double cost_of_slack = 10, cost_of_slack_in_paragraph = 200;

/* Of a last line of one character, with a mark that ends it: anything but a further line or a
   broken word is better. */
static const double cost_of_widow = 1e5;

/* Of a break within a name, beside what it costs anyway. */
static const double cost_of_unit = 100;

enum script { SPACE, WESTERN, KANJI, HIRAGANA, KATAKANA, MARK };

struct piece {
    const char *at;
    int32_t character;
    double width;
    double cost; /* of a break after this character; infinite: never */
    double best; /* cheapest way to set the text up to and with this character */
    size_t from; /* first character of the line that ends here in that way */
};

static bool among(int32_t character, const char *set)
{
    for (int32_t other; (other = sg_text_next(&set));)
        if (other == character)
            return true;
    return false;
}

static enum script script_of(int32_t c)
{
    if (c == ' ' || c == 0x3000)
        return SPACE;
    if (c < 0x2E80)
        return WESTERN;
    if (c >= 0x3041 && c <= 0x309F)
        return HIRAGANA;
    if ((c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) || (c >= 0xFF66 && c <= 0xFF9F))
        return KATAKANA;
    bool mark = c < 0x3041 || c == 0x30FB || (c >= 0xFF00 && c < 0xFF66);
    return mark && c != 0x3005 && c != 0x3007 ? MARK : KANJI;
}

/* Between two characters of running text that are neither space nor bracket. */
static double cost_within(int32_t a, int32_t b)
{
    enum script left = script_of(a), right = script_of(b);
    if (left == WESTERN && right == WESTERN)
        return among(a, "-/–—") ? 20 : INFINITY;
    if (left == HIRAGANA && right != HIRAGANA)
        return 8;
    if (left != right && left != WESTERN && right != WESTERN && right != HIRAGANA)
        return 15;
    if (left == WESTERN || right == WESTERN)
        return 40;
    return left == KATAKANA && right == KATAKANA ? 60 : 50;
}

static double cost_between(int32_t a, int32_t b)
{
    if (script_of(b) == SPACE || !sg_fold_may_begin(b) || !sg_fold_may_end(a))
        return INFINITY;
    if (script_of(a) == SPACE || among(a, "，、。；"))
        return 0;
    if (a == 0x30FB) /* ・ joins closer than a comma */
        return 4;
    if (among(b, "（〔「『【〈《") || (b > 0x2E80 && among(a, ",.")))
        return 2;
    if (among(a, "）」』】％"))
        return 10;
    return cost_within(a, b);
}

static size_t read_pieces(const char *text, size_t n_bytes, struct sg_font font,
                          struct piece pieces[])
{
    size_t n = 0;
    utf8proc_int32_t state = 0;
    for (const char *at = text; at < text + n_bytes;) {
        struct piece *piece = &pieces[n++];
        *piece = (struct piece){.at = at};
        piece->character = sg_text_next(&at);
        piece->width = sg_font_advance(piece->character, font.bold) * font.size / 1000;
        if (n < 2)
            continue;
        int32_t before = pieces[n - 2].character;
        bool apart = utf8proc_grapheme_break_stateful(before, piece->character, &state);
        pieces[n - 2].cost = apart ? cost_between(before, piece->character) : INFINITY;
    }
    return n;
}

/* Whether a line has one character, besides a mark that ends it. */
static bool is_widow(const struct piece pieces[], size_t start, size_t end)
{
    size_t n = 0;
    for (size_t i = start; i <= end && n < 2; i++)
        n += !among(pieces[i].character, " 。、，．");
    return n < 2;
}

/* Cheapest setting of every beginning of the text, each from the shorter ones (Knuth and Plass
   1981, with fewest lines first). A space at the end of a line takes no room. */
static void solve(struct piece pieces[], size_t n, double width)
{
    double whole = 0;
    for (size_t i = 0; i < n; i++)
        whole += pieces[i].width;
    double of_slack = whole > 2 * width ? cost_of_slack_in_paragraph : cost_of_slack;
    for (size_t end = 0; end < n; end++) {
        struct piece *last = &pieces[end];
        double breaking = end + 1 == n ? 0 : isinf(last->cost) ? cost_of_force : last->cost;
        last->best = INFINITY;
        double used = script_of(last->character) == SPACE ? -last->width : 0;
        for (size_t start = end + 1; start-- > 0;) {
            used += pieces[start].width;
            if (used > width + 1e-9 && start < end)
                break;
            double slack = end + 1 == n ? 0 : fmin(1, fmax(0, 1 - used / width));
            double cost = (start ? pieces[start - 1].best : 0) + cost_of_line + breaking +
                          of_slack * slack * slack;
            if (end + 1 == n && start && is_widow(pieces, start, end))
                cost += cost_of_widow;
            if (cost < last->best) {
                last->best = cost;
                last->from = start;
            }
        }
    }
}

static void add_line(struct sg_texts *lines, const char *from, const char *to)
{
    char *line = sg_copy_bytes(from, (size_t)(to - from));
    char *trimmed = sg_text_trim(line);
    sg_texts_add(lines, trimmed);
    free(trimmed);
    free(line);
}

/* Makes breaks dear within each place of the text where a unit stands. */
static void bind_unit(struct piece pieces[], size_t n, const char *unit)
{
    size_t length = strlen(unit);
    for (size_t i = 0; i < n && length; i++) {
        if (strncmp(pieces[i].at, unit, length) != 0)
            continue;
        for (size_t k = i; k + 1 < n && pieces[k + 1].at < pieces[i].at + length; k++)
            pieces[k].cost += cost_of_unit;
    }
}

static void wrap_paragraph(const char *text, size_t n_bytes, struct sg_font font, double width,
                           const struct sg_texts *units, struct sg_texts *lines)
{
    struct piece *pieces = sg_alloc(n_bytes, sizeof *pieces);
    size_t *ends = sg_alloc(n_bytes, sizeof *ends);
    size_t n = read_pieces(text, n_bytes, font, pieces);
    size_t n_lines = 0;
    for (size_t i = 0; units && i < units->n; i++)
        bind_unit(pieces, n, units->items[i]);
    solve(pieces, n, width);
    for (size_t end = n; end > 0; end = pieces[end - 1].from)
        ends[n_lines++] = end;
    for (size_t from = 0; n_lines-- > 0;) {
        size_t end = ends[n_lines];
        add_line(lines, pieces[from].at, end < n ? pieces[end].at : text + n_bytes);
        from = end;
    }
    free(ends);
    free(pieces);
}

void sg_wrap_units(const char *text, struct sg_font font, double width,
                   const struct sg_texts *units, struct sg_texts *lines)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        if (n)
            wrap_paragraph(text, n, font, width, units, lines);
        text += n + (text[n] == '\n');
    }
}

void sg_wrap(const char *text, struct sg_font font, double width, struct sg_texts *lines)
{
    sg_wrap_units(text, font, width, NULL, lines);
}

double sg_wrap_least(const char *text, struct sg_font font)
{
    size_t n_bytes = strlen(text);
    struct piece *pieces = sg_alloc(n_bytes, sizeof *pieces);
    size_t n = read_pieces(text, n_bytes, font, pieces);
    double widest = 0, word = 0;
    for (size_t i = 0; i < n; i++) {
        bool hangs = script_of(pieces[i].character) == SPACE;
        word += hangs ? 0 : pieces[i].width;
        widest = fmax(widest, word);
        if (!isinf(pieces[i].cost))
            word = 0;
    }
    free(pieces);
    return widest;
}

double sg_wrap_width(const struct sg_texts *lines, struct sg_font font)
{
    double widest = 0;
    for (size_t i = 0; i < lines->n; i++)
        widest = fmax(widest, sg_font_width(lines->items[i], font));
    return widest;
}
