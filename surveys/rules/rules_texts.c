/* Items that are about the writing of texts: blanks and breaks for looks, characters of some
   machines, years of an era alone. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/period.h>
#include "platform/converter.h"

#include "rules.h"

static const char wide_blank[] = "\xE3\x80\x80";

static bool is_wide(const char *at)
{
    return (unsigned char)*at >= 0xE3;
}

/* Blanks at an end, two in a row, a wide one, or one between wide characters. */
static bool has_blanks(const char *text)
{
    size_t n = strlen(text);
    if (!n)
        return false;
    if (*text == ' ' || text[n - 1] == ' ' || strstr(text, "  ") || strstr(text, wide_blank))
        return true;
    for (const char *at = strchr(text, ' '); at; at = strchr(at + 1, ' '))
        if (at - text >= 3 && (unsigned char)at[-1] >= 0x80 && is_wide(at - 3) && is_wide(at + 1))
            return true;
    return false;
}

/* A line of its own above or below a table is no part of it: its blanks harm nothing. */
static bool is_in_table(const struct rules *rules, const struct sg_book_cell *cell)
{
    for (size_t i = 0; i < rules->tables.n; i++) {
        const struct sg_sheet_table *table = &rules->tables.items[i];
        size_t n;
        sg_book_row(rules->sheet, cell->row, &n);
        if (cell->row >= table->header && cell->row <= table->range.last_row &&
            cell->column >= table->range.column && cell->column <= table->range.last_column)
            return n > 1;
    }
    return false;
}

static void check_blanks(struct rules *rules, const struct sg_book_cell *cell, const char *text)
{
    const struct sg_book_range place = rules_place(cell->row, cell->column);
    if (has_blanks(text))
        rules_report(rules, "1-5", &place, text, "blanks that set out a text: take them out");
    if (cell->broken)
        rules_report(rules, "1-5", &place, text, "a line break within a text: take it out");
}

/* The rows of CP932 that only some machines have: of NEC (13), those selected by NEC (89 to 92),
   of users (95 to 114) and of IBM (115 to 119). */
static bool is_vendors(unsigned char lead)
{
    return lead == 0x87 || lead == 0xED || lead == 0xEE || lead >= 0xF0;
}

static size_t length_of(const char *at)
{
    unsigned char c = (unsigned char)*at;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* Numbers in circles, numerals and abbreviations in one character, characters that users made. */
static bool is_of_block(const char *at)
{
    static const struct {
        const char *from, *to;
    } blocks[] = {
        {"\u2160", "\u217F"}, {"\u2460", "\u24FF"}, {"\u3200", "\u33FF"}, {"\uE000", "\uF8FF"}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strncmp(at, blocks[i].from, 3) >= 0 && strncmp(at, blocks[i].to, 3) <= 0)
            return true;
    return false;
}

static bool is_of_some_machines(struct sg_converter *to, const char *at, size_t n)
{
    char bytes[4], *out = bytes;
    size_t room = sizeof bytes, left = n;
    if (n == 3 && is_of_block(at))
        return true;
    return sg_converter_run(to, &at, &left, &out, &room) != (size_t)-1 && out - bytes == 2 &&
           is_vendors((unsigned char)*bytes);
}

static void check_characters(struct rules *rules, struct sg_converter *to,
                             const struct sg_book_cell *cell, const char *text)
{
    struct sg_buffer found = {0};
    for (const char *at = text; *at;) {
        size_t n = length_of(at);
        n = strnlen(at, n);
        if (n > 1 && is_of_some_machines(to, at, n))
            sg_buffer_add_bytes(&found, at, n);
        at += n;
    }
    const struct sg_book_range place = rules_place(cell->row, cell->column);
    if (found.n)
        rules_report(rules, "1-10", &place, text,
                     "characters that not every machine shows alike (%s): write others",
                     found.text);
    sg_buffer_free(&found);
}

/* A period of an era without the year that all count. */
static void check_era(struct rules *rules, const struct sg_book_cell *cell, const char *text)
{
    static const char *const eras[] = {"令和", "平成", "昭和", "大正", "明治", "㍻", "㋿"};
    struct sg_period period;
    bool era = false, year = false;
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
        era = era || strstr(text, eras[i]);
    era = era || (strchr("RHST", *text) && text[1] >= '0' && text[1] <= '9');
    for (const char *at = text; *at; at++)
        year = year || (strspn(at, "0123456789") >= 4 && (*at == '1' || *at == '2'));
    const struct sg_book_range place = rules_place(cell->row, cell->column);
    if (era && !year && sg_period_read(text, NULL, &period, NULL))
        rules_report(rules, "1-11", &place, text,
                     "a year of an era alone: write the western year, or it too");
}

void rules_check_texts(struct rules *rules)
{
    const struct sg_book_sheet *sheet = rules->sheet;
    struct sg_converter *to = sg_converter_open("CP932", "UTF-8");
    for (size_t i = 0; i < sheet->n_cells; i++) {
        const struct sg_book_cell *cell = &sheet->cells[i];
        const char *text = sg_book_text(sheet, cell);
        if (cell->kind != SG_BOOK_TEXT || rules->hidden.rows[cell->row] ||
            rules->hidden.columns[cell->column])
            continue;
        if (to)
            check_characters(rules, to, cell, text);
        if (!is_in_table(rules, cell))
            continue;
        check_blanks(rules, cell, text);
        check_era(rules, cell, text);
    }
    sg_converter_close(to);
}
