/* The splitter's inner loops, compiled once for each instruction set. Whoever includes this defines
   SG_SPLIT_TARGET (attributes of the functions, may be empty) and one of SG_SPLIT_AVX512,
   SG_SPLIT_AVX2, SG_SPLIT_SSE2 and SG_SPLIT_PORTABLE; all give the same result. */
#include <string.h>

#include <sangyo/memory.h>

#include "split.h"

#if defined(SG_SPLIT_AVX512) || defined(SG_SPLIT_AVX2)
#include <immintrin.h>
#elif defined(SG_SPLIT_SSE2)
#include <emmintrin.h>
#endif

#define KERNEL static inline SG_SPLIT_TARGET

/* A bit per byte of a block of 64. */
struct masks {
    uint64_t delimiter, lf, cr, quote;
};

#if defined(SG_SPLIT_AVX512)

KERNEL struct masks classify(const char *text, char delimiter)
{
    __m512i bytes = _mm512_loadu_si512(text);
    return (struct masks){_mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(delimiter)),
                          _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\n')),
                          _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\r')),
                          _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"'))};
}

KERNEL bool quotes_odd(const char *text, size_t n)
{
    uint64_t odd = 0;
    size_t i = 0;
    for (; i + 64 <= n; i += 64)
        odd ^= _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(text + i), _mm512_set1_epi8('"'));
    int parity = __builtin_parityll(odd);
    for (; i < n; i++)
        parity ^= text[i] == '"';
    return parity;
}

#elif defined(SG_SPLIT_AVX2)

KERNEL uint64_t equal64(__m256i low, __m256i high, char c)
{
    const __m256i wanted = _mm256_set1_epi8(c);
    return (uint64_t)(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)) |
           (uint64_t)(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)) << 32;
}

KERNEL struct masks classify(const char *text, char delimiter)
{
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)text);
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(text + 32));
    return (struct masks){equal64(low, high, delimiter), equal64(low, high, '\n'),
                          equal64(low, high, '\r'), equal64(low, high, '"')};
}

KERNEL bool quotes_odd(const char *text, size_t n)
{
    __m256i odd = _mm256_setzero_si256();
    const __m256i quote = _mm256_set1_epi8('"');
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)(text + i));
        odd = _mm256_xor_si256(odd, _mm256_cmpeq_epi8(bytes, quote));
    }
    int parity = __builtin_parity((unsigned)_mm256_movemask_epi8(odd));
    for (; i < n; i++)
        parity ^= text[i] == '"';
    return parity;
}

#elif defined(SG_SPLIT_SSE2)

KERNEL uint64_t equal16(__m128i bytes, char c)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

KERNEL struct masks classify(const char *text, char delimiter)
{
    struct masks masks = {0};
    for (int i = 0; i < 4; i++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + 16 * i));
        masks.delimiter |= equal16(bytes, delimiter) << (16 * i);
        masks.lf |= equal16(bytes, '\n') << (16 * i);
        masks.cr |= equal16(bytes, '\r') << (16 * i);
        masks.quote |= equal16(bytes, '"') << (16 * i);
    }
    return masks;
}

KERNEL bool quotes_odd(const char *text, size_t n)
{
    __m128i odd = _mm_setzero_si128();
    const __m128i quote = _mm_set1_epi8('"');
    size_t i = 0;
    for (; i + 16 <= n; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + i));
        odd = _mm_xor_si128(odd, _mm_cmpeq_epi8(bytes, quote));
    }
    int parity = __builtin_parity((unsigned)_mm_movemask_epi8(odd));
    for (; i < n; i++)
        parity ^= text[i] == '"';
    return parity;
}

#else

KERNEL struct masks classify(const char *text, char delimiter)
{
    struct masks masks = {0};
    for (int i = 0; i < 64; i++) {
        masks.delimiter |= (uint64_t)(text[i] == delimiter) << i;
        masks.lf |= (uint64_t)(text[i] == '\n') << i;
        masks.cr |= (uint64_t)(text[i] == '\r') << i;
        masks.quote |= (uint64_t)(text[i] == '"') << i;
    }
    return masks;
}

KERNEL bool quotes_odd(const char *text, size_t n)
{
    int parity = 0;
    for (size_t i = 0; i < n; i++)
        parity ^= text[i] == '"';
    return parity;
}

#endif

/* The first bits of a block, as many as bytes of the text are in it. */
KERNEL uint64_t first_bits(size_t n)
{
    return n < 64 ? ((uint64_t)1 << n) - 1 : ~(uint64_t)0;
}

/* Bit i: whether the number of set bits up to and including i is odd. */
KERNEL uint64_t prefix_xor(uint64_t bits)
{
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    return bits ^ bits << 32;
}

/* A CR ends a record only where no LF follows. */
KERNEL uint64_t record_ends(struct masks masks, char next)
{
    if (!masks.cr)
        return masks.lf;
    uint64_t followed = masks.lf >> 1 | (uint64_t)(next == '\n') << 63;
    return masks.lf | (masks.cr & ~followed);
}

KERNEL void note_odd(struct sg_split *split, size_t base, uint64_t bits)
{
    struct sg_offsets *odds = &split->odds;
    odds->items = sg_grow(odds->items, &odds->capacity, odds->n + 64, sizeof *odds->items);
    for (; bits; bits &= bits - 1)
        odds->items[odds->n++] = (uint32_t)(base + (size_t)__builtin_ctzll(bits));
}

/* Takes quoting into account: clears the ends that stand within quotes, and notes where a quote
   opens inside a field or a closed one goes on. The reference parser refuses those, or they are
   spaces around the quotes. */
KERNEL void unquote(struct sg_split *split, size_t base, struct masks masks, uint64_t *fields,
                    uint64_t *records)
{
    uint64_t inside = prefix_xor(masks.quote) ^ split->inside;
    uint64_t breaks = *records & inside;
    if (breaks)
        split->breaks += (size_t)__builtin_popcountll(breaks);
    *fields &= ~inside;
    *records &= ~inside;
    uint64_t ends = *fields | *records;
    uint64_t open = masks.quote & inside, close = masks.quote & ~inside;
    uint64_t after_end = ends << 1 | split->after_end;
    uint64_t after_close = close << 1 | split->after_close;
    uint64_t odd =
        (open & ~(after_end | after_close)) | (after_close & ~(ends | open | (masks.cr & ~inside)));
    if (odd)
        note_odd(split, base, odd & first_bits(split->n - base));
    split->inside = (uint64_t)0 - (inside >> 63);
    split->after_close = close >> 63;
}

#if defined(SG_SPLIT_AVX512)

/* Sixteen of the places, which are bytes, as offsets. */
#define STORE_16(to, base, places, part)                                                           \
    _mm512_storeu_si512(                                                                           \
        (to) + 16 * (part),                                                                        \
        _mm512_add_epi32(_mm512_set1_epi32((int)(base)),                                           \
                         _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32((places), (part)))))

KERNEL void note_places(uint32_t *to, size_t n, size_t base, uint64_t bits)
{
    const __m512i steps = _mm512_set_epi64(56, 48, 40, 32, 24, 16, 8, 0);
    const __m512i all =
        _mm512_add_epi64(_mm512_set1_epi64(0x0706050403020100),
                         _mm512_mullo_epi64(steps, _mm512_set1_epi64(0x0101010101010101)));
    __m512i places = _mm512_maskz_compress_epi8(bits, all);
    STORE_16(to, base, places, 0);
    if (n <= 16)
        return;
    STORE_16(to, base, places, 1);
    STORE_16(to, base, places, 2);
    STORE_16(to, base, places, 3);
}

#undef STORE_16

#else

KERNEL void note_places(uint32_t *to, size_t n, size_t base, uint64_t bits)
{
    const uint64_t top = (uint64_t)1 << 63; /* keeps the idle ones defined */
    for (size_t i = 0; i < n; i += 8) {
#pragma GCC unroll 8
        for (size_t k = 0; k < 8; k++, bits &= bits - 1)
            to[i + k] = (uint32_t)(base + (size_t)__builtin_ctzll(bits | top));
    }
}

#endif

/* Several at a time, the last ones idle: a loop whose end cannot be foreseen costs more than some
   stores too many. There is room for all the bounds of a window and SG_SPLIT_IDLE more. */
KERNEL void note_bounds(struct sg_split *split, size_t base, uint64_t ends, uint64_t records)
{
    uint32_t *counts = split->records.items + split->records.n;
    size_t n = (size_t)__builtin_popcountll(ends);
    note_places(split->bounds.items + split->bounds.n, n, base, ends);
    split->records.n += (size_t)__builtin_popcountll(records);
    for (; records; counts += 2) {
#pragma GCC unroll 2
        for (size_t k = 0; k < 2; k++, records &= records - 1) {
            uint64_t up_to = records ^ (records - 1); /* the bits up to the lowest one */
            counts[k] = (uint32_t)(split->bounds.n + (size_t)__builtin_popcountll(ends & up_to));
        }
    }
    split->bounds.n += n;
}

KERNEL void split_window(struct sg_split *split)
{
    size_t stop = split->at + SG_SPLIT_WINDOW < split->n ? split->at + SG_SPLIT_WINDOW : split->n;
    for (size_t base = split->at; base < stop; base += 64) {
        struct masks masks = classify(split->text + base, split->delimiter);
        uint64_t known = first_bits(split->n - base);
        uint64_t fields = masks.delimiter & known;
        masks.cr &= known;
        masks.quote &= known;
        uint64_t records = record_ends(masks, split->text[base + 64]) & known;
        if (masks.quote | split->inside | split->after_close)
            unquote(split, base, masks, &fields, &records);
        split->after_end = (fields | records) >> 63;
        note_bounds(split, base, fields | records, records);
    }
    split->at = stop;
}

#undef KERNEL
