#include "bootstrap_options.h"

#include "table/args.h"

const struct sg_option sg_option_bootstrap = {
    .name = "bootstrap",
    .kind = SG_OPTION_INTEGER,
    .argument = "B",
    .preset = "1000",
    .minimum = 2,
    .help = {"replicates of --ci bootstrap", "--ci bootstrap の反復回数"}};

const struct sg_option sg_option_seed = {
    .name = "seed",
    .kind = SG_OPTION_INTEGER,
    .argument = "S",
    .preset = "1",
    .help = {"seed of the random numbers: the same seed gives the same result",
             "乱数の種（同じ種なら同じ結果）"}};

struct sg_bootstrap sg_bootstrap_plan_of(const struct sg_run *run)
{
    return (struct sg_bootstrap){.replicates = (size_t)sg_args_number(run->args, "bootstrap", 1000),
                                 .seed = (unsigned long)sg_args_number(run->args, "seed", 1),
                                 .level = run->level};
}
