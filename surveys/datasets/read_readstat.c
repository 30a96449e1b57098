/* SPSS, Stata and SAS files, by libreadstat. */
#include <string.h>

#include <sangyo/buffer.h>
#include "surveys/formats/encoding.h"
#include "surveys/formats/reader.h"

#include "readstat_pass.h"

#define NEEDED "libreadstat"

#ifdef SG_WITH_READSTAT

/* The encoding to read in: the one asked for, else what the bytes tell where the file does not say
   or could not say it (Stata before release 118); NULL: as the file says. */
static bool find_encoding(readstat_parse_fn *parse, struct readstat_bytes *bytes,
                          enum dataset_origin origin, const char *asked, const char **encoding,
                          struct sg_error *err)
{
    struct sg_encoding found;
    struct sg_buffer texts = {0};
    struct readstat_pass pass = {.texts = &texts};
    *encoding = NULL;
    if (asked) {
        if (!sg_encoding_find(asked, "", 0, &found, err))
            return false;
        *encoding = found.iconv ? found.iconv : "UTF-8";
        return true;
    }
    readstat_error_t error = sg_readstat_run(parse, bytes, &pass, NULL);
    bool said = origin == DATASET_STATA ? pass.version >= 118 : *pass.encoding != '\0';
    bool ascii = true;
    for (size_t i = 0; i < texts.n && ascii; i++)
        ascii = (unsigned char)texts.text[i] < 0x80;
    bool fine = true;
    if (error == READSTAT_OK && !said && !ascii) {
        fine = sg_encoding_find(NULL, texts.text, texts.n, &found, err);
        *encoding = !fine ? NULL : found.iconv ? found.iconv : "UTF-8";
    }
    sg_buffer_free(&texts);
    return fine;
}

static bool fail_pass(const struct readstat_pass *pass, const char *encoding,
                      readstat_error_t error, struct sg_error *err)
{
    const struct dataset *dataset = pass->dataset;
    if (dataset->failed)
        return false;
    if (error == READSTAT_ERROR_CONVERT || error == READSTAT_ERROR_CONVERT_BAD_STRING ||
        error == READSTAT_ERROR_CONVERT_SHORT_STRING || error == READSTAT_ERROR_UNSUPPORTED_CHARSET)
        sg_fail(err, SG_FAIL_DATA,
                "a text is not in the encoding %s; name the right one with --encoding",
                encoding          ? encoding
                : *pass->encoding ? pass->encoding
                                  : "?");
    else
        sg_fail(err, SG_FAIL_DATA, "the file is broken or cut off (%s)",
                sg_readstat.readstat_error_message(error));
    return sg_fail_at_row(err, dataset->n_records ? dataset->n_records + 2 : 0);
}

/* Labels stand behind the data of Stata's: only its last words tell that none were cut off. SAS
   transport files do not say how many records they have, but consist of lines of 80 bytes. */
static bool ends_well(const struct readstat_bytes *bytes)
{
    static const char first[] = "<stata_dta>", last[] = "</stata_dta>",
                      transport[] = "HEADER RECORD*******";
    size_t n = bytes->n;
    if (n >= sizeof transport - 1 && memcmp(bytes->at, transport, sizeof transport - 1) == 0)
        return n % 80 == 0;
    if (n < sizeof first - 1 || memcmp(bytes->at, first, sizeof first - 1) != 0)
        return true;
    while (n && strchr("\r\n", bytes->at[n - 1]))
        n--; /* a line break, or zeros, may fill a block */
    return n >= sizeof last - 1 &&
           memcmp(bytes->at + n - (sizeof last - 1), last, sizeof last - 1) == 0;
}

static bool read_by(readstat_parse_fn *parse, enum dataset_origin origin,
                    struct readstat_bytes bytes, const struct sg_reader_hints *hints,
                    struct sg_content *content, struct sg_error *err)
{
    struct dataset dataset = {.origin = origin, .missing_out = hints->missing_out, .err = err};
    struct readstat_pass pass = {.dataset = &dataset};
    const char *encoding;
    if (!find_encoding(parse, &bytes, origin, hints->encoding, &encoding, err))
        return false;
    readstat_error_t error = sg_readstat_run(parse, &bytes, &pass, encoding);
    bool whole =
        origin != DATASET_SPSS || pass.n_records < 0 || (size_t)pass.n_records == dataset.n_records;
    if (error == READSTAT_OK && !whole)
        error = READSTAT_ERROR_ROW_COUNT_MISMATCH;
    if (error == READSTAT_OK && !ends_well(&bytes))
        error = READSTAT_ERROR_READ;
    bool read = error == READSTAT_OK && !dataset.failed ? sg_dataset_give(&dataset, content, err)
                                                        : fail_pass(&pass, encoding, error, err);
    sg_dataset_free(&dataset);
    if (!read)
        sg_content_free(content);
    return read;
}

#define READ(format, origin)                                                                       \
    static bool read_##format(const char *at, size_t n, const struct sg_reader_hints *hints,       \
                              struct sg_content *content, struct sg_error *err)                    \
    {                                                                                              \
        return sg_readstat_load(err) &&                                                            \
               read_by(sg_readstat.readstat_parse_##format, origin,                                \
                       (struct readstat_bytes){at, n, 0}, hints, content, err);                    \
    }
#define LACKING false

#else

static bool fail_lacking(struct sg_error *err)
{
    return sg_fail(
        err, SG_FAIL_TOOL,
        "this sangyo was built without libreadstat: install libreadstat-dev and run make "
        "again");
}

#define READ(format, origin)                                                                       \
    static bool read_##format(const char *at, size_t n, const struct sg_reader_hints *hints,       \
                              struct sg_content *content, struct sg_error *err)                    \
    {                                                                                              \
        (void)at;                                                                                  \
        (void)n;                                                                                   \
        (void)hints;                                                                               \
        (void)content;                                                                             \
        return fail_lacking(err);                                                                  \
    }
#define LACKING true

#endif

READ(sav, DATASET_SPSS)
READ(dta, DATASET_STATA)
READ(sas7bdat, DATASET_SAS)
READ(xport, DATASET_SAS)

static bool stands_at(const char *bytes, size_t n, size_t at, const char *magic, size_t length)
{
    return n >= at + length && memcmp(bytes + at, magic, length) == 0;
}

static bool is_sav(const char *bytes, size_t n)
{
    return (stands_at(bytes, n, 0, "$FL2", 4) || stands_at(bytes, n, 0, "$FL3", 4)) &&
           memchr(bytes, '\0', n);
}

/* Releases 104 to 115: their number, the order of bytes, 1, 0. */
static bool is_dta(const char *bytes, size_t n)
{
    bool old = n > 4 && bytes[0] >= 104 && bytes[0] <= 115;
    return stands_at(bytes, n, 0, "<stata_dta>", 11) ||
           (old && (stands_at(bytes, n, 1, "\1\1\0", 3) || stands_at(bytes, n, 1, "\2\1\0", 3)));
}

static bool is_sas7bdat(const char *bytes, size_t n)
{
    return stands_at(bytes, n, 12, "\xC2\xEA\x81\x60\xB3\x14\x11\xCF", 8);
}

static bool is_xpt(const char *bytes, size_t n)
{
    return stands_at(bytes, n, 0, "HEADER RECORD*******LIB", 23);
}

const struct sg_reader sg_sav_reader = {
    .name = "sav",
    .endings = "sav|zsav",
    .summary = {"SPSS files: value labels as categories, missing values, dates",
                "SPSSのファイル（値ラベル、欠損値、日付）"},
    .known_by = {"$FL2 or $FL3", "$FL2 又は $FL3"},
    .library = NEEDED,
    .lacking = LACKING,
    .fits = is_sav,
    .read = read_sav,
};

const struct sg_reader sg_dta_reader = {
    .name = "dta",
    .endings = "dta",
    .summary = {"Stata files of any release", "Stataのファイル（すべての版）"},
    .known_by = {"<stata_dta>, or the number of a release 104 to 115",
                 "<stata_dta>、又は版の番号（104～115）"},
    .library = NEEDED,
    .lacking = LACKING,
    .fits = is_dta,
    .read = read_dta,
};

const struct sg_reader sg_sas7bdat_reader = {
    .name = "sas7bdat",
    .endings = "sas7bdat",
    .summary = {"SAS data sets", "SASのデータセット"},
    .known_by = {"the 32 bytes of its beginning", "先頭の32バイト"},
    .library = NEEDED,
    .lacking = LACKING,
    .fits = is_sas7bdat,
    .read = read_sas7bdat,
};

const struct sg_reader sg_xpt_reader = {
    .name = "xpt",
    .endings = "xpt",
    .summary = {"SAS transport files", "SASの移送ファイル"},
    .known_by = {"HEADER RECORD*******LIB", "HEADER RECORD*******LIB"},
    .library = NEEDED,
    .lacking = LACKING,
    .fits = is_xpt,
    .read = read_xport,
};
