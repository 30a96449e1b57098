#include "ask.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "folder.h"

enum { MOST_WORDS = 400 };

static void add(struct sg_texts *words, const char *first, const char *second)
{
    sg_texts_add(words, first);
    sg_texts_add(words, second);
}

static void add_path(struct sg_texts *words, const char *option, const char *folder,
                     const char *name)
{
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/%s", folder, name);
    add(words, option, path.text);
    sg_buffer_free(&path);
}

static const char *text_of(const json_t *ask, const char *key)
{
    return json_string_value(json_object_get(ask, key));
}

/* Behind -- all of them are words: none is an option of `serve`. */
static bool result_words(const json_t *ask, const char *folder, struct sg_texts *words,
                         struct sg_error *err)
{
    const json_t *given = json_object_get(ask, "words");
    size_t n = json_array_size(given);
    if (n == 0 || n > MOST_WORDS)
        return sg_fail(err, SG_FAIL_USAGE, "a run takes 1 to %d words, not %zu", MOST_WORDS, n);
    add(words, "--result", folder);
    if (text_of(ask, "figure"))
        add(words, "--figure", text_of(ask, "figure"));
    sg_texts_add(words, "--");
    for (size_t i = 0; i < n; i++) {
        const char *word = json_string_value(json_array_get(given, i));
        if (!word)
            return sg_fail(err, SG_FAIL_USAGE, "word %zu of the run is no text", i + 1);
        sg_texts_add(words, word);
    }
    return true;
}

/* A document lies in the served folder itself: what it may read lies there and below. */
static bool add_document(const json_t *ask, struct sg_texts *words, struct sg_error *err)
{
    const char *document = text_of(ask, "document");
    if (!document)
        return sg_fail(err, SG_FAIL_USAGE, "no document is named");
    if (!sg_folder_may_write(document, err) || !sg_folder_may_read(document, err))
        return false;
    sg_texts_add(words, document);
    return true;
}

static bool ends(const char *name, const char *ending)
{
    size_t n = strlen(name), k = strlen(ending);
    return n > k && strcmp(name + n - k, ending) == 0;
}

static bool export_words(const json_t *ask, const char *folder, struct sg_texts *words,
                         struct sg_error *err)
{
    const char *name = text_of(ask, "name");
    if (!name)
        return sg_fail(err, SG_FAIL_USAGE, "no file is named to be written");
    if (!sg_folder_may_write(name, err))
        return false;
    if (ends(name, ".xlsx")) {
        add(words, "--workbook", name);
        add_path(words, "--output", folder, "preview.html");
        return true;
    }
    if (!ends(name, ".html") && !ends(name, ".docx"))
        return sg_fail(err, SG_FAIL_USAGE,
                       "a report is written as .html, .xlsx or .docx, not as '%s'", name);
    add(words, "--output", name);
    return true;
}

bool sg_ask_words(const json_t *ask, const char *folder, const char *lang, struct sg_texts *words,
                  struct sg_error *err)
{
    const char *kind = text_of(ask, "kind");
    kind = kind ? kind : "";
    if (strcmp(kind, "commands") == 0) {
        add(words, "help", "--json");
        return true;
    }
    if (strcmp(kind, "result") == 0) {
        add(words, "serve", "--lang");
        sg_texts_add(words, lang);
        return result_words(ask, folder, words, err);
    }
    add(words, "report", "--lang");
    sg_texts_add(words, lang);
    if (strcmp(kind, "preview") == 0) {
        add_path(words, "--output", folder, "preview.html");
        return add_document(ask, words, err);
    }
    if (strcmp(kind, "export") == 0)
        return export_words(ask, folder, words, err) && add_document(ask, words, err);
    return sg_fail(err, SG_FAIL_USAGE, "'%s' is nothing that can be run", kind);
}
