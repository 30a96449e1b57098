/* What a page asks to be run, as words of a command line. */
#ifndef SG_SERVE_ASK_H
#define SG_SERVE_ASK_H

#include <stdbool.h>

#include <jansson.h>

#include <sangyo/error.h>
#include <sangyo/memory.h>

/* The words that follow the name of the program, of one of these:
   {"kind": "commands"}: all commands and options, into the file `out`
   {"kind": "result", "words": [COMMAND, …], "figure": ENDING or none}: what one command gives
   {"kind": "preview", "document": NAME}: the report of a document, into preview.html
   {"kind": "export", "document": NAME, "name": NAME}: the same into the served folder, by its
   ending .html, .docx or .xlsx.
   `folder` is where the files of the run go, `lang` "ja" or "en". */
bool sg_ask_words(const json_t *ask, const char *folder, const char *lang, struct sg_texts *words,
                  struct sg_error *err);

#endif
