#include "../test_support.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../work_folder.h"
#include "reports/report/block.h"
#include "serve/document.h"

static void assert_file(const char *name, const char *expected)
{
    char *text = read_file(name);
    assert_string_equal(text, expected);
    free(text);
}

static bool append(const char *name, const char *block, struct sg_error *err)
{
    json_t *json = json_loads(block, 0, NULL);
    bool ok = sg_serve_document_append(name, json, err);
    json_decref(json);
    return ok;
}

static void blocks_gather_in_a_document(void **state)
{
    (void)state;
    assert_true(append("r.md",
                       "{\"line\":\"sangyo change a.csv\",\"show\":\"sentence,table\","
                       "\"caption\":\"It's\",\"heading\":\"First\"}",
                       NULL));
    assert_true(append("r.md", "{\"line\":\"sangyo tidy a.csv\"}", NULL));
    assert_file("r.md", "# r\n\n## First\n\n```sangyo\nsangyo change a.csv\n"
                        "  | show=sentence,table caption='It'\\''s'\n```\n"
                        "\n```sangyo\nsangyo tidy a.csv\n```\n");
    unlink("r.md");
}

/* What was put there is what the report reads. */
static void a_block_reads_back(void **state)
{
    struct sg_buffer text = {0};
    struct sg_block block;
    (void)state;
    assert_true(sg_serve_document_block("sangyo change 'a b.csv'", "figure", "a \"b\" | 'c' $d `e`",
                                        &text, NULL));
    const char *inside = strchr(text.text, '\n') + 1;
    char *lines = sg_copy_bytes(inside, (size_t)(strstr(inside, "```\n") - inside));
    assert_true(sg_block_read(lines, &block, NULL));
    assert_int_equal(block.n_commands, 1);
    assert_string_equal(block.commands[0].items[1], "a b.csv");
    assert_string_equal(block.caption, "a \"b\" | 'c' $d `e`");
    sg_block_free(&block);
    free(lines);
    sg_buffer_free(&text);
}

static void what_would_leave_the_block_is_refused(void **state)
{
    static const char *const lines[] = {"sangyo change a.csv\n```\n# free",
                                        "sangyo change 'a\tb.csv'", "rm -rf /",
                                        "sangyo change '{{x}}.csv'", ""};
    struct sg_buffer text = {0};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (sg_serve_document_block(lines[i], "table", "", &text, NULL))
            fail_msg("%s", lines[i]);
    assert_false(sg_serve_document_block("sangyo tidy a", "table id=x", "", &text, NULL));
    assert_false(sg_serve_document_block("sangyo tidy a", "table", "a\nb", &text, NULL));
    assert_false(sg_serve_document_block("sangyo tidy a", "table", "{{a}}", &text, NULL));
    assert_int_equal(text.n, 0);
    assert_false(append("../r.md", "{\"line\":\"sangyo tidy a\"}", NULL));
    assert_false(append("r.txt", "{\"line\":\"sangyo tidy a\"}", NULL));
    assert_false(append("r.md", "null", NULL));
    assert_int_equal(access("r.md", F_OK), -1);
}

static void a_change_by_somebody_else_is_not_lost(void **state)
{
    struct sg_error err = {0};
    json_t *change = json_pack("{s:s,s:s}", "text", "# New\n", "before", "# Old\n");
    (void)state;
    write_file("r.md", "# Old\n");
    assert_true(sg_serve_document_replace("r.md", change, &err));
    assert_file("r.md", "# New\n");
    assert_false(sg_serve_document_replace("r.md", change, &err));
    assert_int_equal(err.kind, SG_FAIL_DATA);
    assert_file("r.md", "# New\n");
    assert_int_equal(symlink("r.md", "link.md"), 0);
    assert_false(sg_serve_document_replace("link.md", change, &err));
    json_decref(change);
    unlink("link.md");
    unlink("r.md");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_gather_in_a_document),
        cmocka_unit_test(a_block_reads_back),
        cmocka_unit_test(what_would_leave_the_block_is_refused),
        cmocka_unit_test(a_change_by_somebody_else_is_not_lost),
    };
    return enter_work_folder() == 0 ? cmocka_run_group_tests(tests, NULL, leave_work_folder) : 1;
}
