#include "rules.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "platform/files.h"
#include "table/args.h"

static bool read_number(const char *text, double least, double most, double *number)
{
    char *end;
    *number = strtod(text, &end);
    return end != text && !*end && *number >= least && *number <= most;
}

static bool add_dominance(struct sg_protect_rules *rules, const char *text, struct sg_error *err)
{
    char *end;
    unsigned long n = strtoul(text, &end, 10);
    double percent;
    if (end == text || *end != ',' || n < 1 || n > SG_PROTECT_LARGEST ||
        !read_number(end + 1, 1e-9, 100, &percent))
        return sg_fail(err, SG_FAIL_USAGE,
                       "a dominance rule is N,K with N from 1 to %d and K up to 100 percent, such "
                       "as 2,85",
                       (int)SG_PROTECT_LARGEST);
    if (rules->n_dominance == SG_PROTECT_RULES)
        return sg_fail(err, SG_FAIL_USAGE, "more than %d dominance rules", (int)SG_PROTECT_RULES);
    rules->dominance[rules->n_dominance++] = (struct sg_protect_dominance){n, percent};
    return true;
}

/* The rules that are one number. */
static const struct {
    const char *name;
    size_t at;
    double least, most;
} numbers[] = {
    {"min-contributors", offsetof(struct sg_protect_rules, min_contributors), 0, 1e6},
    {"p-percent", offsetof(struct sg_protect_rules, p_percent), 1e-9, 1e6},
    {"prior", offsetof(struct sg_protect_rules, prior), 1e-9, 1e6},
    {"range-percent", offsetof(struct sg_protect_rules, range_percent), 0, 1e6},
};

/* Without the text that was found: what stands in the file is nobody's business. */
static bool fail_line(size_t line, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_USAGE,
            "a line of rules is NAME = VALUE with min-contributors, dominance (N,K), p-percent, "
            "prior, range-percent or zeros (safe, unsafe)");
    return sg_fail_at_row(err, line);
}

static bool read_line(struct sg_protect_rules *rules, char *line, size_t number,
                      struct sg_error *err)
{
    char *equals = strchr(line, '='), *save = NULL;
    if (line[strspn(line, " \t\r")] == '\0' || line[strspn(line, " \t")] == '#')
        return true;
    if (!equals)
        return fail_line(number, err);
    *equals = '\0';
    char *name = strtok_r(line, " \t", &save), *value = strtok_r(equals + 1, " \t\r", &save);
    if (!name || !value)
        return fail_line(number, err);
    if (strcmp(name, "zeros") == 0) {
        rules->zeros_unsafe = strcmp(value, "unsafe") == 0;
        return rules->zeros_unsafe || strcmp(value, "safe") == 0 || fail_line(number, err);
    }
    if (strcmp(name, "dominance") == 0)
        return add_dominance(rules, value, NULL) || fail_line(number, err);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(name, numbers[i].name) == 0)
            return read_number(value, numbers[i].least, numbers[i].most,
                               (double *)((char *)rules + numbers[i].at)) ||
                   fail_line(number, err);
    return fail_line(number, err);
}

static bool read_file(struct sg_protect_rules *rules, struct sg_run *run, const char *path,
                      struct sg_error *err)
{
    struct sg_os_about about;
    char *text = NULL;
    if (sg_os_about(path, &about) && (about.mode & 077)) {
        sg_fail(err, SG_FAIL_USAGE,
                "others can read the file of rules (mode %04o): make it your own with chmod 600",
                about.mode);
        return sg_fail_at_file(err, path);
    }
    bool fine = run->read_text(run, path, &text, err);
    char *line = text;
    for (size_t number = 1; fine && line && *line; number++) {
        char *end = strchr(line, '\n'), *next = end ? end + 1 : NULL;
        if (end)
            *end = '\0';
        fine = read_line(rules, line, number, err) || sg_fail_at_file(err, path);
        line = next;
    }
    free(text);
    if (fine)
        sg_run_note(run, "rule: confidential");
    return fine;
}

bool sg_protect_rules_read(struct sg_protect_rules *rules, struct sg_run *run, struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "rule-file");
    size_t n = sg_args_count(run->args, "dominance");
    *rules = (struct sg_protect_rules){.min_contributors = path ? 0 : 3};
    if (path && !read_file(rules, run, path, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!add_dominance(rules, sg_args_nth(run->args, "dominance", i), err))
            return false;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        double *number = (double *)((char *)rules + numbers[i].at);
        *number = sg_args_number(run->args, numbers[i].name, *number);
    }
    /* a rule that is chosen takes the place of the usual one */
    bool chosen = n || sg_args_count(run->args, "p-percent");
    if (!path && chosen && !sg_args_count(run->args, "min-contributors"))
        rules->min_contributors = 0;
    rules->zeros_unsafe = rules->zeros_unsafe || sg_args_choice(run->args, "zeros") == 1;
    if (rules->prior > 0 && !(rules->p_percent > 0))
        return sg_fail(err, SG_FAIL_USAGE, "--prior goes with --p-percent");
    return true;
}

static const struct sg_choice zeros[] = {
    {"safe", {"nothing is told by them", "０のセルは公表してよい"}},
    {"unsafe", {"that nobody is there must not be known", "該当なしであることも秘匿する"}}};

const struct sg_option sg_protect_option_min_contributors = {
    .name = "min-contributors",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .maximum = 1e6,
    .help = {"unsafe with fewer contributors than this (3 where no other rule is given)",
             "調査対象（企業）数がこれより少ないセルを秘匿する（他の基準を指定しなければ３）"}};
const struct sg_option sg_protect_option_zeros = {
    .name = "zeros",
    .kind = SG_OPTION_CHOICE,
    .argument = "WORD",
    .choices = SG_CHOICES(zeros),
    .preset = "safe",
    .help = {"whether cells with nobody are unsafe", "０のセルを秘匿するか"}};
const struct sg_option sg_protect_option_dominance = {
    .name = "dominance",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "N,K",
    .help = {"unsafe where the N largest have more than K percent",
             "上位Ｎ企業の占める割合がＫ％を超えるセルを秘匿する"}};
const struct sg_option sg_protect_option_p_percent = {
    .name = "p-percent",
    .kind = SG_OPTION_NUMBER,
    .argument = "P",
    .minimum = 1e-9,
    .maximum = 1e6,
    .help = {"unsafe where all but the two largest have less than P percent of the largest",
             "上位２企業を除く合計が第１位のＰ％より小さいセルを秘匿する"}};
const struct sg_option sg_protect_option_prior = {
    .name = "prior",
    .kind = SG_OPTION_NUMBER,
    .argument = "Q",
    .minimum = 1e-9,
    .maximum = 1e6,
    .help = {"what rivals know of each other before, within Q percent (pq rule)",
             "企業どうしが互いの値をＱ％以内で知っているとする（pq基準）"}};
const struct sg_option sg_protect_option_range_percent = {
    .name = "range-percent",
    .kind = SG_OPTION_NUMBER,
    .argument = "R",
    .maximum = 1e6,
    .help = {"amounts with too few contributors must stay open by R percent each way",
             "対象数の少ないセルの金額などを、前後Ｒ％までは絞り込めないようにする"}};
const struct sg_option sg_protect_option_rule_file = {
    .name = "rule-file",
    .kind = SG_OPTION_FILE,
    .plain = true,
    .argument = "FILE",
    .help = {"rules in a file that nobody else can read (mode 0600): lines of NAME = VALUE",
             "秘匿基準を書いたファイル（本人だけが読めるもの、モード0600。「名前 = 値」の行）"}};
