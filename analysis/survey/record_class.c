#include "record_class.h"

#include <stdlib.h>
#include <string.h>

#include "table/joined.h"

/* Of a number of 64 bits. */
enum { MOST_DIGITS = 20 };

static char *put(char *to, const struct sg_field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        to = sg_joined_put(to, fields[i].text, fields[i].n);
        *to++ = SG_JOIN;
    }
    return to;
}

/* Room for a label with its escapes and the sign behind it. */
static size_t room_of(const struct sg_field *fields, size_t n)
{
    size_t room = 0;
    for (size_t i = 0; i < n; i++)
        room += 2 * fields[i].n + 1;
    return room;
}

void sg_record_class_encode(const struct sg_record_class *class, struct sg_buffer *text)
{
    size_t room = room_of(class->domain, class->n_domain) + room_of(&class->answer, 1) +
                  room_of(class->margins, class->n_margins);
    if (room > text->capacity)
        text->text = sg_grow(text->text, &text->capacity, room, 1);
    char *end = put(text->text, class->domain, class->n_domain);
    end = put(end, &class->answer, 1);
    end = put(end, class->margins, class->n_margins);
    *--end = '\0'; /* instead of the last sign */
    text->n = (size_t)(end - text->text);
}

static size_t count_labels(const char *text)
{
    size_t n = 1;
    for (; *text; text++)
        n += *text == SG_JOIN;
    return n;
}

bool sg_record_class_decode(const char *text, size_t n_domain, size_t n_margins,
                            struct sg_class_read *read)
{
    size_t n = n_domain + 1 + n_margins;
    *read = (struct sg_class_read){0};
    if (count_labels(text) != n)
        return false;
    read->fields = sg_alloc(n, sizeof *read->fields);
    read->bytes = sg_alloc(strlen(text) + 1, 1);
    char *end = read->bytes;
    for (size_t i = 0; i < n; i++) {
        size_t length = sg_joined_length(text, 1);
        char *label = sg_joined_part(text, 0);
        read->fields[i] = (struct sg_field){end, strlen(label)};
        memcpy(end, label, read->fields[i].n + 1);
        end += read->fields[i].n + 1;
        free(label);
        text += length + (i + 1 < n);
    }
    read->class = (struct sg_record_class){read->fields, n_domain, read->fields[n_domain],
                                           read->fields + n_domain + 1, n_margins};
    return true;
}

void sg_class_read_free(struct sg_class_read *read)
{
    free(read->fields);
    free(read->bytes);
    *read = (struct sg_class_read){0};
}

size_t sg_record_class_margins(const char *text, size_t n_margins)
{
    size_t n = count_labels(text);
    return sg_joined_length(text, n > n_margins ? n - n_margins : 0);
}

struct sg_field sg_class_number(size_t number, char room[SG_CLASS_DIGITS])
{
    char *at = room + MOST_DIGITS;
    memset(room, 0, SG_CLASS_DIGITS);
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    return (struct sg_field){at, (size_t)(room + MOST_DIGITS - at)};
}

size_t sg_class_number_of(struct sg_field answer)
{
    size_t number = 0;
    for (size_t i = 0; i < answer.n; i++) {
        size_t digit = (size_t)(unsigned char)answer.text[i] - '0';
        if (digit > 9 || number > (SIZE_MAX - digit) / 10)
            return SIZE_MAX;
        number = number * 10 + digit;
    }
    return answer.n ? number : SIZE_MAX;
}
