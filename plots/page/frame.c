#include "frame.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

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

double sg_frame_head(struct sg_frame *frame, const struct sg_chart_options *options,
                     struct sg_figure *figure)
{
    capitalize(frame, options->lang);
    if (figure->among && !options->title)
        say_among(&frame->title, options->lang);
    struct sg_head head = {choose(options->title, &frame->title),
                           choose(options->subtitle, &frame->subtitle), frame->legend,
                           frame->n_legend};
    figure->title = sg_copy_text(*head.title ? head.title : head.subtitle);
    return sg_page_layout_head(figure, &head);
}

void sg_frame_foot(const struct sg_frame *frame, const struct sg_table *table,
                   const struct sg_chart_options *options, struct sg_figure *figure, double bottom)
{
    struct sg_texts notes = {0}, none = {0};
    struct sg_texts *foot = options->foot ? options->foot : &notes;
    const char *note = choose(options->note, &frame->note);
    if (*note)
        sg_texts_add(foot, note);
    sg_footnotes_source(&table->info, options->source, options->lang, foot);
    sg_page_layout_foot(figure, bottom, options->foot ? &none : &notes);
    figure->description = sg_copy_text(sg_buffer_text(&frame->description));
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
    sg_buffer_free(&frame->description);
    *frame = (struct sg_frame){0};
}
