#include "chart_frame.h"

#include "test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "figure_files.h"

void chart_is_drawn(void **state)
{
    const struct chart_frame *frame = *state;
    if (!can_draw())
        skip();
    for (const struct chart_table *table = frame->drawn; table->text; table++)
        assert_chart_everywhere(frame->chart, table->text, table->name);
}

void chart_of_forty_rows_fits(void **state)
{
    const struct chart_frame *frame = *state;
    struct sg_buffer text = {0};
    if (!can_draw())
        skip();
    frame->rows(&text, 40);
    assert_chart_everywhere(frame->chart, text.text, "forty");
    sg_buffer_free(&text);
}

void chart_says_what_it_claims(void **state)
{
    const struct chart_frame *frame = *state;
    if (!can_draw())
        skip();
    for (const struct chart_claim *claim = frame->says; claim->text; claim++)
        assert_figure_says(claim->figure, claim->text);
}

/* The message of the refusal of a table, which the caller frees. */
static char *refusal(const struct chart_frame *frame, const char *text, enum sg_lang lang)
{
    struct sg_table table;
    struct sg_error err = {.lang = lang};
    struct sg_chart_options options = {.templates = "plots", .lang = lang};
    table_of(&table, text);
    if (sg_chart_draw(frame->chart, &table, figure_path("refused.svg"), &options, &err))
        fail_msg("%s takes more than %d", frame->chart, frame->most);
    assert_int_equal(err.kind, SG_FAIL_DATA);
    sg_table_free(&table);
    return strdup(err.message);
}

void chart_of_too_many_rows_is_refused(void **state)
{
    const struct chart_frame *frame = *state;
    struct sg_buffer text = {0};
    char number[16];
    frame->rows(&text, frame->most + 1);
    char *en = refusal(frame, text.text, SG_EN), *ja = refusal(frame, text.text, SG_JA);
    snprintf(number, sizeof number, "%d", frame->most);
    if (!strstr(en, frame->too_many) || !strstr(en, number))
        fail_msg("%s: no '%s' in '%s'", frame->chart, frame->too_many, en);
    if (strcmp(en, ja) == 0 || !strstr(ja, number))
        fail_msg("%s: '%s' is no message in Japanese", frame->chart, ja);
    free(ja);
    free(en);
    sg_buffer_free(&text);
    if (!can_draw())
        return;
    struct sg_table table;
    struct sg_error err = {0};
    struct sg_chart_options options = {.templates = "plots", .width_mm = 420};
    frame->rows(&text, frame->most);
    table_of(&table, text.text);
    if (!sg_chart_draw(frame->chart, &table, figure_path("most.svg"), &options, &err))
        fail_msg("%s does not take %d: %s", frame->chart, frame->most, err.message);
    sg_table_free(&table);
    sg_buffer_free(&text);
}

void chart_refuses_what_it_cannot_draw(void **state)
{
    const struct chart_frame *frame = *state;
    for (const struct chart_refusal *refused = frame->refused; refused->text; refused++)
        assert_chart_refused(frame->chart, refused->text, refused->kind, refused->words);
}

void chart_shows_hostile_labels_as_text(void **state)
{
    const struct chart_frame *frame = *state;
    char labels[N_HOSTILE][600];
    struct sg_table table;
    if (!can_draw())
        skip();
    plant_labels(labels);
    frame->hostile(&table, labels);
    assert_hostile_is_text(frame->chart, &table);
    sg_table_free(&table);
}

int chart_clean(void **state)
{
    (void)state;
    remove_figure_folder();
    return 0;
}
