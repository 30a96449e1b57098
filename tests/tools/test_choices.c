/* Every word that an option takes, of every command: it is well defined, and leads to a result of
   its own. */
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/write.h>

#include "plots/charts/chart_input.h"
#include "table/shape/order.h"

#include "commands/command_list.h"
#include "commands/execute.h"
#include "option_walk.h"

enum { WORDS = 64 };

static void assert_well_defined(const struct sg_option *option, const char *name, size_t i)
{
    const struct sg_choices *choices = &option->choices;
    const struct sg_choice *choice = sg_choices_at(choices, i);
    if (!choice->word || !*choice->word || strpbrk(choice->word, " |\t"))
        fail_msg("%s --%s: row %zu has no word that can be given", name, option->name, i);
    if (sg_choices_find(choices, choice->word) != i)
        fail_msg("%s --%s %s: two rows", name, option->name, choice->word);
    if (!choice->help.en != !sg_choices_at(choices, 0)->help.en)
        fail_msg("%s --%s %s: help of some choices only", name, option->name, choice->word);
    struct sg_args args = {0};
    assert_true(sg_args_add(&args, option, choice->word, NULL));
    assert_int_equal(sg_args_choice(&args, option->name), i);
    sg_args_free(&args);
}

/* A row that is to hold a function holds one. */
static void assert_has_function(const struct sg_option *option, const char *name, size_t i)
{
    const struct sg_choices *choices = &option->choices;
    const char *row = (const char *)sg_choices_at(choices, i);
    void (*function)(void) = NULL;
    if (!choices->are_functions)
        return;
    assert_true(choices->size >= sizeof(struct sg_choice) + sizeof function);
    memcpy(&function, row + sizeof(struct sg_choice), sizeof function);
    if (!function)
        fail_msg("%s --%s: row %zu has no function", name, option->name, i);
}

static void choices_are_well_defined(void **state)
{
    (void)state;
    struct option_walk at = {0};
    while (next_option(&at)) {
        const struct sg_option *option = at.option;
        for (size_t i = 0; i < option->choices.n; i++) {
            assert_well_defined(option, at.command->name, i);
            assert_has_function(option, at.command->name, i);
        }
        if (option->choices.n && option->preset)
            assert_true(sg_choices_find(&option->choices, option->preset) < option->choices.n);
    }
}

#define COUNTS "--births births --deaths deaths --stock stock examples/dynamics/made_up_counts.csv"
#define TYPE2 "--consumption-rate 0.6 examples/io/japan_2011_13.csv"
#define IO_REGION                                                                                  \
    "--region tests/vectors/choices/region.csv --region-value jobs_here --nation-value jobs_all "
#define KAMAKURA                                                                                   \
    "--region examples/io/kamakura_employees.csv --region-value kamakura_employees "               \
    "--nation-value "                                                                              \
    "japan_employees --uncovered average examples/io/japan_2011_13.csv"
#define EVENT "--consumption-rate 0.5 --demand tests/vectors/choices/demand.csv "
#define IMPACT_HERE "--consumption-rate 0.5 --demand examples/io/event_demand.csv " KAMAKURA
#define RESPONSES "examples/business-survey/datapackage.json#responses"
#define FRAME "examples/business-survey/frame.csv"
#define RECORDS "tests/vectors/choices/records.csv"
#define SERIES "tests/vectors/choices/series.csv"
#define CENSUS "--area area_code --by industry --period year --value employees "
#define AREAS " examples/kawasaki-census/datapackage.json#area"
#define WAVES "--wave wave --single q --strata stratum " RECORDS
#define DI "--single q --up 1 --down 2 --period wave --strata stratum " RECORDS
#define SEASONS "--by shop --value sales --force tests/vectors/choices/seasons.csv"
#define DI_SEASONS "--seasonal --force tests/vectors/choices/di_seasons.csv"
#define REPLICATES "--design-weight w --replicate-weights r* "
#define ONE_MARGIN "--margins " FRAME " --margin-size N_h --margin industry "
#define MARGINS ONE_MARGIN "--margin size "

/* The arguments of a run on which the words of an option differ, where the command's example is
   none. */
static const struct line {
    const char *command, *option;
    const char *word; /* NULL: all without a line of their own */
    const char *text;
} lines[] = {
    {"composition", "unit", NULL, "--ci wilson " CENSUS AREAS},
    {"composition", "unit", "persons", "--ci wilson --effective-n establishments " CENSUS AREAS},
    {"change", "compare", NULL, "tests/cases/chamber-di/di.csv"},
    {"specialization", "unit", NULL, "--reference 全国 --ci log-delta " CENSUS AREAS},
    {"specialization", "unit", "persons",
     "--reference 全国 --ci log-delta --effective-n establishments " CENSUS AREAS},
    {"concentration", "unit", NULL, "--ci delta " CENSUS AREAS},
    {"concentration", "unit", "persons", "--ci delta --effective-n establishments " CENSUS AREAS},
    {"concentration", "index", NULL,
     "--across areas --area area --by industry --value plants --where year=2000 --plants "
     "tests/vectors/choices/plants.csv " SERIES},
    {"shift-share", "method", NULL,
     "--area area --by industry --period year --value plants --from 2000 --to 2010 --reference "
     "全国 " SERIES},
    {"protect", "singletons", NULL,
     "--by r --value n --min-contributors 2 tests/vectors/choices/protect.csv"},
    {"protect", "method", "round", "--by r --value n --base 5 tests/vectors/choices/protect.csv"},
    {"protect", "method", "cell-key",
     "--by r --value n --key key --ptable examples/protect/ptable.csv "
     "tests/vectors/choices/protect.csv"},
    {"kpi", "grade-by", NULL,
     "--by indicator --direction up --grades A=90,B=55,C tests/vectors/choices/targets.csv"},
    {"check", "rules", NULL, "examples/workbooks/kami.xlsx"},
    {"compare", "base", NULL, "--wave wave --multiple m[12] --none m_none " RECORDS},
    {"compare", "lonely", NULL, WAVES},
    {"compare", "replicate-type", NULL, "--wave wave --single q " REPLICATES RECORDS},
    {"compare", "replicate-type", "fay", "--wave wave --single q --fay 0.3 " REPLICATES RECORDS},
    {"concordance", "unknown-areas", NULL,
     "--areas tests/vectors/choices/areas.csv "
     "examples/concordance/made_up_areas.csv"},
    {"dynamics flows", "gap", NULL,
     "--id id --period year --size employees tests/vectors/choices/register.csv"},
    {"dynamics rates", "method", "employment-insurance", COUNTS},
    {"dynamics rates", "method", "employment-insurance-average", COUNTS},
    {"dynamics rates", "method", "white-paper-2",
     "--births births --stock stock --stock-end stock --from 2016-06-01 --to 2021-06-01 "
     "examples/dynamics/made_up_counts.csv"},
    {"io coefficients", "balance", NULL, "tests/vectors/choices/flows.csv"},
    {"io inverse", "balance", NULL, "tests/vectors/choices/flows.csv"},
    {"io linkages", "balance", NULL, "tests/vectors/choices/flows.csv"},
    {"io skyline", "balance", NULL, "tests/vectors/choices/flows.csv"},
    {"io inverse", "model", "domestic", "examples/io/germany_1995.csv"},
    {"io linkages", "model", "domestic", "examples/io/germany_1995.csv"},
    {"io inverse", "model", "type2", TYPE2},
    {"io linkages", "model", "type2", TYPE2},
    {"io regional", "balance", NULL,
     "--uncovered absent " IO_REGION "tests/vectors/choices/flows.csv"},
    {"io regional", "uncovered", NULL, IO_REGION "tests/vectors/choices/flows_fine.csv"},
    {"io regional", "aflq", NULL, "--method aflq --delta 0 " KAMAKURA},
    {"io impact", "balance", NULL, EVENT "tests/vectors/choices/flows.csv"},
    {"io impact", "uncovered", NULL, EVENT IO_REGION "tests/vectors/choices/flows_fine.csv"},
    {"io impact", "model", "domestic",
     "--consumption-rate 0.5 --demand tests/vectors/choices/demand_de.csv "
     "examples/io/germany_1995.csv"},
    {"io impact", "method", NULL, IMPACT_HERE},
    {"io impact", "coefficients", NULL, IMPACT_HERE},
    {"io impact", "aflq", NULL, "--method aflq --delta 0 " IMPACT_HERE},
    {"io impact", "prices", NULL, EVENT "tests/vectors/choices/flows_fine.csv"},
    {"io impact", "prices", "purchasers",
     "--margins tests/vectors/choices/margins.csv " EVENT "tests/vectors/choices/flows_fine.csv"},
    {"seasonal", "mode", NULL, SEASONS},
    {"seasonal", "seasonal-filter", NULL, SEASONS},
    {"seasonal", "trend-filter", NULL, SEASONS},
    {"di", "seasonal-filter", NULL, DI_SEASONS},
    {"di", "trend-filter", NULL, DI_SEASONS},
    {"di", "assess", NULL, "--seasonal tests/vectors/choices/di_seasons.csv"},
    {"di", "lonely", NULL, DI},
    {"di", "replicate-type", NULL, "--single q --up 1 --down 2 " REPLICATES RECORDS},
    {"di", "replicate-type", "fay", "--single q --up 1 --down 2 --fay 0.3 " REPLICATES RECORDS},
    {"answers", "base", NULL, "--multiple m[12] --none m_none " RECORDS},
    {"answers", "ci", NULL, "--single q " REPLICATES RECORDS},
    {"answers", "adjust", NULL,
     "--multiple mr[1-6] --domain industry*size --letters --strata stratum --frame " FRAME
     " " RESPONSES},
    {"answers", "method", NULL, "--single di " MARGINS RESPONSES},
    {"answers", "method", "post-stratify", "--single di " ONE_MARGIN RESPONSES},
    {"answers", "distance", NULL,
     "--single di --method calibrate --bounds 0.1,900 " MARGINS RESPONSES},
    {"answers", "lonely", NULL, "--single q --strata stratum " RECORDS},
    {"answers", "replicate-type", NULL, "--single q " REPLICATES RECORDS},
    {"answers", "replicate-type", "fay", "--single q --fay 0.3 " REPLICATES RECORDS},
    {"crosstab", "adjust", NULL,
     "--rows mr1 --cols stratum examples/business-survey/responses.csv"},
    {"crosstab", "lonely", NULL, "--rows q --cols group --strata stratum " RECORDS},
    {"crosstab", "replicate-type", NULL, "--rows q --cols group " REPLICATES RECORDS},
    {"crosstab", "replicate-type", "fay", "--rows q --cols group --fay 0.3 " REPLICATES RECORDS},
    {"estimate", "ci", NULL, "--quantile x@0.85 --domain group --design-weight w " RECORDS},
    {"estimate", "ci", "quantile", "--quantile x@0.85 --domain group " REPLICATES RECORDS},
    {"estimate", "method", NULL, "--mean emp " MARGINS RESPONSES},
    {"estimate", "method", "post-stratify", "--mean emp " ONE_MARGIN RESPONSES},
    {"estimate", "distance", NULL,
     "--mean emp --method calibrate --bounds 0.1,900 " MARGINS RESPONSES},
    {"estimate", "lonely", NULL, "--mean x --strata stratum " RECORDS},
    {"estimate", "replicate-type", NULL, "--mean x " REPLICATES RECORDS},
    {"estimate", "replicate-type", "fay", "--mean x --fay 0.3 " REPLICATES RECORDS},
    {"weight", "method", NULL, MARGINS "examples/business-survey/responses.csv"},
    {"weight", "method", "post-stratify", ONE_MARGIN "examples/business-survey/responses.csv"},
    {"weight", "distance", NULL,
     "--method calibrate --bounds 0.1,900 " MARGINS "examples/business-survey/responses.csv"},
    {"sample", "allocate", NULL, "--n 500 --population N_h --sd n_resp --strata stratum " FRAME},
    {"sample", "draw", NULL, "--n 8 --strata industry --size N_h " FRAME},
    {"tally", "user-missing", NULL, "--by q1 --count tests/vectors/choices/survey.sav"},
    {"tally", "delimiter", "comma", "--by a --sum n tests/vectors/choices/comma.txt"},
    {"tally", "delimiter", "semicolon", "--by a --sum n tests/vectors/choices/semicolon.txt"},
    {"tally", "delimiter", "tab", "--by a --sum n tests/vectors/choices/tab.txt"},
    {"tally", "delimiter", "bar", "--by a --sum n tests/vectors/choices/bar.txt"},
    {"tally", "decimal", NULL, "--by a --sum n tests/vectors/choices/numbers.txt"},
    {"tally", "thousands", NULL, "--by a --sum n tests/vectors/choices/numbers.txt"},
    {"tally", "thousands", "space", "--by a --sum n tests/vectors/choices/space.txt"},
    {"tally", "thousands", "apostrophe", "--by a --sum n tests/vectors/choices/apostrophe.txt"},
    {"tally", "thousands", "none", "--by a --sum n tests/vectors/choices/none.txt"},
    {"tally", "hidden", NULL, "--by a --sum n tests/vectors/choices/marked.xlsx"},
    {"tally", "struck", NULL, "--by a --sum n tests/vectors/choices/marked.xlsx"},
    {"tally", "on-error", NULL, "--sum employees tests/cases/tally-malformed/in.csv"},
    {"report", "format", NULL, "tests/cases/report/in.md --allow-dir examples"},
};

enum { LINES = sizeof lines / sizeof *lines };

static const char *line_of(const struct sg_command *command, const char *option, const char *word)
{
    const char *line = command->example;
    for (size_t i = 0; i < LINES; i++) {
        if (strcmp(lines[i].command, command->name) != 0 || strcmp(lines[i].option, option) != 0)
            continue;
        if (lines[i].word && strcmp(lines[i].word, word) == 0)
            return lines[i].text;
        if (!lines[i].word)
            line = lines[i].text;
    }
    return line;
}

/* Words whose meaning is a refusal. */
static bool refuses(const char *option, const char *word)
{
    return (strcmp(option, "lonely") == 0 && strcmp(word, "fail") == 0) ||
           (strcmp(option, "on-error") == 0 && strcmp(word, "stop") == 0) ||
           (strcmp(option, "balance") == 0 && strcmp(word, "stop") == 0) ||
           (strcmp(option, "uncovered") == 0 && strcmp(word, "stop") == 0) ||
           (strcmp(option, "unknown-areas") == 0 && strcmp(word, "stop") == 0);
}

/* Words that are two names of one thing, or say how the same records are sorted. */
static bool is_alike(const char *option, const char *word)
{
    return (strcmp(option, "lonely") == 0 && strcmp(word, "certainty") == 0) ||
           (strcmp(option, "sorted") == 0 && strcmp(word, "numbers") == 0);
}

/* Takes a line of words apart, in place. */
static size_t take_apart(char *line, const char *words[], size_t n)
{
    for (char *at = strtok(line, " "); at && n < WORDS; at = strtok(NULL, " "))
        words[n++] = at;
    return n;
}

static bool run_line(const char *const words[], size_t n, struct sg_buffer *text,
                     struct sg_error *err)
{
    struct sg_call call;
    struct sg_command_result result = {0};
    const struct sg_write_options options = {.lang = SG_EN, .decimals = -1};
    bool ok = sg_parse(sg_commands, words, n, &call, err) && sg_execute(&call, &result, err);
    if (ok && sg_call_output(&call) != SG_OUTPUT_TEXT)
        ok = sg_writer_named("csv")->write(&result.table, &options, text, err);
    sg_buffer_add(text, sg_buffer_text(&result.text));
    sg_command_result_free(&result);
    sg_parse_free(&call);
    return ok;
}

/* The table as CSV, or the text; of a word that refuses, the message. */
static char *outcome(const struct sg_command *command, const char *option, const char *word)
{
    const char *words[WORDS] = {command->name, "--lang", "en"};
    char given[64];
    struct sg_error err = {.lang = SG_EN};
    struct sg_buffer text = {0};
    assert_non_null(line_of(command, option, word));
    char *line = sg_copy_text(line_of(command, option, word));
    snprintf(given, sizeof given, "--%s=%s", option, word);
    words[3] = given;
    bool ok = run_line(words, take_apart(line, words, 4), &text, &err);
    if (ok == refuses(option, word))
        fail_msg("%s --%s %s: %s", command->name, option, word, ok ? "not refused" : err.message);
    if (!ok)
        sg_buffer_add(&text, err.message);
    free(line);
    return sg_buffer_take(&text);
}

static void assert_all_differ(const struct sg_command *command, const struct sg_option *option)
{
    char **outcomes = sg_alloc(option->choices.n, sizeof *outcomes);
    for (size_t i = 0; i < option->choices.n; i++) {
        const char *word = sg_choices_at(&option->choices, i)->word;
        outcomes[i] = outcome(command, option->name, word);
        for (size_t k = 0; k < i && !is_alike(option->name, word); k++)
            if (strcmp(outcomes[i], outcomes[k]) == 0)
                fail_msg("%s --%s: %s gives what %s does", command->name, option->name, word,
                         sg_choices_at(&option->choices, k)->word);
    }
    for (size_t i = 0; i < option->choices.n; i++)
        free(outcomes[i]);
    free(outcomes);
}

/* A choice that was added to an option without a way of its own fails here. */
static void each_word_has_its_result(void **state)
{
    (void)state;
    struct option_walk at = {0};
    size_t n = 0;
    while (next_option(&at)) {
        enum sg_option_group group = at.list.groups[at.n - 1];
        bool own = group == SG_GROUP_OWN || strcmp(at.command->name, "tally") == 0;
        if (!at.option->choices.n || !own || group > SG_GROUP_READING)
            continue;
        assert_all_differ(at.command, at.option);
        n++;
    }
    assert_true(n > 40);
}

static const struct sg_option *common_option(const char *name)
{
    static struct sg_option_list list;
    sg_common_list(sg_command_list_find(sg_commands, "composition", NULL), &list);
    for (size_t k = 0; k < list.n; k++)
        if (strcmp(list.options[k]->name, name) == 0)
            return list.options[k];
    fail_msg("no --%s", name);
    return NULL;
}

/* The options of all commands about output: each word is known to whom it is for. */
static void words_of_output_are_known(void **state)
{
    (void)state;
    const struct sg_option *format = common_option("format");
    const struct sg_option *lang = common_option("lang");
    for (size_t i = 0; i < format->choices.n; i++) {
        const char *word = sg_choices_at(&format->choices, i)->word;
        assert_ptr_equal(sg_writer_named(word), sg_writer_at(i));
    }
    assert_null(sg_writer_at(format->choices.n));
    for (size_t i = 0; i < SG_SORTS; i++) {
        bool given;
        assert_true(sg_input_sort(sg_input_sorts[i].word, false, &given, NULL));
        assert_int_equal(given, i != SG_SORT_VALUE);
        assert_int_not_equal(sg_order_word(sg_input_sorts[i].word), SG_ORDER_COLUMNS);
    }
    for (size_t i = 0; i < lang->choices.n; i++) {
        enum sg_lang asked = SG_EN;
        const char *word = sg_choices_at(&lang->choices, i)->word;
        assert_true(sg_common_lang(word, &asked));
        assert_int_equal(asked, strcmp(word, "ja") == 0 ? SG_JA : SG_EN);
    }
    assert_int_equal(lang->choices.n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(choices_are_well_defined),
        cmocka_unit_test(each_word_has_its_result),
        cmocka_unit_test(words_of_output_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
