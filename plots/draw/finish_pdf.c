#include "finish_pdf.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "table/text.h"

/* The last place of a word, NULL: none. A PDF may hold zeros. */
static const char *find_last(const struct sg_buffer *pdf, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = pdf->n < n ? 0 : pdf->n - n + 1; i-- > 0;)
        if (memcmp(pdf->text + i, word, n) == 0)
            return pdf->text + i;
    return NULL;
}

/* The number behind a key of the trailer; 0: none. */
static unsigned long number_of(const char *trailer, const char *key)
{
    const char *at = strstr(trailer, key);
    return at ? strtoul(at + strlen(key), NULL, 10) : 0;
}

/* A text as UTF-16 with its mark, in hexadecimal (7.9.2.2). */
static void add_text(struct sg_buffer *out, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    sg_buffer_printf(out, "   /%s <FEFF", key);
    for (int32_t c; (c = sg_text_next(&text));) {
        unsigned u = (unsigned)c;
        if (!sg_figure_character(c))
            continue;
        if (u < 0x10000)
            sg_buffer_printf(out, "%04X", u);
        else
            sg_buffer_printf(out, "%04X%04X", 0xD800 + ((u - 0x10000) >> 10),
                             0xDC00 + ((u - 0x10000) & 0x3FF));
    }
    sg_buffer_add(out, ">\n");
}

/* What the document says of itself so far: the inside of its object `number`. */
static char *find_about(const struct sg_buffer *pdf, unsigned long number)
{
    struct sg_buffer head = {0};
    sg_buffer_printf(&head, "\n%lu 0 obj\n<<", number);
    const char *from = find_last(pdf, head.text);
    const char *inside = from ? from + head.n : NULL, *end = inside ? strstr(inside, ">>") : NULL;
    sg_buffer_free(&head);
    return end ? sg_copy_bytes(inside, (size_t)(end - inside)) : NULL;
}

bool sg_finish_pdf_about(const struct sg_figure *figure, struct sg_buffer *pdf)
{
    const char *trailer = find_last(pdf, "trailer"), *start = find_last(pdf, "startxref");
    unsigned long info = trailer ? number_of(trailer, "/Info ") : 0;
    unsigned long root = trailer ? number_of(trailer, "/Root ") : 0;
    unsigned long size = trailer ? number_of(trailer, "/Size ") : 0;
    char *about = info && root && size && start ? find_about(pdf, info) : NULL;
    if (!about)
        return true;
    unsigned long before = strtoul(start + strlen("startxref"), NULL, 10);
    size_t object = pdf->n;
    sg_buffer_printf(pdf, "%lu 0 obj\n<<%s", info, about);
    add_text(pdf, "Title", figure->title);
    add_text(pdf, "Author", figure->author);
    sg_buffer_add(pdf, ">>\nendobj\n");
    size_t table = pdf->n;
    sg_buffer_printf(pdf,
                     "xref\n%lu 1\n%010zu 00000 n \ntrailer\n<< /Size %lu\n   /Root %lu 0 R\n   "
                     "/Info %lu 0 R\n   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n",
                     info, object, size, root, info, before, table);
    free(about);
    return true;
}
