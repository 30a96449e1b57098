#include <sangyo/write.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "findings/printed.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "printed.h"
#include "table/measure.h"
#include "table/role.h"
#include "table/text.h"

enum { MOST_DECIMALS = 15 };

/* Bytes of the control character, separator or direction mark that starts `s`; 0 if it is none. */
static size_t control_length(const unsigned char *s)
{
    if ((s[0] && s[0] < 0x20) || s[0] == 0x7f)
        return 1;
    if (s[0] == 0xc2 && s[1] >= 0x80 && s[1] < 0xa0) /* U+0080 to U+009F */
        return 2;
    if (s[0] == 0xe2 && s[1] == 0x80 && s[2] >= 0xa8 && s[2] <= 0xae) /* U+2028 to U+202E */
        return 3;
    if (s[0] == 0xe2 && s[1] == 0x81 && s[2] >= 0xa6 && s[2] <= 0xa9) /* U+2066 to U+2069 */
        return 3;
    return 0;
}

void sg_write_plain(const char *text, struct sg_buffer *out)
{
    while (*text) {
        size_t n = 0, skip = 0;
        while (text[n] && !(skip = control_length((const unsigned char *)text + n)))
            n++;
        sg_buffer_add_bytes(out, text, n);
        text += n;
        if (skip)
            sg_buffer_add_char(out, ' ');
        while ((skip = control_length((const unsigned char *)text)))
            text += skip;
    }
}

static bool says_unit(const char *title, const char *unit)
{
    char *title_key = sg_text_key(title), *unit_key = sg_text_key(unit);
    bool says = strstr(title_key, unit_key) != NULL;
    free(title_key);
    free(unit_key);
    return says;
}

bool sg_write_has_unit(const struct sg_column *column, enum sg_lang lang)
{
    return column->unit && !says_unit(sg_column_title(column, lang), column->unit);
}

/* A title of a wide table begins with a period: 2023年7-9月期 Change. */
static void write_title(const char *title, enum sg_lang lang, struct sg_buffer *out)
{
    size_t n = lang == SG_EN ? strlen(title) : 0;
    struct sg_period when;
    for (; n > 0; n--) {
        if (title[n] && title[n] != ' ')
            continue;
        char *label = sg_copy_bytes(title, n);
        bool period = sg_period_read(label, NULL, &when, NULL);
        if (period) {
            sg_write_name(label, lang, out);
            sg_write_plain(title + n, out);
        }
        free(label);
        if (period)
            return;
    }
    sg_write_name(title, lang, out);
}

void sg_write_title(const struct sg_column *column, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_buffer unit = {0};
    write_title(sg_column_title(column, lang), lang, out);
    if (!sg_write_has_unit(column, lang))
        return;
    sg_unit_name(column->unit, 1, lang, &unit);
    sg_buffer_add(out, lang == SG_JA ? "（" : " (");
    sg_write_plain(sg_buffer_text(&unit), out);
    sg_buffer_free(&unit);
    sg_buffer_add(out, lang == SG_JA ? "）" : ")");
}

static bool has_fractions(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 0; row < n_rows; row++)
        if (isfinite(column->values[row]) && column->values[row] != trunc(column->values[row]))
            return true;
    return false;
}

struct sg_cell_style sg_cell_style_of(const struct sg_column *column, size_t n_rows,
                                      const struct sg_write_options *options)
{
    struct sg_cell_style style = {options->lang, {-1, true, false, SG_MINUS_SIGN}, false};
    if (options->lang == SG_JA)
        style.number.minus = SG_MINUS_TRIANGLE;
    if (column->kind != SG_COLUMN_NUMBER)
        return style;
    style.number.decimals = sg_column_decimals(column, options->decimals);
    if (style.number.decimals < 0 && options->decimals >= 0 && has_fractions(column, n_rows))
        style.number.decimals = options->decimals;
    if (style.number.decimals < 0)
        style.number.decimals = sg_printed_common(column, n_rows);
    if (style.number.decimals > MOST_DECIMALS)
        style.number.decimals = MOST_DECIMALS;
    return style;
}

sg_status sg_cell_instead(const struct sg_column *column, size_t row)
{
    if (column->kind != SG_COLUMN_NUMBER)
        return 0;
    sg_status instead = sg_status_void(column->status[row]);
    if (!instead && (isnan(column->values[row]) || column->values[row] == 0))
        instead = column->status[row] & SG_STATUS_NIL;
    return instead;
}

sg_status sg_cell_marks(const struct sg_column *column, size_t row)
{
    if (column->kind != SG_COLUMN_NUMBER)
        return 0;
    return column->status[row] & ~sg_cell_instead(column, row) & ~(sg_status)SG_STATUS_REPEATED;
}

bool sg_cell_is_number(const struct sg_column *column, size_t row)
{
    return column->kind == SG_COLUMN_NUMBER && !isnan(column->values[row]) &&
           !sg_cell_instead(column, row);
}

/* The symbols of `status`, each once, with `lead` before the first and a space between them. */
static void add_symbols(sg_status status, enum sg_lang lang, const char *lead,
                        struct sg_buffer *out)
{
    const char *last = "";
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        const char *symbol = sg_lang_pick(sg_status_info(i)->symbol, lang);
        if (!(status >> i & 1) || !*symbol || strcmp(symbol, last) == 0)
            continue;
        sg_buffer_add(out, *last ? " " : lead);
        sg_buffer_add(out, symbol);
        last = symbol;
    }
}

void sg_write_label(const struct sg_column *column, size_t row, enum sg_lang lang,
                    struct sg_buffer *out)
{
    const char *text = sg_column_text(column, row);
    struct sg_buffer label = {0};
    if (column->kind == SG_COLUMN_PERIOD && lang == SG_EN && *text)
        sg_words_period(text, &column->levels.periods[column->codes[row]], lang, &label);
    else if (sg_role_is_unit(column->name))
        sg_unit_name(text, 1, lang, &label);
    else
        sg_buffer_add(&label, sg_names_label(text, lang, false));
    sg_write_plain(sg_buffer_text(&label), out);
    sg_buffer_free(&label);
}

void sg_write_name(const char *text, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_period when;
    struct sg_buffer name = {0};
    if (lang == SG_EN && sg_period_read(text, NULL, &when, NULL))
        sg_words_period(text, &when, lang, &name);
    else
        sg_buffer_add(&name, sg_names_label(text, lang, false));
    sg_write_plain(sg_buffer_text(&name), out);
    sg_buffer_free(&name);
}

size_t sg_write_cell(const struct sg_column *column, size_t row, const struct sg_cell_style *style,
                     struct sg_buffer *out)
{
    size_t start = out->n;
    if (column->kind != SG_COLUMN_NUMBER) {
        if (style->own_labels)
            sg_write_plain(sg_column_text(column, row), out);
        else
            sg_write_label(column, row, style->lang, out);
        return out->n - start;
    }
    sg_status status = column->status[row];
    sg_status instead = sg_cell_instead(column, row);
    if (status & SG_STATUS_REPEATED)
        sg_buffer_add(out, "(");
    if (instead) {
        add_symbols(instead, style->lang, "", out);
    } else {
        char text[SG_NUMBER_SIZE];
        sg_buffer_add_bytes(out, text, sg_number_display(column->values[row], style->number, text));
    }
    size_t body = out->n - start;
    if (status & SG_STATUS_REPEATED)
        sg_buffer_add(out, ")");
    add_symbols(sg_cell_marks(column, row), style->lang, " ", out);
    return body;
}
