#include "finish.h"

#include <ctype.h>
#include <string.h>

#include <sangyo/number.h>

#include "finish_pdf.h"
#include "finish_svg.h"
#include "table/crc32.h"

static const char *const endings[] = {"svg", "png", "pdf", "emf"};

bool sg_format_of_file(const char *file, enum sg_format *format)
{
    const char *dot = strrchr(file, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot + 1, endings[i]) == 0) {
            *format = (enum sg_format)i;
            return true;
        }
    return false;
}

const char *sg_format_ending(enum sg_format format)
{
    return endings[format];
}

static bool begins_with(const struct sg_buffer *bytes, const char *head, size_t n)
{
    return bytes->n >= n && memcmp(bytes->text, head, n) == 0;
}

static bool ends_with(const struct sg_buffer *bytes, const char *tail, size_t n)
{
    size_t end = bytes->n;
    while (n != 8 && end && isspace((unsigned char)bytes->text[end - 1]))
        end--;
    return end >= n && memcmp(bytes->text + end - n, tail, n) == 0;
}

static void put_word(unsigned char *to, unsigned long word)
{
    for (int i = 0; i < 4; i++)
        to[i] = (unsigned char)(word >> (24 - 8 * i) & 255);
}

enum { PNG_HEAD = 8 + 25, PIXELS_PER_METRE = 11811 /* 300 dpi */ };

/* Adds the chunk pHYs behind IHDR (PNG, third edition, 11.3.4.3). */
static bool finish_png(const struct sg_buffer *drawn, struct sg_buffer *out)
{
    unsigned char chunk[21] = {0, 0, 0, 9, 'p', 'H', 'Y', 's'};
    if (!begins_with(drawn, "\x89PNG\r\n\x1a\n", 8) || drawn->n < PNG_HEAD ||
        !ends_with(drawn, "IEND\xAE\x42\x60\x82", 8))
        return false;
    put_word(chunk + 8, PIXELS_PER_METRE);
    put_word(chunk + 12, PIXELS_PER_METRE);
    chunk[16] = 1; /* per metre */
    put_word(chunk + 17, sg_crc32(chunk + 4, 13));
    sg_buffer_add_bytes(out, drawn->text, PNG_HEAD);
    sg_buffer_add_bytes(out, (const char *)chunk, sizeof chunk);
    sg_buffer_add_bytes(out, drawn->text + PNG_HEAD, drawn->n - PNG_HEAD);
    return true;
}

/* Puts a fixed time in place of the wall clock's, digit for digit, so that no offset moves. */
static bool finish_pdf(const struct sg_buffer *drawn, struct sg_buffer *out)
{
    static const char key[] = "/CreationDate (D:";
    static const char fixed[] = "20000101000000";
    if (!begins_with(drawn, "%PDF-", 5) || !ends_with(drawn, "%%EOF", 5))
        return false;
    sg_buffer_add_bytes(out, drawn->text, drawn->n);
    for (size_t i = 0; i + sizeof key + sizeof fixed < out->n; i++) {
        if (memcmp(out->text + i, key, sizeof key - 1) != 0)
            continue;
        char *digits = out->text + i + sizeof key - 1;
        for (size_t k = 0; k < sizeof fixed - 1 && isdigit((unsigned char)digits[k]); k++)
            digits[k] = fixed[k];
    }
    return true;
}

static unsigned long little_word(const struct sg_buffer *bytes, size_t at)
{
    const unsigned char *from = (const unsigned char *)bytes->text + at;
    return from[0] | (unsigned long)from[1] << 8 | (unsigned long)from[2] << 16 |
           (unsigned long)from[3] << 24;
}

static void put_little_word(unsigned char *to, unsigned long word)
{
    for (int i = 0; i < 4; i++)
        to[i] = (unsigned char)(word >> (8 * i) & 255);
}

/* The device of the picture is of its size, in whole millimetres: rounded differently across and
   down, so that programs draw circles as ellipses. It becomes one of 96 dots an inch. */
static void set_emf_device(unsigned char *emf)
{
    enum { DEVICE_AT = 72, MILLIMETRES_AT = 80, DOTS = 960, MILLIMETRES = 254 };
    for (int i = 0; i < 2; i++) {
        put_little_word(emf + DEVICE_AT + 4 * i, DOTS);
        put_little_word(emf + MILLIMETRES_AT + 4 * i, MILLIMETRES);
    }
}

/* An EMF names its length in the header and ends in the record EOF (MS-EMF 2.3.4). */
static bool finish_emf(const struct sg_buffer *drawn, struct sg_buffer *out)
{
    enum { HEADER = 1, EOF_RECORD = 14, EOF_SIZE = 20, SIGNATURE_AT = 40, LENGTH_AT = 48 };
    if (drawn->n < 100 + EOF_SIZE || little_word(drawn, 0) != HEADER ||
        memcmp(drawn->text + SIGNATURE_AT, " EMF", 4) != 0 ||
        little_word(drawn, LENGTH_AT) != drawn->n ||
        little_word(drawn, drawn->n - EOF_SIZE) != EOF_RECORD)
        return false;
    sg_buffer_add_bytes(out, drawn->text, drawn->n);
    set_emf_device((unsigned char *)out->text);
    return true;
}

bool sg_finish(const struct sg_figure *figure, enum sg_format format, const struct sg_buffer *drawn,
               struct sg_buffer *out)
{
    if (format == SG_FORMAT_PNG)
        return finish_png(drawn, out);
    if (format == SG_FORMAT_PDF)
        return finish_pdf(drawn, out) && sg_finish_pdf_about(figure, out);
    if (format == SG_FORMAT_EMF)
        return finish_emf(drawn, out);
    return begins_with(drawn, "<?xml", 5) && ends_with(drawn, "</svg>", 6) &&
           sg_finish_svg(figure, sg_buffer_text(drawn), out);
}
