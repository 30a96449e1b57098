/* Positions of values (POSIX), by the printf of ISO C. */
#include "platform/format.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MOST_VALUES = 9, MOST_SPEC = 32 };

/* As which type a value is handed over. */
enum type { NONE, INT, LONG, LONG_LONG, SIZE, DOUBLE, LONG_DOUBLE, POINTER };

union value {
    int i;
    long l;
    long long ll;
    size_t z;
    double d;
    long double ld;
    void *p;
};

/* One conversion of a format: %2$-5.1f. */
struct piece {
    size_t n; /* its characters in the format */
    int position;
    enum type type;
    char spec[MOST_SPEC]; /* without the position: %-5.1f */
};

static enum type type_of(const char *length, char conversion)
{
    if (strchr("aAeEfFgG", conversion))
        return *length == 'L' ? LONG_DOUBLE : DOUBLE;
    if (strchr("sp", conversion))
        return POINTER;
    if (!strchr("cdiouxX", conversion))
        return NONE;
    if (*length == 'z' || *length == 't')
        return SIZE;
    if (strncmp(length, "ll", 2) == 0 || *length == 'j')
        return LONG_LONG;
    return *length == 'l' ? LONG : INT;
}

/* The conversion at `at`, a '%' with a position behind it; false if it is none. */
static bool read_piece(const char *at, struct piece *piece)
{
    if (at[1] < '1' || at[1] > '9' || at[2] != '$')
        return false;
    const char *rest = at + 3;
    size_t before = strspn(rest, "-+ #0123456789.");
    size_t length = strspn(rest + before, "hlzjtL");
    size_t n = before + length + 1; /* with the letter of the conversion */
    if (!rest[before + length] || n + 2 > MOST_SPEC)
        return false;
    *piece = (struct piece){.n = 3 + n, .position = at[1] - '1', .spec = "%"};
    memcpy(piece->spec + 1, rest, n);
    piece->type = type_of(rest + before, rest[before + length]);
    return piece->type != NONE;
}

/* The types of the values by their positions. False where a position is missing or one is none:
   what stands behind could not be found. */
static bool read_types(const char *format, enum type types[MOST_VALUES], int *n)
{
    struct piece piece;
    *n = 0;
    for (const char *at = strchr(format, '%'); at; at = strchr(at, '%')) {
        if (at[1] == '%') {
            at += 2;
            continue;
        }
        if (!read_piece(at, &piece))
            return false;
        types[piece.position] = piece.type;
        *n = piece.position >= *n ? piece.position + 1 : *n;
        at += piece.n;
    }
    for (int i = 0; i < *n; i++)
        if (types[i] == NONE)
            return false;
    return *n > 0;
}

static void take_values(const enum type types[], int n, va_list args, union value values[])
{
    for (int i = 0; i < n; i++) {
        if (types[i] == INT)
            values[i].i = va_arg(args, int);
        else if (types[i] == LONG)
            values[i].l = va_arg(args, long);
        else if (types[i] == LONG_LONG)
            values[i].ll = va_arg(args, long long);
        else if (types[i] == SIZE)
            values[i].z = va_arg(args, size_t);
        else if (types[i] == DOUBLE)
            values[i].d = va_arg(args, double);
        else if (types[i] == LONG_DOUBLE)
            values[i].ld = va_arg(args, long double);
        else
            values[i].p = va_arg(args, void *);
    }
}

static int put(char *text, size_t size, const struct piece *piece, const union value *value)
{
    switch (piece->type) {
    case INT:
        return snprintf(text, size, piece->spec, value->i);
    case LONG:
        return snprintf(text, size, piece->spec, value->l);
    case LONG_LONG:
        return snprintf(text, size, piece->spec, value->ll);
    case SIZE:
        return snprintf(text, size, piece->spec, value->z);
    case DOUBLE:
        return snprintf(text, size, piece->spec, value->d);
    case LONG_DOUBLE:
        return snprintf(text, size, piece->spec, value->ld);
    default:
        return snprintf(text, size, piece->spec, value->p);
    }
}

/* A text that is written as far as it has room, and how long it would be. */
struct written {
    char *text;
    size_t size, n;
};

static void put_bytes(struct written *to, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++, to->n++)
        if (to->n + 1 < to->size)
            to->text[to->n] = bytes[i];
}

int sg_os_format(char *text, size_t size, const char *format, va_list args)
{
    enum type types[MOST_VALUES] = {NONE};
    union value values[MOST_VALUES];
    struct written to = {text, size, 0};
    struct piece piece;
    int n;
    if (!read_types(format, types, &n))
        return vsnprintf(text, size, format, args);
    take_values(types, n, args, values);
    while (*format) {
        size_t plain = strcspn(format, "%");
        put_bytes(&to, format, plain);
        format += plain;
        if (*format && format[1] == '%') {
            put_bytes(&to, "%", 1);
            format += 2;
        } else if (*format && read_piece(format, &piece)) {
            size_t left = to.n < size ? size - to.n : 0;
            int got = put(left ? text + to.n : NULL, left, &piece, &values[piece.position]);
            if (got < 0)
                return got;
            to.n += (size_t)got;
            format += piece.n;
        }
    }
    if (size)
        text[to.n < size ? to.n : size - 1] = '\0';
    return (int)to.n;
}
