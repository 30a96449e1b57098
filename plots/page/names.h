/* Names of industries, areas, measures and indices as figures and sentences print them. */
#ifndef SG_PLOTS_PAGE_NAMES_H
#define SG_PLOTS_PAGE_NAMES_H

#include <stdbool.h>

#include <sangyo/lang.h>

/* What a label is called in the language: a division of the JSIC, short or in full (keys are
   compared, so any edition's spelling will do), an area (in English), a word of label_names.def;
   `label` itself where it is none of them, or is in the language. In Japanese divisions have the
   comma of the JSIC, 卸売業，小売業, so that a document has one whatever its files have. */
const char *sg_names_label(const char *label, enum sg_lang lang, bool brief);
/* A label behind the letters of its division, 情報通信業 of Ｇ　情報通信業: what a sentence calls it. */
const char *sg_names_without_code(const char *label);
/* Whether that is a translation of the label that begins a sentence alone with a capital: “製造業”
   is manufacturing, but 静岡県 Shizuoka. */
bool sg_names_is_common(const char *label, enum sg_lang lang);

/* Whether an English name is one of our tables: of a word, a division, a column, an index. */
bool sg_names_is_ours(const char *english);

/* Whether an English name of a measure takes a plain verb: total liabilities were, persons engaged
   were, but the value of shipments was. */
bool sg_names_is_plural(const char *name);

/* The name of an index of structure ("hhi" …); `name` itself when it is none. */
const char *sg_names_index(const char *name, enum sg_lang lang);

/* Whether it is a division of the JSIC. */
bool sg_names_is_division(const char *label);

#endif
