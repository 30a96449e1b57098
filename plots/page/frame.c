#include "frame.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "table/text.h"
#include "words.h"

#include "table/footnotes.h"

/* The user's text, be it empty, else the chart's own. */
static const char *choose(const char *asked, const struct sg_buffer *own)
{
    return asked ? asked : sg_buffer_text(own);
}

/* A title made in English from names within a sentence begins with a capital. */
static void capitalize(struct sg_frame *frame, enum sg_lang lang)
{
    if (lang == SG_EN && frame->title.n && islower((unsigned char)frame->title.text[0]))
        frame->title.text[0] = (char)toupper((unsigned char)frame->title.text[0]);
}

/* What is said of the first is true of those shown. */
static void say_among(struct sg_buffer *title, enum sg_lang lang)
{
    struct sg_buffer whole = {0};
    if (!title->n || !sg_words_rank(title->text))
        return;
    sg_buffer_printf(&whole, "%s%s", sg_words_pick(lang, "Of those shown: ", "掲げた項目では、"),
                     title->text);
    sg_buffer_free(title);
    *title = whole;
}

/* The title with the number of the part that the page is, of several. */
static const char *number(const char *title, const struct sg_figure *figure, struct sg_buffer *out)
{
    if (figure->part.of < 2)
        return title;
    sg_buffer_printf(out, figure->lang == SG_JA ? "%s（%zu/%zu）" : "%s (%zu of %zu)", title,
                     figure->part.index, figure->part.of);
    return sg_buffer_text(out);
}

/* Labels of the table as the title names them. More of them are not looked for. */
enum { MOST_NAMES = 200 };

static void find_names(const struct sg_figure *figure, const char *title, struct sg_texts *names)
{
    const struct sg_table *table = figure->table;
    for (size_t i = 0; table && i < table->n_columns; i++) {
        const struct sg_levels *levels = &table->columns[i]->levels;
        bool labels = table->columns[i]->kind == SG_COLUMN_CATEGORY && levels->n <= MOST_NAMES;
        for (size_t k = 0; labels && k < levels->n; k++)
            for (int brief = 0; brief < 2; brief++) {
                struct sg_buffer name = {0};
                (brief ? sg_words_name : sg_words_full_name)(levels->texts[k], figure->lang, &name);
                if (name.n && strstr(title, name.text))
                    sg_texts_add(names, name.text);
                sg_buffer_free(&name);
            }
    }
}

double sg_frame_head(struct sg_frame *frame, const struct sg_chart_options *options,
                     struct sg_figure *figure)
{
    capitalize(frame, options->lang);
    if (figure->among && !options->title)
        say_among(&frame->title, options->lang);
    struct sg_buffer numbered = {0};
    struct sg_texts names = {0};
    struct sg_head head = {.title =
                               number(choose(options->title, &frame->title), figure, &numbered),
                           .subtitle = choose(options->subtitle, &frame->subtitle),
                           .names = &names,
                           .legend = frame->legend,
                           .n_legend = frame->n_legend};
    find_names(figure, head.title, &names);
    figure->title = sg_copy_text(*head.title ? head.title : head.subtitle);
    double end = sg_page_layout_head(figure, &head);
    sg_texts_free(&names);
    sg_buffer_free(&numbered);
    return end;
}

/* Characters of a text alternative, which one can listen to, and that a statement must have room
   for to be begun. */
enum { MOST_DESCRIBED = 1400, LEAST_CUT = 200 };

/* Cuts a statement behind the last comma within `room` characters; false if there is none. */
static bool cut(char *statement, size_t room)
{
    const char *at = statement;
    char *comma = NULL;
    for (size_t n = 0; *at && n < room; n++) {
        if (*at == ',' || strncmp(at, "、", strlen("、")) == 0)
            comma = statement + (at - statement);
        sg_text_next(&at);
    }
    if (comma)
        *comma = '\0';
    return comma != NULL;
}

/* The text alternative, a statement a line, as many as there is room for, and whether there are
   more. */
static void describe(const struct sg_frame *frame, struct sg_figure *figure)
{
    bool ja = figure->lang == SG_JA;
    const char *stop = ja ? "。" : ". ", *at = sg_buffer_text(&frame->description);
    struct sg_buffer out = {0};
    size_t left = 0, used = 0;
    while (*at) {
        const char *end = strstr(at, stop);
        size_t n = end ? (size_t)(end - at) + strlen(stop) : strlen(at);
        char *line = sg_copy_bytes(at, n), *trimmed = sg_text_trim(line);
        size_t length = sg_text_length(trimmed) + 1;
        bool fits = used + length <= MOST_DESCRIBED;
        if (!left &&
            (fits || (used + LEAST_CUT < MOST_DESCRIBED && cut(trimmed, MOST_DESCRIBED - used))))
            sg_buffer_printf(&out, fits ? "%s\n" : "%s…\n", trimmed);
        left += !fits || left;
        used += length;
        free(trimmed);
        free(line);
        at += n;
    }
    if (left)
        sg_buffer_add(&out, ja ? "以下の値は表を参照。" : "Further values are in the table.");
    while (out.n && out.text[out.n - 1] == '\n')
        out.text[--out.n] = '\0';
    figure->description = sg_buffer_take(&out);
}

/* Whose figures these are: the source that was asked for, else the first that has a title. */
static void name_author(const struct sg_table *table, const struct sg_chart_options *options,
                        struct sg_figure *figure)
{
    const char *author = options->source;
    for (size_t i = 0; !author && i < table->info.n_sources; i++)
        author = table->info.sources[i].title;
    figure->author = author ? sg_copy_text(author) : NULL;
}

void sg_frame_foot(const struct sg_frame *frame, const struct sg_table *table,
                   const struct sg_chart_options *options, struct sg_figure *figure, double bottom)
{
    struct sg_texts notes = {0}, none = {0};
    struct sg_texts *foot = options->foot ? options->foot : &notes;
    const char *note = choose(options->note, &frame->note);
    if (*note)
        sg_texts_add(foot, note);
    if (frame->credit.n)
        sg_texts_add(foot, frame->credit.text);
    sg_footnotes_source(&table->info, options->source, options->lang, foot);
    sg_page_layout_foot(figure, bottom, options->foot ? &none : &notes);
    describe(frame, figure);
    name_author(table, options, figure);
    if (!*figure->title) { /* those who do not see the figure need one */
        const struct sg_buffer *own = frame->title.n      ? &frame->title
                                      : frame->subtitle.n ? &frame->subtitle
                                                          : &frame->description;
        free(figure->title);
        figure->title = sg_copy_text(sg_buffer_text(own));
    }
    sg_texts_free(&notes);
}

void sg_frame_free(struct sg_frame *frame)
{
    sg_buffer_free(&frame->title);
    sg_buffer_free(&frame->subtitle);
    sg_buffer_free(&frame->note);
    sg_buffer_free(&frame->credit);
    sg_buffer_free(&frame->description);
    *frame = (struct sg_frame){0};
}
