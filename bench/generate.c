/* Microdata for the benchmarks: seeded, so that everybody measures the same bytes.
   Usage: generate census|survey|register ROWS [SEED [YEAR]] >FILE. Figures are invented. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* splitmix64 (Steele, Lea and Flood 2014) */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static unsigned below(uint64_t *state, unsigned n)
{
    return (unsigned)((next(state) >> 32) * n >> 32);
}

/* Small numbers often, large ones seldom, as sizes of establishments are. */
static unsigned size_of_plant(uint64_t *state)
{
    unsigned size = 1 + below(state, 9);
    while (below(state, 4) == 0 && size < 20000)
        size *= 2 + below(state, 3);
    return size;
}

static const char *const plain_labels[] = {"専門サービス業（他に分類されないもの）",
                                           "持ち帰り・配達飲食サービス業",
                                           "不動産賃貸業・管理業",
                                           "その他の小売業",
                                           "飲食料品小売業",
                                           "総合工事業",
                                           "飲食店",
                                           "医療業"};
static const char *const quoted_labels[] = {"\"織物,衣服小売業\"", "\"飲食料品(酒,茶)\"",
                                            "\"その他の\"\"雑\"\"小売\"", "\"\"\"特掲\"\"産業\""};

static void census(unsigned long rows, uint64_t *state)
{
    puts("id,year,prefecture,municipality,division,class,label,legal_form,employees,sales");
    for (unsigned long i = 1; i <= rows; i++) {
        unsigned municipality = below(state, 1900), division = below(state, 18);
        unsigned prefecture = 1 + municipality * 47 / 1900, employees = size_of_plant(state);
        const char *label =
            below(state, 4) == 0 ? quoted_labels[below(state, 4)] : plain_labels[below(state, 8)];
        printf("%lu,%u,%02u,%02u%03u,%c,%03u,%s,%u,%u,%u\n", i, below(state, 2) ? 2021 : 2016,
               prefecture, prefecture, 100 + municipality % 900, (char)('A' + division),
               10 + division * 40 + below(state, 40), label, 1 + below(state, 4), employees,
               employees * (200 + below(state, 3000)));
    }
}

static void print_text_list(uint64_t *state)
{
    static const char *const answers[] = {"人材", "資金", "販路", "設備", "後継者"};
    unsigned n = below(state, 4);
    for (unsigned i = 0; i < n; i++)
        printf("%s%s", i ? ";" : "", answers[(below(state, 2) + 2 * i) % 5]);
}

static void survey_header(void)
{
    fputs("id,industry,stratum,weight", stdout);
    for (int i = 1; i <= 15; i++)
        printf(",s%d", i);
    for (char question = 'a'; question <= 'c'; question++)
        for (int i = 1; i <= 12; i++)
            printf(",m%c%d", question, i);
    puts(",t1,t2");
}

static void survey(unsigned long rows, uint64_t *state)
{
    survey_header();
    for (unsigned long i = 1; i <= rows; i++) {
        unsigned industry = below(state, 18), size = below(state, 4);
        printf("%lu,%c,%c%u,%u.%02u", i, (char)('A' + industry), (char)('A' + industry), size,
               2 + 3 * size, below(state, 100));
        for (int k = 0; k < 15; k++)
            printf(",%u", 1 + below(state, 5));
        uint64_t bits = next(state) & next(state);
        for (int k = 0; k < 36; k++)
            fputs(bits >> k & 1 ? ",1" : ",0", stdout);
        putchar(',');
        print_text_list(state);
        putchar(',');
        print_text_list(state);
        putchar('\n');
    }
}

/* A year of a register, sorted by id. Of every twelve units one comes and one goes between 2016 and
   2021; of the others a few move, a few change their industry, and most their size. */
static void register_of(unsigned long rows, uint64_t seed, unsigned year)
{
    puts("id,year,area,industry,employees");
    for (unsigned long i = 0, n = 0; n < rows; i++) {
        uint64_t unit = seed ^ (i * 0x9E3779B97F4A7C15u);
        unsigned fate = below(&unit, 12), area = below(&unit, 1741), industry = below(&unit, 17);
        unsigned size = size_of_plant(&unit), other = below(&unit, 1741), change = below(&unit, 5);
        bool late = year > 2016;
        if (fate == (late ? 0 : 1))
            continue;
        if (late && below(&unit, 50) == 0)
            area = other;
        if (late && below(&unit, 100) == 0)
            industry = other % 17;
        printf("%09lu,%u,%05u,%c,%u\n", i, year, 1000 + area, 'A' + (int)industry,
               late ? size + change - (size > 2 ? 2 : 0) : size);
        n++;
    }
}

int main(int argc, char **argv)
{
    unsigned long rows = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    uint64_t state = argc > 3 ? strtoul(argv[3], NULL, 10) : 1;
    unsigned year = argc > 4 ? (unsigned)strtoul(argv[4], NULL, 10) : 2016;
    if (rows && strcmp(argv[1], "census") == 0)
        census(rows, &state);
    else if (rows && strcmp(argv[1], "survey") == 0)
        survey(rows, &state);
    else if (rows && strcmp(argv[1], "register") == 0)
        register_of(rows, state, year);
    else
        return fputs("usage: generate census|survey|register ROWS [SEED [YEAR]] >FILE\n", stderr),
               2;
    return ferror(stdout) || fclose(stdout) ? 3 : 0;
}
