/* Labels that are alike but for a number: 第2地区, 第10地区; 第一分団; Zone 3. */
#include "order.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "text.h"

enum { MOST_DIGITS = 15 };

/* 1 to 9, 10 and 100 of Chinese numerals; 0: none. */
static int numeral(int32_t c)
{
    static const struct {
        int32_t c;
        int value;
    } numerals[] = {{0x4E00, 1}, {0x4E8C, 2}, {0x4E09, 3}, {0x56DB, 4},  {0x4E94, 5},  {0x516D, 6},
                    {0x4E03, 7}, {0x516B, 8}, {0x4E5D, 9}, {0x5341, 10}, {0x767E, 100}};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (numerals[i].c == c)
            return numerals[i].value;
    return 0;
}

/* Reads digits, or 二十一, at *text and moves it behind them; false if there are none. */
static bool take_number(const char **text, double *number)
{
    const char *at = *text, *next = at;
    double sum = 0, unit = 0;
    while (isdigit((unsigned char)*at))
        sum = 10 * sum + (*at++ - '0');
    if (at > *text) {
        *number = sum;
        bool read = at - *text <= MOST_DIGITS;
        *text = at;
        return read;
    }
    for (int value; (value = numeral(sg_text_next(&next))); at = next) {
        sum += value >= 10 ? value * (unit > 0 ? unit : 1) : 0;
        unit = value >= 10 ? 0 : value;
    }
    if (at == *text)
        return false;
    *number = sum + unit;
    *text = at;
    return true;
}

bool sg_order_of_numbered(const char *label, double *rank, struct sg_buffer *frame)
{
    char *plain = sg_text_nfkc(label);
    size_t n_numbers = 0;
    sg_buffer_clear(frame);
    for (const char *at = plain; *at;) {
        const char *next = at;
        if (take_number(&next, rank)) {
            n_numbers++;
            sg_buffer_add_char(frame, '\1');
        } else {
            sg_text_next(&next);
            sg_buffer_add_bytes(frame, at, (size_t)(next - at));
        }
        at = next;
    }
    free(plain);
    return n_numbers == 1 && frame->n > 1;
}
