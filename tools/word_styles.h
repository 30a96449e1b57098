/* The looks of a document for Word. */
#ifndef SG_TOOLS_WORD_STYLES_H
#define SG_TOOLS_WORD_STYLES_H

/* word/styles.xml (ECMA-376, part 1, 17.7) with the styles that pandoc names. */
extern const char sg_word_styles[];

/* A filter for pandoc, which gives all columns one width: widths by what stands in them. */
extern const char sg_word_widths[];

#endif
