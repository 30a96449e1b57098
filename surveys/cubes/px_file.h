/* The entries of a PX file (PC-Axis file format, Statistics Sweden, axis version 2013):
   KEYWORD[language]("variable","value")="text","text"; up to DATA=. */
#ifndef SG_SURVEYS_CUBES_PX_FILE_H
#define SG_SURVEYS_CUBES_PX_FILE_H

#include <sangyo/error.h>
#include <sangyo/memory.h>

struct px_entry {
    char *keyword;  /* in capitals */
    char *language; /* "": that of the file */
    struct sg_texts keys, values;
    size_t line;
};

struct px_file {
    struct px_entry *entries;
    size_t n_entries, capacity;
    const char *language; /* the one that is read; "": that of the file */
    const char *data;     /* behind DATA=, in the text that was given */
    size_t data_line;
};

/* Reads the entries of a text, which the file then borrows. Errors name the line. */
bool sg_px_parse(const char *text, struct px_file *file, struct sg_error *err);
void sg_px_free(struct px_file *file);

/* The first entry with that keyword and these keys, in the language that is read, else in that of
   the file; keys may be NULL. NULL: there is none. */
const struct px_entry *sg_px_entry(const struct px_file *file, const char *keyword, const char *key,
                                   const char *key2);
/* Its first value, or NULL. */
const char *sg_px_text(const struct px_file *file, const char *keyword, const char *key,
                       const char *key2);
/* Whether the entry is in the language that is read, or in that of the file where nothing says the
   same in the other. */
bool sg_px_is_read(const struct px_file *file, const struct px_entry *entry);

/* A quoted text, or several one behind another that are one, at *at in the line *line: moves both
   behind it and adds it to `texts`. */
bool sg_px_quoted(const char **at, size_t *line, struct sg_texts *texts, struct sg_error *err);
/* Moves over white space. */
void sg_px_skip(const char **at, size_t *line);
/* Says that something else stands at `at` than what was expected; false. */
#define PX_WORDS(en, ja) ((struct sg_bilingual){(en), (ja)})
bool sg_px_fail(const char *at, size_t line, struct sg_bilingual expected, struct sg_error *err);

#endif
