#include "tests/test_support.h"

#include <string.h>

#include "surveys/formats/magic.h"

struct bytes {
    const char *at;
    size_t n;
};

#define BYTES(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

static void what_is_no_text_is_named(void **state)
{
    (void)state;
    static const struct {
        struct bytes file;
        const char *name, *what_to_do;
    } cases[] = {
        {BYTES("PK\3\4.........................[Content_Types].xml..xl/workbook.bin"), "(XLSB)",
         "save it as XLSX"},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a"
               "\0g\0e\0"),
         "encrypted workbook", "without a password"},
        {BYTES("PK\3\4..........................mimetypeapplication/"
               "vnd.oasis.opendocument.textPK"),
         "no spreadsheet", "CSV UTF-8"},
        {BYTES("PK\3\4data/a.csv"), "ZIP", "unpack"},
        {BYTES("\x09\x04\x06\0\0\0\x10\0"), "before 1995", "save it as XLSX"},
        {BYTES("\x1F\x8B\x08\0"), "gzip", "unpack"},
        {BYTES("%PDF-1.7\n"), "PDF", "spreadsheet"},
        {BYTES("PAR1\x15\0"), "Parquet", "export"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_error err = {0};
        if (sg_magic_refuse(cases[i].file.at, cases[i].file.n, &err))
            fail_msg("%zu: %s is read", i, cases[i].name);
        assert_int_equal(err.kind, SG_FAIL_DATA);
        if (!strstr(err.message, cases[i].name) || !strstr(err.message, cases[i].what_to_do))
            fail_msg("%zu: %s", i, err.message);
    }
}

static void texts_that_begin_alike_are_read(void **state)
{
    (void)state;
    static const struct bytes texts[] = {
        BYTES(""),
        BYTES("P"),
        BYTES("PAR1,PAR2\n1,2\n"),
        BYTES("$FL2,b\n1,2\n"),
        BYTES("BZh,b\n1,2\n"),
        BYTES("CHARSET=,b\n1,2\n"),
        BYTES("\xFF\xFE\1\0a\0"),
        BYTES("PK,name\n1,2\n"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!sg_magic_refuse(texts[i].at, texts[i].n, NULL))
            fail_msg("%zu: %s", i, texts[i].at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_text_is_named),
        cmocka_unit_test(texts_that_begin_alike_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
