/* Results in sentences, as a report of official statistics writes them. */
#ifndef SANGYO_SENTENCES_H
#define SANGYO_SENTENCES_H

#include <sangyo/api.h>
#include <sangyo/error.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Adds the sentences for the output of composition, change, specialization, answers, margin,
   compare, di or kpi, recognised by its columns: one text for each group of rows (a period, an
   area, a question). Values are compared as printed, so that equal prints are ties; totals and
   residual items are not ranked; a difference between samples is called a rise or a fall only where
   it was tested. A table without such columns is an error that lists the kinds. */
SG_API bool sg_sentences(const struct sg_table *table, enum sg_lang lang,
                         struct sg_texts *sentences, struct sg_error *err);

/* Whether there are sentences for such a table. */
SG_API bool sg_sentences_fit(const struct sg_table *table);

#ifdef __cplusplus
}
#endif
#endif
