/* What a map says. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_WORDS_H
#define SG_PLOTS_CHARTS_MAP_MAP_WORDS_H

#include "map_model.h"

/* What the page shows of the map. */
struct sg_map_shown {
    const char *const *unlabelled; /* areas whose names have no room */
    size_t n_unlabelled;
    bool labelled;      /* areas are named at all */
    bool boxed, scaled; /* islands stand in boxes; at another scale */
    bool cut;           /* specks far away are not shown */
};

struct sg_area_words sg_map_words(const struct sg_map *map, enum sg_lang lang);
/* Whether areas are drawn that have no data. */
bool sg_map_has_gaps(const struct sg_map *map);

/* Title, subtitle and description, then, when the page is laid out, the note. */
void sg_map_say(const struct sg_map *map, enum sg_lang lang, struct sg_frame *frame);
void sg_map_say_note(const struct sg_map *map, const struct sg_map_shown *shown, enum sg_lang lang,
                     struct sg_frame *frame);

/* An area as its label has it: prefectures without 都, 府, 県. */
void sg_map_label_text(const struct sg_map *map, size_t area, enum sg_lang lang,
                       struct sg_buffer *out);

#endif
