#include "title_claims.h"

#include <string.h>

#include "test_support.h"

/* Copies [from, to) without quotes. */
static void copy_plain(const char *from, const char *to, char out[CLAIM_TEXT])
{
    size_t n = 0;
    while (from < to && n + 1 < CLAIM_TEXT) {
        if (strncmp(from, "「", 3) == 0 || strncmp(from, "」", 3) == 0)
            from += 3;
        else
            out[n++] = *from++;
    }
    out[n] = '\0';
}

/* The last `mark` before `end`, or NULL. */
static const char *last_before(const char *text, const char *end, const char *mark)
{
    const char *found = NULL;
    for (const char *at = strstr(text, mark); at && at < end; at = strstr(at + 1, mark))
        found = at;
    return found;
}

/* Where the clause begins that ends at `end`: behind は、 or a full stop or `start`. */
static const char *clause_start(const char *start, const char *end)
{
    static const char *const marks[] = {"は、", "。", "比べると、"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *at = last_before(start, end, marks[i]);
        if (at)
            start = at + strlen(marks[i]);
    }
    return start;
}

/* Reads "AとBがともに45.0" from its start; `link` is が or は. */
static void read_claim_at(const char *start, const char *link, struct claim *claim)
{
    static const char *const all[] = {"ともに", "いずれも"}, *const further[] = {"と", "、",
                                                                                 "など"};
    const char *end = strstr(start, link);
    *claim = (struct claim){0};
    assert_non_null(end);
    copy_plain(start, end, claim->name);
    end += strlen(link);
    for (size_t i = 0; i < 2; i++)
        if (strncmp(end, all[i], strlen(all[i])) == 0) {
            end += strlen(all[i]);
            claim->shared = true;
        }
    copy_plain(end, end + strspn(end, "0123456789.,"), claim->value);
    for (size_t i = 0; claim->shared && i < 3; i++) {
        char *at = strstr(claim->name, further[i]);
        if (at)
            *at = '\0';
    }
}

/* The claim whose clause ends at `end` (NULL: there is none). */
static void read_claim(const char *text, const char *end, struct claim *claim)
{
    *claim = (struct claim){0};
    if (end)
        read_claim_at(clause_start(text, end), "が", claim);
}

/* The end of the number in front of the first of `marks` that `text` has, or NULL. */
static const char *before_mark(const char *text, const char *const marks[])
{
    const char *first = NULL;
    for (; *marks; marks++) {
        const char *at = strstr(text, *marks);
        if (at && (!first || at < first))
            first = at;
    }
    return first;
}

void find_largest(const char *text, struct claim *claim)
{
    static const char *const marks[] = {"で最も多", "に上昇", "に低下", NULL};
    read_claim(text, before_mark(text, marks), claim);
}

/* Cuts a name at those tied with it. */
static void cut_ties(struct claim *claim)
{
    static const char *const further[] = {"と", "など"};
    for (size_t i = 0; i < 2; i++) {
        char *at = strstr(claim->name, further[i]);
        if (at) {
            *at = '\0';
            claim->shared = true;
        }
    }
}

static bool ends_in(const char *start, const char *end, const char *word)
{
    size_t n = strlen(word);
    return (size_t)(end - start) >= n && memcmp(end - n, word, n) == 0;
}

/* Reads "AとBがともに20" backwards from behind the number; the name begins behind `open`. */
static void read_before(const char *text, const char *end, const char *open, struct claim *claim)
{
    static const char *const words[] = {"ともに", "いずれも"};
    const char *number = end;
    while (number > text && ((number[-1] >= '0' && number[-1] <= '9') || number[-1] == '.'))
        number--;
    const char *name = number;
    for (size_t i = 0; i < 2; i++)
        if (ends_in(text, name, words[i])) {
            name -= strlen(words[i]);
            claim->shared = true;
        }
    if (number == end || !(ends_in(text, name, "が") || ends_in(text, name, "は")))
        return;
    name -= strlen("が");
    const char *start = last_before(text, name, open);
    copy_plain(start ? start + strlen(open) : text, name, claim->name);
    copy_plain(number, end, claim->value);
    cut_ties(claim);
}

/* "Aが20増加、Bは10減少", "…減少、最も減少したのはB（△10）" */
static void find_move_in_title(const char *text, const char *move, const char *most,
                               struct claim *claim)
{
    *claim = (struct claim){0};
    const char *at = strstr(text, most);
    if (at) {
        at += strlen(most);
        const char *end = strstr(at, "（");
        assert_non_null(end);
        copy_plain(at, end, claim->name);
        cut_ties(claim);
        end += strcspn(end, "0123456789");
        copy_plain(end, end + strspn(end, "0123456789.,"), claim->value);
        return;
    }
    for (at = strstr(text, move); at && !*claim->name; at = strstr(at + 1, move))
        read_before(text, at, "、", claim);
}

void find_rise_in_title(const char *text, struct claim *claim)
{
    find_move_in_title(text, "増加", "最も増加したのは", claim);
}

void find_fall_in_title(const char *text, struct claim *claim)
{
    find_move_in_title(text, "減少", "最も減少したのは", claim);
}

/* "増加は、「A」が20で最も大きく", "「A」が20増加した"; nothing where a hidden item might be
   larger. */
static void find_move(const char *text, const char *lead, const char *did, struct claim *claim)
{
    static const char caveat[] = "数値の得られる項目では、";
    const char *at = strstr(text, lead);
    *claim = (struct claim){0};
    if (at && strncmp(at + strlen(lead), caveat, strlen(caveat)) != 0)
        read_claim_at(at + strlen(lead), "が", claim);
    for (at = at ? NULL : strstr(text, did); at && !*claim->name; at = strstr(at + 1, did)) {
        const char *open = last_before(text, at, "「");
        if (open && !ends_in(text, open, caveat))
            read_before(text, at, "「", claim);
    }
}

void find_rise(const char *text, struct claim *claim)
{
    find_move(text, "増加は、", "増加し", claim);
}

void find_fall(const char *text, struct claim *claim)
{
    find_move(text, "減少は、", "減少し", claim);
}

/* "9指標のうち4指標"; none is 0. */
void find_met(const char *text, struct claim *claim)
{
    const char *of = strstr(text, "指標のうち");
    bool none = strstr(text, "が未達") != NULL;
    bool met = none || strstr(text, "目標に到達") || strstr(text, "目標を達成し");
    *claim = (struct claim){0};
    if (!of || !met)
        return;
    const char *start = of;
    while (start > text && start[-1] >= '0' && start[-1] <= '9')
        start--;
    copy_plain(start, of, claim->name);
    of += strlen("指標のうち");
    size_t n = none ? 0 : strspn(of, "0123456789");
    copy_plain(n ? of : "0", n ? of + n : "0" + 1, claim->value);
}

/* "AとBに特化", "A、Bなどに特化" */
void find_specialized_in_title(const char *text, struct claim *claim)
{
    static const char *const ends[] = {"、", "など", "に特化", NULL};
    *claim = (struct claim){0};
    if (strstr(text, "に特化"))
        copy_plain(text, before_mark(text, ends), claim->name);
}

void find_specialized(const char *text, struct claim *claim)
{
    const char *at = strstr(text, "特化係数は、");
    *claim = (struct claim){0};
    if (!at)
        return;
    read_claim_at(at + strlen("特化係数は、"), "が", claim);
    *claim->value = '\0'; /* the title has none */
    claim->shared = false;
}
