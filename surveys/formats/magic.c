#include "magic.h"

#include <string.h>

#include <sangyo/lang.h>

struct bytes {
    const char *at;
    size_t n;
};

#define BYTES(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
#define OLD_SHEET                                                                                  \
    {                                                                                              \
        "an Excel sheet of before 1995 (XLS)", "1995年より前のExcelシート（XLS）"        \
    }
#define SAVE_BOOK                                                                                                    \
    {                                                                                                                \
        "save it as XLSX and give that", "XLSX形式で保存して、そのファイルを指定してください" \
    }
#define EXPORT                                                                                             \
    {                                                                                                      \
        "export its data as CSV UTF-8 and give that",                                                      \
            "データをCSV（UTF-8）に書き出して、そのファイルを指定してください" \
    }
#define UNPACK                                                                                              \
    {                                                                                                       \
        "unpack it and give the file in it", "展開して、中のファイルを指定してください" \
    }
#define COPY_TABLE                                                                                 \
    {                                                                                              \
        "copy the table into a spreadsheet and save it as CSV UTF-8",                              \
            "表を表計算ソフトに写し、「CSV UTF-8」で保存してください"       \
    }

/* The first row that fits tells. `within`, where there is one, stands anywhere behind: archives are
   told by the names of their files, what begins like a text by its first zero byte. */
static const struct {
    struct bytes magic;
    size_t offset;
    struct bytes within;
    struct sg_bilingual name, what_to_do;
} formats[] = {
    {BYTES("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
     30,
     {0},
     {NULL, NULL},
     {NULL, NULL}},
    {BYTES("mimetypeapplication/vnd.oasis.opendocument"),
     30,
     {0},
     {"an OpenDocument file that is no spreadsheet", "表計算でないOpenDocumentファイル"},
     COPY_TABLE},
    {BYTES("PK\3\4"),
     0,
     BYTES("xl/workbook.bin"),
     {"a binary Excel workbook (XLSB)", "Excelバイナリブック（XLSB）"},
     SAVE_BOOK},
    {BYTES("PK\3\4"), 0, BYTES("xl/workbook.xml"), {NULL, NULL}, {NULL, NULL}}, /* is read */
    {BYTES("PK\3\4"), 0, BYTES("META-INF/manifest.xml"), {NULL, NULL}, {NULL, NULL}},
    {BYTES("PK\3\4"), 0, {0}, {"a ZIP archive", "ZIP書庫"}, UNPACK},
    {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
     0,
     BYTES("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"),
     {"an encrypted workbook", "パスワードで保護されたブック"},
     {"save it without a password and give that",
      "パスワードなしで保存して、そのファイルを指定してください"}},
    {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), 0, {0}, {NULL, NULL}, {NULL, NULL}},
    /* before 1995 a sheet was a file: records BOF of versions 2, 3, 4 */
    {BYTES("\x09\x00\x04\x00"), 0, {0}, OLD_SHEET, SAVE_BOOK},
    {BYTES("\x09\x02\x06\x00"), 0, {0}, OLD_SHEET, SAVE_BOOK},
    {BYTES("\x09\x04\x06\x00"), 0, {0}, OLD_SHEET, SAVE_BOOK},
    {BYTES("%PDF-"), 0, {0}, {"a PDF document", "PDF文書"}, COPY_TABLE},
    {BYTES("\x1F\x8B"), 0, {0}, {"compressed by gzip", "gzip圧縮ファイル"}, UNPACK},
    {BYTES("BZh"), 0, BYTES("1AY&SY"), {"compressed by bzip2", "bzip2圧縮ファイル"}, UNPACK},
    {BYTES("\xFD"
           "7zXZ\0"),
     0,
     {0},
     {"compressed by xz", "xz圧縮ファイル"},
     UNPACK},
    {BYTES("7z\xBC\xAF\x27\x1C"), 0, {0}, {"a 7z archive", "7z書庫"}, UNPACK},
    {BYTES("PAR1"), 0, BYTES("\0"), {"a Parquet file", "Parquetファイル"}, EXPORT},
    {BYTES("ARROW1\0\0"), 0, {0}, {"an Arrow file", "Arrowファイル"}, EXPORT},
};

static bool stands_at(struct bytes file, size_t at, struct bytes what)
{
    return file.n >= what.n && at <= file.n - what.n && memcmp(file.at + at, what.at, what.n) == 0;
}

static bool stands_within(struct bytes file, struct bytes what)
{
    const char *end = file.at + file.n;
    for (const char *at = file.at; at < end && (at = memchr(at, *what.at, (size_t)(end - at)));
         at++)
        if (stands_at(file, (size_t)(at - file.at), what))
            return true;
    return false;
}

bool sg_magic_refuse(const char *bytes, size_t n, struct sg_error *err)
{
    static const char bom[] = "\xEF\xBB\xBF";
    struct bytes file = {bytes, n};
    if (n >= sizeof bom - 1 && memcmp(bytes, bom, sizeof bom - 1) == 0)
        file = (struct bytes){bytes + sizeof bom - 1, n - (sizeof bom - 1)};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (!stands_at(file, formats[i].offset, formats[i].magic) ||
            (formats[i].within.n && !stands_within(file, formats[i].within)))
            continue;
        if (!formats[i].name.en)
            return true;
        enum sg_lang lang = err ? err->lang : SG_EN;
        return sg_fail(err, SG_FAIL_DATA, "%s, which is not read here; %s",
                       sg_lang_pick(formats[i].name, lang),
                       sg_lang_pick(formats[i].what_to_do, lang));
    }
    return true;
}
