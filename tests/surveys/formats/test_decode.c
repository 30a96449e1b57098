#include "tests/test_support.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include "surveys/formats/grid.h"

struct bytes {
    const char *s;
    size_t n;
};
#define BYTES(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* Either `text` and `encoding`, or the error: kind, row, column and the hex bytes in the message.
 */
struct reading {
    struct bytes bytes;
    const char *asked;
    struct bytes text;
    const char *encoding;
    enum sg_failure kind;
    size_t row;
    const char *column;
    const char *says;
};

static void check(const struct reading *want, size_t i)
{
    char *text = NULL;
    size_t n = 0;
    const char *encoding = NULL;
    struct sg_error err = {0};
    /* A copy of just these bytes, so that the sanitizers see a read beyond them. */
    char *exact = sg_resize(NULL, want->bytes.n, 1);
    memcpy(exact, want->bytes.s, want->bytes.n);
    bool decoded = sg_decode(exact, want->bytes.n, want->asked, &text, &n, &encoding, &err);
    free(exact);
    if (decoded != (want->encoding != NULL) || (decoded && strcmp(encoding, want->encoding) != 0))
        print_error("reading %zu: %s %s\n", i, decoded ? encoding : "fails:", err.message);
    assert_int_equal(decoded, want->encoding != NULL);
    if (decoded) {
        assert_string_equal(encoding, want->encoding);
        assert_int_equal(n, want->text.n);
        assert_memory_equal(text, want->text.s, n);
        assert_int_equal(text[n], 0);
    } else {
        assert_null(text);
        assert_int_equal(err.kind, want->kind);
        assert_int_equal(err.row, want->row);
        assert_string_equal(err.column, want->column);
        if (!strstr(err.message, want->says))
            print_error("reading %zu: %s lacks %s\n", i, err.message, want->says);
        assert_non_null(strstr(err.message, want->says));
    }
    free(text);
}

static void check_all(const struct reading *readings, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check(&readings[i], i);
}

/* "産業,①～－―髙" in each encoding. CP932: Microsoft's code page 932 table; EUC-JP-MS: 髙 is in its
   JIS X 0212 extension (8F F4 FB). */
#define SAMPLE "産業,①～－―髙"
#define SAMPLE_CP932 "\x8E\x59\x8B\xC6,\x87\x40\x81\x60\x81\x7C\x81\x5C\xFB\xFC"
#define SAMPLE_EUC "\xBB\xBA\xB6\xC8,\xAD\xA1\xA1\xC1\xA1\xDD\xA1\xBD\x8F\xF4\xFB"
#define SAMPLE_16LE "\x23\x75\x6D\x69,\0\x60\x24\x5E\xFF\x0D\xFF\x15\x20\xD9\x9A"
#define SAMPLE_16BE "\x75\x23\x69\x6D\0,\x24\x60\xFF\x5E\xFF\x0D\x20\x15\x9A\xD9"

static void encodings_are_told_apart(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        {.bytes = BYTES("a,b\n1,2\n"), .text = BYTES("a,b\n1,2\n"), .encoding = "UTF-8"},
        {.bytes = BYTES(SAMPLE), .text = BYTES(SAMPLE), .encoding = "UTF-8"},
        {.bytes = BYTES("〜𠮷é"), .text = BYTES("〜𠮷é"), .encoding = "UTF-8"},
        {.bytes = BYTES("\xEF\xBB\xBF" SAMPLE), .text = BYTES(SAMPLE), .encoding = "UTF-8 (BOM)"},
        {.bytes = BYTES("\xEF\xBB\xBF"), .text = BYTES(""), .encoding = "UTF-8 (BOM)"},
        {.bytes = BYTES(SAMPLE_CP932), .text = BYTES(SAMPLE), .encoding = "CP932"},
        {.bytes = BYTES(SAMPLE_EUC), .text = BYTES(SAMPLE), .encoding = "EUC-JP"},
        {.bytes = BYTES("\xFF\xFE" SAMPLE_16LE), .text = BYTES(SAMPLE), .encoding = "UTF-16LE"},
        {.bytes = BYTES("\xFE\xFF" SAMPLE_16BE), .text = BYTES(SAMPLE), .encoding = "UTF-16BE"},
        {.bytes = BYTES("\xFF\xFE\x42\xD8\xB7\xDF"), .text = BYTES("𠮷"), .encoding = "UTF-16LE"},
        {.bytes = BYTES("\xFF\xFE"), .text = BYTES(""), .encoding = "UTF-16LE"},
        {.bytes = BYTES(""), .text = BYTES(""), .encoding = "UTF-8"},
    };
    check_all(readings, sizeof readings / sizeof *readings);
}

/* The bytes of Windows-1252 can be kanji and half-width kana in CP932. */
static void latin_letters_within_words(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        {.bytes = BYTES("Besch\xE4"
                        "ftigte;f\xFCr\n"),
         .text = BYTES("Beschäftigte;für\n"),
         .encoding = "Windows-1252"},
        {.bytes = BYTES("gro\xDF"
                        "e;\x80\n"),
         .text = BYTES("große;€\n"),
         .encoding = "Windows-1252"},
        {.bytes = BYTES("\xCE"
                        "le,\xC4pfel,caf\xE9\n"),
         .text = BYTES("Île,Äpfel,café\n"),
         .encoding = "Windows-1252"},
        {.bytes = BYTES("S\xE3o;\xE4pfel\n"),
         .text = BYTES("São;äpfel\n"),
         .encoding = "Windows-1252"},
        {.bytes = BYTES("iPhone\x8C\x5E,\x93\xFA\x96\x7B"),
         .text = BYTES("iPhone型,日本"),
         .encoding = "CP932"},
        {.bytes = BYTES("NTT\x93\x8C\x93\xFA\x96\x7B"),
         .text = BYTES("NTT東日本"),
         .encoding = "CP932"},
        {.bytes = BYTES("A\x8C\x5E\x8E\x96\x8B\xC6\x8F\x8A"),
         .text = BYTES("A型事業所"),
         .encoding = "CP932"},
        {.bytes = BYTES("A\x8C\x5E"
                        "B"),
         .text = BYTES("A型B"),
         .encoding = "CP932"},
        {.bytes = BYTES("iPhone\x97\x70"
                        "app,\x82\xCC"),
         .text = BYTES("iPhone用app,の"),
         .encoding = "CP932"},
        {.bytes = BYTES("iPhone\x97\x70"
                        "app,\x93\xFA\x96\x7B"),
         .kind = SG_FAIL_DATA,
         .column = "",
         .says = "CP932 or Windows-1252"},
        {.bytes = BYTES("\xA4;\xE9"),
         .asked = "ISO-8859-15",
         .text = BYTES("€;é"),
         .encoding = "ISO-8859-15"},
        {.bytes = BYTES("\xA4;\xE9"),
         .asked = "latin1",
         .text = BYTES("¤;é"),
         .encoding = "ISO-8859-1"},
        {.bytes = BYTES("\x80"), .asked = "cp1252", .text = BYTES("€"), .encoding = "Windows-1252"},
    };
    check_all(readings, sizeof readings / sizeof *readings);
}

static void names_are_obeyed(void **state)
{
    (void)state;
    static const char *const cp932[] = {"cp932", "Shift_JIS", "SJIS", "windows-31j", "MS932"};
    for (size_t i = 0; i < 5; i++) {
        struct reading reading = {.bytes = BYTES(SAMPLE_CP932),
                                  .asked = cp932[i],
                                  .text = BYTES(SAMPLE),
                                  .encoding = "CP932"};
        check(&reading, i);
    }
    static const struct reading readings[] = {
        {.bytes = BYTES(SAMPLE), .asked = "UTF8", .text = BYTES(SAMPLE), .encoding = "UTF-8"},
        {.bytes = BYTES("\xEF\xBB\xBF" SAMPLE),
         .asked = "utf-8",
         .text = BYTES(SAMPLE),
         .encoding = "UTF-8 (BOM)"},
        {.bytes = BYTES(SAMPLE_EUC), .asked = "EUCJP", .text = BYTES(SAMPLE), .encoding = "EUC-JP"},
        {.bytes = BYTES(SAMPLE_EUC),
         .asked = "euc-jp",
         .text = BYTES(SAMPLE),
         .encoding = "EUC-JP"},
        {.bytes = BYTES(SAMPLE_16LE),
         .asked = "utf-16le",
         .text = BYTES(SAMPLE),
         .encoding = "UTF-16LE"},
        {.bytes = BYTES(SAMPLE_16BE),
         .asked = "UTF-16BE",
         .text = BYTES(SAMPLE),
         .encoding = "UTF-16BE"},
        {.bytes = BYTES("\xFF\xFE" SAMPLE_16LE),
         .asked = "utf-16le",
         .text = BYTES(SAMPLE),
         .encoding = "UTF-16LE"},
        {.bytes = BYTES("\xFE\xFF" SAMPLE_16BE),
         .asked = "utf-16",
         .text = BYTES(SAMPLE),
         .encoding = "UTF-16BE"},
        {.bytes = BYTES("a"), .asked = "cp932", .text = BYTES("a"), .encoding = "CP932"},
        {.bytes = BYTES("\xB6\xB2\xBC\xAC"),
         .asked = "cp932",
         .text = BYTES("ｶｲｼｬ"),
         .encoding = "CP932"},
        {.bytes = BYTES(SAMPLE_16LE),
         .asked = "utf-16",
         .kind = SG_FAIL_DATA,
         .column = "",
         .says = "utf-16le or utf-16be"},
        {.bytes = BYTES("\xFF\xFE" SAMPLE_16LE),
         .asked = "utf-16be",
         .kind = SG_FAIL_DATA,
         .column = "",
         .says = "that of UTF-16LE, not of UTF-16BE"},
        {.bytes = BYTES("\xFF\xFE" SAMPLE_16LE),
         .asked = "utf-8",
         .kind = SG_FAIL_DATA,
         .column = "",
         .says = "that of UTF-16LE, not of UTF-8"},
        {.bytes = BYTES("a"),
         .asked = "latin3",
         .kind = SG_FAIL_USAGE,
         .column = "",
         .says = "'latin3'; known are utf-8, utf8, cp932, "},
        {.bytes = BYTES("a"), .asked = "", .kind = SG_FAIL_USAGE, .column = "", .says = "''"},
    };
    check_all(readings, sizeof readings / sizeof *readings);
}

/* Bytes that are well formed in both encodings. */
static void cp932_and_euc_jp(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        /* 合計 would be ｹ, a wide character and ﾗ. */
        {.bytes = BYTES("\xB9\xE7\xB7\xD7"), .text = BYTES("合計"), .encoding = "EUC-JP"},
        /* 産業 would be ｻｺｶﾈ: a run of half-width katakana without a sound mark. */
        {.bytes = BYTES("\xBB\xBA\xB6\xC8"), .text = BYTES("産業"), .encoding = "EUC-JP"},
        {.bytes = BYTES("\xA4\xA2\xA5\xA2"), .text = BYTES("あア"), .encoding = "EUC-JP"},
        {.bytes = BYTES("\x8E\xB1\x8E\xDE"), .text = BYTES("ｱﾞ"), .encoding = "EUC-JP"},
        /* ｶﾌﾞｼｷｶﾞｲｼｬ, and ﾊﾟｰﾄ: names in a half-width register. */
        {.bytes = BYTES("\xB6\xCC\xDE\xBC\xB7\xB6\xDE\xB2\xBC\xAC"),
         .text = BYTES("ｶﾌﾞｼｷｶﾞｲｼｬ"),
         .encoding = "CP932"},
        {.bytes = BYTES("\xCA\xDF\xB0\xC4"), .text = BYTES("ﾊﾟｰﾄ"), .encoding = "CP932"},
        /* A sound mark on ｱ: no such kana, so the kanji. */
        {.bytes = BYTES("\xB1\xDE"), .text = BYTES("厭"), .encoding = "EUC-JP"},
        /* An odd run is no EUC-JP. */
        {.bytes = BYTES("\xB1,\xB2"), .text = BYTES("ｱ,ｲ"), .encoding = "CP932"},
        {.bytes = BYTES("\x81\x40"), .text = BYTES("　"), .encoding = "CP932"},
        {.bytes = BYTES("\xA1\xA1"), .text = BYTES("　"), .encoding = "EUC-JP"},
    };
    check_all(readings, sizeof readings / sizeof *readings);
}

#define SAYS_UTF8 "is no character of UTF-8;"
#define SAYS_CP932 "is no character of CP932;"

static void faults_are_placed(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        {.bytes = BYTES("産業,数\n建設業,1\xFF\n"),
         .kind = SG_FAIL_DATA,
         .row = 2,
         .column = "2",
         .says = "0xFF " SAYS_UTF8},
        {.bytes = BYTES("産業,数\r\n建設業,1\r\n製造\xE6\xA5"),
         .kind = SG_FAIL_DATA,
         .row = 3,
         .column = "1",
         .says = "0xE6 " SAYS_UTF8},
        {.bytes = BYTES("\xEF\xBB\xBF"
                        "a\tb,\xE3\x81,\n"),
         .kind = SG_FAIL_DATA,
         .row = 1,
         .column = "2",
         .says = "0xE3 is no character of UTF-8 (BOM);"},
        {.bytes = BYTES("\"a,\n\"\"b\",\"\n,\xC0\x80\""),
         .asked = "utf-8",
         .kind = SG_FAIL_DATA,
         .row = 3,
         .column = "2",
         .says = "0xC0 " SAYS_UTF8},
        {.bytes = BYTES("\xED\xA0\x80"),
         .asked = "utf-8",
         .kind = SG_FAIL_DATA,
         .row = 1,
         .column = "1",
         .says = "0xED " SAYS_UTF8},
        {.bytes = BYTES("\x8E\x59\x8B\xC6\rx,y,\x85\x40"),
         .kind = SG_FAIL_DATA,
         .row = 2,
         .column = "3",
         .says = "0x85 0x40 " SAYS_CP932},
        {.bytes = BYTES("\x8E\x59,\xFD,\n"),
         .kind = SG_FAIL_DATA,
         .row = 1,
         .column = "2",
         .says = "0xFD " SAYS_CP932},
        {.bytes = BYTES("\x8E\x59,\x8B"),
         .kind = SG_FAIL_DATA,
         .row = 1,
         .column = "2",
         .says = "0x8B " SAYS_CP932},
        {.bytes = BYTES("\xA4\xA2,\xA4\xA4\xA5\xA2\xA5\xA4\n\xA4"),
         .kind = SG_FAIL_DATA,
         .row = 2,
         .column = "1",
         .says = "0xA4 is no character of EUC-JP;"},
        {.bytes = BYTES("\xA4\xA2\xA9\xA1"),
         .asked = "euc-jp",
         .kind = SG_FAIL_DATA,
         .row = 1,
         .column = "1",
         .says = "0xA9 0xA1 is no"},
        {.bytes = BYTES("\xFF\xFE"
                        "a\0,\0\0\xDC"
                        "b\0"),
         .kind = SG_FAIL_DATA,
         .row = 1,
         .column = "2",
         .says = "0x00 0xDC is no character of UTF-16LE;"},
        {.bytes = BYTES("\xFE\xFF\0a\0\n\0"),
         .kind = SG_FAIL_DATA,
         .row = 2,
         .column = "1",
         .says = "0x00 is no character of UTF-16BE;"},
        {.bytes = BYTES("a,b\n1,\0002\n"),
         .kind = SG_FAIL_DATA,
         .row = 2,
         .column = "2",
         .says = "NUL"},
        {.bytes = BYTES("\x8E\x59\x8B\xC6\n\n\0"),
         .kind = SG_FAIL_DATA,
         .row = 3,
         .column = "1",
         .says = "NUL"},
        {.bytes = BYTES("a\0b\0"),
         .kind = SG_FAIL_DATA,
         .row = 1,
         .column = "1",
         .says = "--encoding utf-16le"},
        {.bytes = BYTES("\xFF\xFE"
                        "a\0\n\0b\0\0\0"),
         .kind = SG_FAIL_DATA,
         .row = 2,
         .column = "1",
         .says = "NUL"},
    };
    check_all(readings, sizeof readings / sizeof *readings);
}

/* The bytes of valid UTF-8 `text` in `encoding`. */
static struct bytes encode(const char *text, const char *encoding, char *room, size_t size)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    assert_true(converter != (iconv_t)-1);
    char *in = (char *)(uintptr_t)text;
    size_t left = strlen(text);
    char *out = room;
    size_t rest = size;
    assert_int_equal(iconv(converter, &in, &left, &out, &rest), 0);
    iconv_close(converter);
    return (struct bytes){room, size - rest};
}

/* Property: what any encoding can say comes back the same, whatever its length and position. */
static void round_trips(void **state)
{
    (void)state;
    static const char *const codes[][2] = {
        {"UTF-8", "UTF-8"}, {"CP932", "CP932"}, {"EUC-JP-MS", "EUC-JP"}, {"UTF-16LE", "UTF-16LE"}};
    struct sg_buffer text = {0};
    static char room[65536];
    for (size_t lines = 1; lines < 200; lines += 33) {
        sg_buffer_clear(&text);
        for (size_t i = 0; i < lines; i++)
            sg_buffer_printf(&text, "%zu,\"①～－―髙\n㈱∑ｶﾞ\",鉱業，採石業△１．７…\r\n", i);
        for (size_t i = 0; i < 4; i++) {
            struct reading reading = {.bytes = encode(text.text, codes[i][0], room, sizeof room),
                                      .asked = i == 3 ? "utf-16le" : NULL,
                                      .text = {text.text, text.n},
                                      .encoding = codes[i][1]};
            check(&reading, i);
        }
    }
    sg_buffer_free(&text);
}

/* All byte values at every place of a text are decoded or refused, never lost. */
static void every_byte_at_every_place(void **state)
{
    (void)state;
    static const char *const asked[] = {NULL, "utf-8", "cp932", "euc-jp", "utf-16le", "utf-16be"};
    static const char sample[] = SAMPLE_CP932 SAMPLE_EUC SAMPLE;
    char bytes[sizeof sample - 1];
    for (size_t i = 0; i < sizeof bytes; i++)
        for (int value = 0; value < 256; value++)
            for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
                memcpy(bytes, sample, sizeof bytes);
                bytes[i] = (char)value;
                char *text;
                size_t n;
                const char *encoding;
                struct sg_error err = {0};
                if (!sg_decode(bytes, sizeof bytes, asked[k], &text, &n, &encoding, &err)) {
                    assert_int_equal(err.kind, SG_FAIL_DATA);
                    assert_in_range(err.row, 1, 2);
                }
                free(text);
            }
}

/* Half-width katakana grow threefold: faults and ends at any fill of the output. */
static void growing_text(void **state)
{
    (void)state;
    for (size_t ascii = 0; ascii < 4; ascii++)
        for (size_t kana = 0; kana < 100; kana++) {
            struct sg_buffer bytes = {0};
            struct sg_buffer text = {0};
            sg_buffer_add_repeated(&bytes, "a", ascii);
            sg_buffer_add_repeated(&bytes, "\xB1", kana);
            sg_buffer_add_repeated(&text, "a", ascii);
            sg_buffer_add_repeated(&text, "ｱ", kana);
            struct reading good = {.bytes = {sg_buffer_text(&bytes), bytes.n},
                                   .asked = "cp932",
                                   .text = {sg_buffer_text(&text), text.n},
                                   .encoding = "CP932"};
            check(&good, kana);
            sg_buffer_add(&bytes, "\xFD");
            struct reading bad = {.bytes = {bytes.text, bytes.n},
                                  .asked = "cp932",
                                  .kind = SG_FAIL_DATA,
                                  .row = 1,
                                  .column = "1",
                                  .says = "0xFD"};
            check(&bad, kana);
            sg_buffer_free(&bytes);
            sg_buffer_free(&text);
        }
}

static void published_files(void **state)
{
    (void)state;
    static const char *const files[] = {
        "data/japan/FEH_00200502_240810184536.csv", "data/japan/SSDSE-A-2021.csv",
        "data/japan/SSDSE-A-2024.csv", "data/japan/SSDSE-E-2023.csv",
        "data/japan/SSDSE-E-2024.csv"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = shared_file(files[i]);
        if (!path)
            continue;
        struct sg_grid grid;
        struct sg_error err = {0};
        if (!sg_grid_read(path, NULL, 0, &grid, &err))
            fail_msg("%s: %s", path, err.message);
        assert_string_equal(grid.encoding, "CP932");
        assert_int_equal(grid.delimiter, ',');
        sg_grid_free(&grid);
    }
    const char *path = shared_file(files[2]);
    if (!path)
        return;
    struct sg_grid grid;
    assert_true(sg_grid_read(path, NULL, 0, &grid, NULL));
    /* 1,741 areas below three header rows (the issue's own count). */
    assert_int_equal(grid.n_rows, 1744);
    assert_string_equal(grid.encoding, "CP932");
    assert_string_equal(sg_grid_cell(&grid, 2, 2), "市区町村");
    for (size_t row = 0; row < grid.n_rows; row++)
        assert_int_equal(sg_grid_row_length(&grid, row), grid.n_columns);
    sg_grid_free(&grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_told_apart),  cmocka_unit_test(latin_letters_within_words),
        cmocka_unit_test(names_are_obeyed),          cmocka_unit_test(cp932_and_euc_jp),
        cmocka_unit_test(faults_are_placed),         cmocka_unit_test(round_trips),
        cmocka_unit_test(every_byte_at_every_place), cmocka_unit_test(growing_text),
        cmocka_unit_test(published_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
