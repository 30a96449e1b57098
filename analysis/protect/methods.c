#include "methods.h"

#include "table/args.h"

static const struct sg_choice words[] = {
    {"suppress", {"leave cells out, as few as can be found", "セルを秘匿する（できるだけ少なく）"}},
    {"audit",
     {"only say what can be found out of the cells that are suppressed",
      "すでに秘匿された表について、推測できる範囲を調べるだけ"}},
    {"round",
     {"round all cells to multiples of --base, so that sums still hold",
      "すべてのセルを --base の倍数に丸める（合計は一致したまま）"}},
    {"cell-key",
     {"change counts a little by the keys of their records and --ptable; sums no longer hold",
      "件数を個票のキーと --ptable により少し変える（合計は一致しなくなる）"}},
};

/* The methods under which an option has a meaning. */
static const struct {
    const char *option;
    unsigned methods;
} takers[] = {
    {"singletons", 1 << SG_PROTECT_SUPPRESS | 1 << SG_PROTECT_AUDIT},
    {"publish", 1 << SG_PROTECT_SUPPRESS | 1 << SG_PROTECT_AUDIT},
    {"prefer", 1 << SG_PROTECT_SUPPRESS | 1 << SG_PROTECT_AUDIT},
    {"reasons", 1 << SG_PROTECT_SUPPRESS | 1 << SG_PROTECT_AUDIT},
    {"dump-lp", 1 << SG_PROTECT_SUPPRESS | 1 << SG_PROTECT_AUDIT},
    {"interval", 1 << SG_PROTECT_SUPPRESS | 1 << SG_PROTECT_AUDIT},
    {"bounds", 1 << SG_PROTECT_SUPPRESS | 1 << SG_PROTECT_AUDIT},
    {"link", ~(1U << SG_PROTECT_CELL_KEY)},
    {"link-output", ~(1U << SG_PROTECT_CELL_KEY)},
    {"contributors", ~(1U << SG_PROTECT_CELL_KEY)},
    {"enterprise", ~(1U << SG_PROTECT_CELL_KEY)},
    {"design-weight", ~(1U << SG_PROTECT_CELL_KEY)},
    {"min-contributors", ~(1U << SG_PROTECT_CELL_KEY)},
    {"zeros", ~(1U << SG_PROTECT_CELL_KEY)},
    {"dominance", ~(1U << SG_PROTECT_CELL_KEY)},
    {"p-percent", ~(1U << SG_PROTECT_CELL_KEY)},
    {"prior", ~(1U << SG_PROTECT_CELL_KEY)},
    {"range-percent", ~(1U << SG_PROTECT_CELL_KEY)},
    {"rule-file", ~(1U << SG_PROTECT_CELL_KEY)},
    {"split", 1 << SG_PROTECT_SUPPRESS},
    {"base", 1 << SG_PROTECT_ROUND},
    {"ptable", 1 << SG_PROTECT_CELL_KEY},
    {"key", 1 << SG_PROTECT_CELL_KEY},
};

static bool require(const struct sg_args *args, const char *option, const char *argument,
                    enum sg_protect_method method, struct sg_error *err)
{
    return sg_args_count(args, option) || sg_fail(err, SG_FAIL_USAGE, "--method %s needs --%s %s",
                                                  words[method].word, option, argument);
}

bool sg_protect_method_read(const struct sg_args *args, enum sg_protect_method *method,
                            struct sg_error *err)
{
    *method = (enum sg_protect_method)sg_args_choice(args, "method");
    for (size_t i = 0; i < sizeof takers / sizeof *takers; i++)
        if (!(takers[i].methods >> *method & 1) && sg_args_count(args, takers[i].option))
            return sg_fail(err, SG_FAIL_USAGE, "--%s has no meaning with --method %s",
                           takers[i].option, words[*method].word);
    if (*method == SG_PROTECT_ROUND)
        return require(args, "base", "B", *method, err);
    if (*method == SG_PROTECT_CELL_KEY)
        return require(args, "ptable", "FILE", *method, err) &&
               require(args, "key", "COL", *method, err);
    return true;
}

const struct sg_option sg_protect_option_method = {
    .name = "method",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES(words),
    .preset = "suppress",
    .help = {"how cells are protected", "保護の方法"}};
