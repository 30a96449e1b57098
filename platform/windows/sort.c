/* qsort as glibc has it: what compares equal keeps its order, and so does what is printed.
   The linker takes this one before that of the C library. */
#include <stdlib.h>
#include <string.h>

typedef int comparison(const void *, const void *);

struct sorting {
    size_t size;
    comparison *compare;
    char *room;
};

static void merge(const struct sorting *s, char *items, size_t n, size_t half)
{
    char *left = items, *right = items + half * s->size, *to = s->room;
    size_t n_left = half, n_right = n - half;
    while (n_left && n_right) {
        char **from = s->compare(left, right) <= 0 ? &left : &right;
        memcpy(to, *from, s->size);
        (*(from == &left ? &n_left : &n_right))--;
        *from += s->size;
        to += s->size;
    }
    memcpy(to, left, n_left * s->size);
    memcpy(items, s->room, (n - n_right) * s->size);
}

static void sort(const struct sorting *s, char *items, size_t n)
{
    size_t half = n / 2;
    if (n < 2)
        return;
    sort(s, items, half);
    sort(s, items + half * s->size, n - half);
    merge(s, items, n, half);
}

void qsort(void *items, size_t n, size_t size, comparison *compare)
{
    struct sorting s = {size, compare, malloc(n * size + 1)};
    if (!s.room)
        abort();
    sort(&s, items, n);
    free(s.room);
}
