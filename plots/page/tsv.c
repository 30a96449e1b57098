#include "tsv.h"

#include <sangyo/number.h>
#include "table/text.h"

void sg_tsv_begin(struct sg_tsv *rows, const char *columns)
{
    *rows = (struct sg_tsv){.n_columns = 1};
    for (const char *c = columns; *c; c++) {
        sg_buffer_add_char(&rows->text, *c == ' ' ? '\t' : *c);
        rows->n_columns += *c == ' ';
    }
    sg_buffer_add(&rows->text, "\t.\n");
}

void sg_tsv_free(struct sg_tsv *rows)
{
    sg_buffer_free(&rows->text);
    *rows = (struct sg_tsv){0};
}

static void end_cell(struct sg_tsv *rows)
{
    sg_buffer_add_char(&rows->text, '\t');
    if (++rows->at < rows->n_columns)
        return;
    sg_buffer_add(&rows->text, ".\n");
    rows->at = 0;
    rows->n++;
}

void sg_tsv_number(struct sg_tsv *rows, double x)
{
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(sg_number_round(x, 4), text);
    sg_buffer_add(&rows->text, *text ? text : "NaN");
    end_cell(rows);
}

int32_t sg_figure_character(int32_t c)
{
    bool control = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
    bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return turns ? 0 : control ? ' ' : c;
}

void sg_tsv_text(struct sg_tsv *rows, const char *text)
{
    bool open = false;
    if (!*text)
        sg_buffer_add_char(&rows->text, ' ');
    for (const char *from = text; *from;) {
        const char *next = from;
        int32_t character = sg_text_next(&next), c = sg_figure_character(character);
        if (c && c != character)
            sg_buffer_add_char(&rows->text, (char)c);
        else if (c == '\\')
            sg_buffer_add(&rows->text, "\\\\");
        else if (c == '"')
            sg_buffer_add(&rows->text, (open = !open) ? "“" : "”");
        else if (c)
            sg_buffer_add_bytes(&rows->text, from, (size_t)(next - from));
        from = next;
    }
    end_cell(rows);
}

void sg_tsv_break(struct sg_tsv *rows)
{
    sg_buffer_add_char(&rows->text, '\n');
}

void sg_tsv_box(struct sg_tsv *rows, struct sg_box box)
{
    sg_tsv_number(rows, box.left);
    sg_tsv_number(rows, box.top);
    sg_tsv_number(rows, box.right);
    sg_tsv_number(rows, box.bottom);
}
