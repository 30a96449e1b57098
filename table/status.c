#include <sangyo/status.h>

#include <string.h>

static const struct sg_status_info infos[SG_STATUS_COUNT] = {
#define SG_STATUS(name, word, has_value, symbol_en, symbol_ja, note_en, note_ja)                   \
    {word, has_value, {symbol_en, symbol_ja}, {note_en, note_ja}},
#include <sangyo/status.def>
#undef SG_STATUS
};

const struct sg_status_info *sg_status_info(size_t index)
{
    return &infos[index];
}

sg_status sg_status_void(sg_status status)
{
    sg_status bits = 0;
    for (size_t i = 0; status >> i; i++)
        if ((status >> i & 1) && !infos[i].has_value)
            bits |= (sg_status)1 << i;
    return bits;
}

bool sg_status_has_value(sg_status status)
{
    return sg_status_void(status) == 0;
}

void sg_status_words(sg_status status, char text[SG_STATUS_WORDS_SIZE])
{
    size_t n = 0;
    text[0] = '\0';
    for (size_t i = 0; i < SG_STATUS_COUNT && status >> i; i++) {
        size_t length = strlen(infos[i].word);
        if (!(status >> i & 1))
            continue;
        if (n)
            text[n++] = '+';
        memcpy(text + n, infos[i].word, length + 1);
        n += length;
    }
}

static bool read_word(const char *word, size_t n, sg_status *status)
{
    for (size_t i = 0; i < SG_STATUS_COUNT; i++)
        if (strlen(infos[i].word) == n && memcmp(infos[i].word, word, n) == 0) {
            *status |= (sg_status)1 << i;
            return true;
        }
    return false;
}

bool sg_status_read(const char *words, sg_status *status)
{
    *status = 0;
    while (*words) {
        size_t n = strcspn(words, "+");
        if (!read_word(words, n, status))
            return false;
        words += n;
        if (*words == '+' && !*++words)
            return false;
    }
    return true;
}
