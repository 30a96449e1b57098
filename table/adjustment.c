#include "adjustment.h"

#include <string.h>

const char *sg_adjustment_name(const char *word, enum sg_lang lang)
{
    static const struct {
        const char *word;
        struct sg_bilingual name;
    } names[] = {{"holm", {"Holm", "Holm法"}},
                 {"bh", {"Benjamini-Hochberg", "Benjamini-Hochberg法"}},
                 {"bonferroni", {"Bonferroni", "Bonferroni法"}},
                 {"none", {"none", "なし"}}};
    for (size_t i = 0; word && i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].word, word) == 0)
            return sg_lang_pick(names[i].name, lang);
    return NULL;
}
