/* What charts of areas say: of the value of each, and where it is highest. */
#ifndef SG_PLOTS_CHARTS_AREAS_AREA_WORDS_H
#define SG_PLOTS_CHARTS_AREAS_AREA_WORDS_H

#include "area_values.h"
#include "plots/page/frame.h"

struct sg_area_words {
    const struct sg_area_values *values;
    enum sg_lang lang;
    /* How an area is called in a sentence. */
    void (*name)(const struct sg_area_value *item, enum sg_lang lang, struct sg_buffer *out);
    struct sg_bilingual one, many; /* "prefecture", "prefectures" */
};

/* The number, or the symbol of why there is none. */
void sg_area_words_value(const struct sg_area_words *words, const struct sg_area_value *item,
                         struct sg_buffer *out);

/* What is measured, of what, when; `measured` (may be NULL) in place of the measure with its unit.
 */
void sg_area_words_subtitle(const struct sg_area_words *words, const char *measured,
                            struct sg_buffer *out);

/* How classes and quotients are defined, the whole, symbols, notes of the table. */
void sg_area_words_note(const struct sg_area_words *words, struct sg_buffer *out);

/* The areas of each class with their values, the highest class first. */
void sg_area_words_description(const struct sg_area_words *words, struct sg_buffer *out);

/* Keys of the classes that occur, from the lowest, then of what has no number and, if `gaps`, of
   areas without data. `texts` hold what the entries point at. Returns how many. */
enum { SG_AREA_LEGEND = SG_CLASSES + 3 };
size_t sg_area_words_legend(const struct sg_area_words *words, bool gaps,
                            struct sg_legend_entry legend[SG_AREA_LEGEND],
                            struct sg_buffer texts[SG_AREA_LEGEND]);

/* "A、B、C ほか2" of n names, as many as `most`. */
void sg_area_words_list(const char *const names[], size_t n, size_t most, enum sg_lang lang,
                        struct sg_buffer *out);

#endif
