/* Any bytes as a table, said in sentences: text in UTF-8, or an error that says why. */
#include "bytes.h"

#include <string.h>

#include <sangyo/sentences.h>
#include "table/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sg_table table;
    enum sg_lang lang = size % 2 ? SG_JA : SG_EN;
    if (table_of_bytes(data, size, lang, &table)) {
        struct sg_texts sentences = {0};
        struct sg_error err = {.lang = lang};
        bool ok = sg_sentences(&table, lang, &sentences, &err);
        require(ok || (err.kind != SG_FAIL_NONE && err.message[0]), "a failure without a message");
        for (size_t i = 0; i < sentences.n; i++) {
            const char *text = sentences.items[i];
            require(sg_text_is_utf8(text, strlen(text), NULL), "a sentence that is not UTF-8");
        }
        sg_texts_free(&sentences);
    }
    sg_table_free(&table);
    return 0;
}
