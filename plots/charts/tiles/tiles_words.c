/* What the tiles say. */
#include <stdlib.h>

#include "plots/charts/areas/area_title.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "table/area_list.h"
#include "tiles_model.h"

enum { LISTED = 12 }; /* names in a note */

/* In a sentence by its whole name: 東京都. */
static void add_name(const struct sg_area_value *item, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_known_area *area = sg_known_area(1000L * sg_tiles_number(item));
    sg_buffer_add(out, sg_lang_pick(area->name, lang));
}

struct sg_area_words sg_tiles_words(const struct sg_tiles *tiles, enum sg_lang lang)
{
    return (struct sg_area_words){.values = &tiles->values,
                                  .lang = lang,
                                  .name = add_name,
                                  .one = {"prefecture", "都道府県"},
                                  .many = {"prefectures", "都道府県"}};
}

/* The prefectures without a row. */
static void say_gaps(const struct sg_tiles *tiles, enum sg_lang lang, struct sg_buffer *out)
{
    const char *names[SG_PREFECTURES];
    size_t n = 0;
    for (int i = 0; i < SG_PREFECTURES; i++)
        if (!tiles->of[i])
            names[n++] = sg_lang_pick(sg_known_area(1000L * (i + 1))->name, lang);
    if (!n)
        return;
    sg_buffer_add(out, sg_words_pick(lang, "No data: ", "データなし："));
    sg_area_words_list(names, n, LISTED, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
}

static void say_left(const struct sg_tiles *tiles, enum sg_lang lang, struct sg_buffer *out)
{
    if (!tiles->n_left)
        return;
    sg_buffer_add(out, sg_words_pick(lang, "Not shown, no prefectures: ",
                                     "都道府県ではなく示していないもの："));
    sg_area_words_list(tiles->left, tiles->n_left, LISTED, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
}

void sg_tiles_say(const struct sg_tiles *tiles, enum sg_lang lang, struct sg_tiles_printed printed,
                  struct sg_frame *frame)
{
    struct sg_area_words words = sg_tiles_words(tiles, lang);
    sg_area_title(&words, &frame->title);
    sg_area_words_subtitle(&words, printed.measured, &frame->subtitle);
    if (printed.coded)
        sg_buffer_add(&frame->note, sg_words_pick(lang,
                                                  "Small numbers: codes of the prefectures (JIS X "
                                                  "0401), 1 Hokkaido to 47 Okinawa. ",
                                                  "名称の代わりの数字は都道府県コード（JIS X "
                                                  "0401）。"));
    if (!printed.valued)
        sg_buffer_add(&frame->note, sg_words_pick(lang, "Values have no room at this width. ",
                                                  "この幅では値を示していない。"));
    say_gaps(tiles, lang, &frame->note);
    say_left(tiles, lang, &frame->note);
    sg_area_words_note(&words, &frame->note);
    sg_buffer_add(&frame->description,
                  sg_words_pick(lang,
                                "Tiles of the 47 prefectures about where they are, coloured "
                                "by class. ",
                                "都道府県を位置に合わせて並べた色分けの図。"));
    sg_area_words_description(&words, &frame->description);
}
