#include "glyphs.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "plots/page/font.h"
#include "table/command.h"
#include "table/text.h"

#include "process.h"

static const char box[] = "□";
/* More different ones are taken to be in no font. */
enum { MOST_ASKED = 32 };
static const double seconds = 10;

struct missing {
    char *program; /* fc-list, or NULL */
    int32_t characters[MOST_ASKED];
    bool drawn[MOST_ASKED]; /* by another font */
    size_t n;
};

/* What its owner means by a character of private use no font can know. */
static bool is_private(int32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

static bool is_in_a_font(const struct missing *missing, int32_t c)
{
    struct sg_buffer pattern = {0};
    sg_buffer_printf(&pattern, ":charset=%x", (unsigned)c);
    char *const argv[] = {missing->program, pattern.text, "family", NULL};
    struct sg_process list = {.argv = argv, .seconds = seconds};
    bool found = missing->program && !is_private(c) && sg_process_run(&list, NULL) &&
                 list.status == 0 && list.said.n > 0;
    sg_buffer_free(&list.said);
    sg_buffer_free(&pattern);
    return found;
}

static bool can_be_drawn(struct missing *missing, int32_t c)
{
    if (c < 0x7F || sg_font_has(c) || utf8proc_charwidth(c) == 0)
        return true;
    for (size_t i = 0; i < missing->n; i++)
        if (missing->characters[i] == c)
            return missing->drawn[i];
    if (missing->n == MOST_ASKED)
        return false;
    if (!missing->program)
        missing->program = sg_process_find("fc-list", NULL);
    missing->characters[missing->n] = c;
    missing->drawn[missing->n] = is_in_a_font(missing, c);
    return missing->drawn[missing->n++];
}

static void say(const struct missing *missing, struct sg_texts *notes, enum sg_lang lang)
{
    struct sg_buffer list = {0};
    for (size_t i = 0; i < missing->n; i++)
        if (!missing->drawn[i])
            sg_buffer_printf(&list, "%sU+%04X", list.n ? (lang == SG_JA ? "、" : ", ") : "",
                             (unsigned)missing->characters[i]);
    if (list.n && notes)
        sg_note(notes, lang, "drawn as □ in the figure, since no font here has them: %s",
                sg_buffer_text(&list));
    sg_buffer_free(&list);
}

void sg_glyphs_box(struct sg_buffer *texts, struct sg_texts *notes, enum sg_lang lang)
{
    struct missing missing = {0};
    struct sg_buffer drawn = {0};
    for (const char *at = sg_buffer_text(texts); *at;) {
        const char *next = at;
        int32_t c = sg_text_next(&next);
        if (can_be_drawn(&missing, c))
            sg_buffer_add_bytes(&drawn, at, (size_t)(next - at));
        else
            sg_buffer_add(&drawn, box);
        at = next;
    }
    say(&missing, notes, lang);
    sg_buffer_free(texts);
    *texts = drawn;
    free(missing.program);
}
