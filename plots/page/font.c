#include "font.h"

#include <utf8proc.h>

#include "table/text.h"

struct run {
    int32_t first, last;
    int width; /* em/1000 */
};

enum { FULL_WIDTH = 1000 };

#define SG_WIDTH(first, last, width) {first, last, width},
static const struct run regular_runs[] = {
#include "font_regular.def"
};
static const struct run bold_runs[] = {
#include "font_bold.def"
};
#undef SG_WIDTH

#define SG_GLYPHS(first, last) {first, last, 1},
static const struct run glyph_runs[] = {
#include "font_glyphs.def"
};
#undef SG_GLYPHS

/* The runs are in order and do not overlap; `otherwise` between them. */
static int find(const struct run runs[], size_t n, int32_t character, int otherwise)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (character > runs[middle].last)
            low = middle + 1;
        else if (character < runs[middle].first)
            high = middle;
        else
            return runs[middle].width;
    }
    return otherwise;
}

int sg_font_advance(int32_t character, bool bold)
{
    if (utf8proc_charwidth(character) == 0)
        return 0;
    return bold ? find(bold_runs, sizeof bold_runs / sizeof *bold_runs, character, FULL_WIDTH)
                : find(regular_runs, sizeof regular_runs / sizeof *regular_runs, character,
                       FULL_WIDTH);
}

bool sg_font_has(int32_t character)
{
    return find(glyph_runs, sizeof glyph_runs / sizeof *glyph_runs, character, 0) > 0;
}

double sg_font_width(const char *text, struct sg_font font)
{
    double thousandths = 0;
    for (int32_t character; (character = sg_text_next(&text));)
        thousandths += sg_font_advance(character, font.bold);
    return thousandths * font.size / 1000;
}
