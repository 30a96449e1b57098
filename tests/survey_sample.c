#include "survey_sample.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "test_support.h"

static char *read_bytes(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    size_t n = (size_t)ftell(file);
    rewind(file);
    char *bytes = sg_alloc(n + 2, 1);
    n = fread(bytes, 1, n, file);
    fclose(file);
    bytes[n] = '\0';
    return bytes;
}

/* Splits in place; every record ends with a line feed. */
static void split(struct survey_file *file)
{
    size_t n = 0, capacity = 0;
    bool quoted = false;
    char *to = file->bytes, *start = to;
    for (const char *from = file->bytes; *from; from++) {
        if (*from == '"') {
            quoted = !quoted;
        } else if (!quoted && (*from == ',' || *from == '\n')) {
            bool end = *from == '\n';
            *to++ = '\0';
            file->cells = sg_grow(file->cells, &capacity, n + 1, sizeof *file->cells);
            file->cells[n++] = start;
            start = to;
            if (end && file->n_columns == 0)
                file->n_columns = n;
        } else if (*from != '\r') {
            *to++ = *from;
        }
    }
    file->n_rows = n / file->n_columns - 1;
}

bool survey_file_read(const char *name, struct survey_file *file)
{
    char path[512];
    bool own = strncmp(name, "tests/", 6) == 0 || strncmp(name, "examples/", 9) == 0;
    const char *found = name;
    *file = (struct survey_file){0};
    if (!own) {
        snprintf(path, sizeof path, "vectors/survey/%s", name);
        found = shared_file(path);
    }
    file->bytes = found ? read_bytes(found) : NULL;
    if (own)
        assert_non_null(file->bytes);
    if (file->bytes)
        split(file);
    return file->bytes != NULL;
}

void survey_file_free(struct survey_file *file)
{
    free(file->bytes);
    free(file->cells);
    *file = (struct survey_file){0};
}

size_t survey_column(const struct survey_file *file, const char *column)
{
    for (size_t i = 0; i < file->n_columns; i++)
        if (strcmp(file->cells[i], column) == 0)
            return i;
    fail_msg("no column %s", column);
    return 0;
}

const char *survey_text(const struct survey_file *file, size_t row, const char *column)
{
    return file->cells[(row + 1) * file->n_columns + survey_column(file, column)];
}

static double number_of(const char *text)
{
    return strcmp(text, "NA") == 0 || *text == '\0' ? NAN : strtod(text, NULL);
}

double survey_number(const struct survey_file *file, size_t row, const char *column)
{
    return number_of(survey_text(file, row, column));
}

/* Ranks of the texts of a column by first appearance; all 0 where there is none. */
static void rank_texts(const struct survey_file *file, const char *column, uint32_t *ranks)
{
    uint32_t n = 0;
    for (size_t i = 0; *column && i < file->n_rows; i++) {
        const char *text = survey_text(file, i, column);
        size_t k = 0;
        while (k < i && strcmp(survey_text(file, k, column), text) != 0)
            k++;
        ranks[i] = k < i ? ranks[k] : n++;
    }
}

/* One unit per row; rows of one PSU or stratum share its numbers. */
static void make_units(const struct survey_request *request, struct survey_sample *sample)
{
    const struct survey_file *file = request->file;
    const struct survey_design *design = request->design;
    uint32_t *strata = sg_alloc(file->n_rows, sizeof *strata);
    uint32_t *psus = sg_alloc(file->n_rows, sizeof *psus);
    rank_texts(file, design->strata, strata);
    rank_texts(file, design->psu, psus);
    sample->units = sg_alloc(file->n_rows, sizeof *sample->units);
    for (size_t i = 0; i < file->n_rows; i++) {
        double population = *design->fpc ? survey_number(file, i, design->fpc) : INFINITY;
        sample->units[i] = (struct sg_sample_unit){
            .strata = {strata[i]}, .psus = {psus[i]}, .populations = {population}, .weight = 1};
    }
    free(strata);
    free(psus);
}

static double weight_of(const struct survey_request *request, size_t row)
{
    const struct survey_design *design = request->design;
    if (design->weights)
        return design->weights[row];
    return *design->weight ? survey_number(request->file, row, design->weight) : 1;
}

static void add_rows(const struct survey_request *request, struct sg_moments *moments)
{
    size_t replicates = request->plan.n_replicates;
    const struct survey_file *weights = request->design->replicate_weights;
    long double *values = sg_alloc(request->plan.n_values, sizeof *values);
    long double *replicate = sg_alloc(replicates, sizeof *replicate);
    for (size_t i = 0; i < request->file->n_rows; i++) {
        for (size_t r = 0; r < replicates; r++)
            replicate[r] = number_of(weights->cells[(i + 1) * weights->n_columns + r + 1]);
        struct sg_moment_record record = {
            .unit = (uint32_t)i, .weight = weight_of(request, i), .replicate_weights = replicate};
        memset(values, 0, request->plan.n_values * sizeof *values);
        record.class = request->classify(request->context, i, values);
        assert_true(sg_moments_add(moments, &record, values));
    }
    free(values);
    free(replicate);
}

void survey_sample_make(const struct survey_request *request, struct survey_sample *sample)
{
    struct sg_moments moments;
    const struct survey_design *design = request->design;
    sg_moments_init(&moments, &request->plan);
    add_rows(request, &moments);
    make_units(request, sample);
    sample->ranks = sg_alloc(request->n_classes, sizeof *sample->ranks);
    for (size_t i = 0; i < request->n_classes; i++)
        sample->ranks[i] = (uint32_t)i;
    struct sg_sample_design made = {.n_stages = 1,
                                    .elements = !*design->psu,
                                    .lonely = design->lonely,
                                    .units = sample->units,
                                    .class_ranks = sample->ranks,
                                    .n_classes = request->n_classes,
                                    .replication = design->replication};
    sg_sample_make(&moments, &made, &sample->sample);
    sg_moments_free(&moments);
}

void survey_sample_free(struct survey_sample *sample)
{
    sg_sample_free(&sample->sample);
    free(sample->units);
    free(sample->ranks);
}
