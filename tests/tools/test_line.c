#include "tests/test_support.h"

#include <stdlib.h>

#include "tools/commands.h"
#include "tools/line.h"

static void a_line_can_be_run_again(void **state)
{
    (void)state;
    static const struct {
        const char *words[10];
        const char *line;
    } cases[] = {
        {{"composition", "--by", "産業", "a.csv"}, "sangyo composition --by 産業 a.csv"},
        {{"composition", "-o", "x.csv", "--where=a=b c", "d e.csv", "-q"},
         "sangyo composition --where 'a=b c' --quiet 'd e.csv'"},
        {{"change", "--from", "", "it's"}, "sangyo change --from '' 'it'\\''s'"},
        {{"inspect", "$(x)", "a;b", "-"}, "sangyo inspect '$(x)' 'a;b' -"},
        {{"inspect"}, "sangyo inspect"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_call call;
        size_t n = 0;
        while (cases[i].words[n])
            n++;
        struct sg_error err = {0};
        if (!sg_parse(sg_commands, cases[i].words, n, &call, &err))
            fail_msg("case %zu: %s", i, err.message);
        char *line = sg_call_line(&call);
        assert_string_equal(line, cases[i].line);
        free(line);
        sg_parse_free(&call);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_can_be_run_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
