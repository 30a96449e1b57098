/* Findings as rows of the result. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "platform/format.h"

#include "rules.h"
#include "table/messages.h"

enum { AT_ITEM, AT_SHEET, AT_CELL, AT_FOUND, AT_MESSAGE, N_COLUMNS };

struct sg_book_range rules_place(size_t row, size_t column)
{
    return (struct sg_book_range){(uint32_t)row, (uint32_t)row, (uint16_t)column, (uint16_t)column};
}

/* A text with signs for the blanks at its ends, which nobody would see. */
static char *visible(const char *text)
{
    static const char sign[] = "\xE2\x90\xA3", wide[] = "\xE3\x80\x80";
    struct sg_buffer shown = {0};
    size_t n = strlen(text);
    while (*text == ' ') {
        sg_buffer_add(&shown, sign);
        text++;
        n--;
    }
    for (; n >= 3 && strncmp(text, wide, 3) == 0; text += 3, n -= 3)
        sg_buffer_add(&shown, sign);
    size_t behind = 0;
    for (; n && text[n - 1] == ' '; n--)
        behind++;
    for (; n >= 3 && strncmp(text + n - 3, wide, 3) == 0; n -= 3)
        behind++;
    sg_buffer_add_bytes(&shown, text, n);
    sg_buffer_add_repeated(&shown, sign, behind);
    return sg_buffer_take(&shown);
}

void rules_report(struct rules *rules, const char *item, const struct sg_book_range *range,
                  const char *found, const char *format, ...)
{
    char message[1024], cell[SG_REFERENCE_SIZE] = "";
    va_list args;
    va_start(args, format);
    sg_os_format(message, sizeof message, sg_lang_message(format, rules->run->lang), args);
    va_end(args);
    if (range && range->row < SG_MOST_ROWS)
        sg_range_print(range, cell);
    char *shown = visible(found);
    const char *texts[N_COLUMNS] = {[AT_ITEM] = item,
                                    [AT_SHEET] = rules->sheet->name,
                                    [AT_CELL] = cell,
                                    [AT_FOUND] = shown,
                                    [AT_MESSAGE] = message};
    size_t row = sg_table_add_row(rules->out);
    for (size_t i = 0; i < N_COLUMNS; i++)
        sg_column_set_text(rules->out->columns[i], row, texts[i]);
    rules->run->found = true;
    free(shown);
}

void rules_add_columns(struct sg_table *out, enum sg_lang lang)
{
    static const char *const names[N_COLUMNS] = {"item", "sheet", "cell", "found", "message"};
    for (size_t i = 0; i < N_COLUMNS; i++)
        sg_table_add(out, names[i], SG_COLUMN_CATEGORY);
    out->columns[AT_FOUND]->label = sg_copy_text(lang == SG_JA ? "内容" : "Found");
}
