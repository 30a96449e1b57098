#include "io_words.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/text.h"

static const struct {
    const char *text;
    enum io_sides side;
    struct io_meaning meaning;
} words[] = {
#define IO_WORD(text, side, role, group, level) {text, IO_##side, {IO_##role, group, level}},
#include "io_words.def"
#undef IO_WORD
};

const struct sg_choice io_role_choices[IO_ROLES - 1] = {
    {"industry", {"an industry", "産業"}},
    {"output", {"output", "生産額"}},
    {"subtotal", {"a sum, never added", "小計（加えない）"}},
    {"imports", {"imports", "輸入・移入"}},
    {"product_tax", {"net taxes on products", "生産物に課される税"}},
    {"compensation", {"compensation of employees", "雇用者所得"}},
    {"value_added", {"another part of value added", "その他の粗付加価値"}},
    {"employment", {"jobs", "従業者数"}},
    {"households", {"consumption of households", "民間消費支出"}},
    {"final", {"other domestic final demand", "その他の域内最終需要"}},
    {"exports", {"exports", "輸出・移出"}}};

enum io_role io_role_of_word(const char *word)
{
    for (int i = 0; i + 1 < IO_ROLES; i++)
        if (strcmp(word, io_role_choices[i].word) == 0)
            return (enum io_role)(i + 1);
    return IO_UNKNOWN;
}

/* What a place is called before 生産額, 最終需要計 and the like. */
static const char *without_place(const char *key)
{
    static const char *const places[] = {"国内", "県内", "都内", "道内",   "府内", "市内",
                                         "区内", "町内", "村内", "地域内", "域内", "圏内"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t n = strlen(places[i]);
        if (strncmp(key, places[i], n) == 0 && key[n])
            return key + n;
    }
    return key;
}

char *io_word_key(const char *label)
{
    struct sg_buffer out = {0};
    char *key = sg_text_key(label);
    int depth = 0;
    for (const char *c = key; *c; c++) {
        depth += *c == '(';
        if (depth == 0 && *c != '_' && (unsigned char)*c > ' ')
            sg_buffer_add_char(&out, *c);
        depth -= *c == ')' && depth > 0;
    }
    free(key);
    key = sg_buffer_take(&out);
    char *bare = sg_copy_text(without_place(key));
    free(key);
    return bare;
}

struct io_meaning io_word_meaning(const char *label, enum io_sides side)
{
    char *key = io_word_key(label);
    struct io_meaning meaning = {IO_UNKNOWN, 1, 0};
    for (size_t i = 0; i < sizeof words / sizeof *words && meaning.role == IO_UNKNOWN; i++)
        if ((words[i].side & side) && strcmp(words[i].text, key) == 0)
            meaning = words[i].meaning;
    free(key);
    return meaning;
}
