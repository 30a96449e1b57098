#include "../test_support.h"

#include <stdlib.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "../work_folder.h"
#include "serve/ask.h"

/* The words with spaces between, or the error; to be released with free(). */
static char *words_of(const char *ask)
{
    struct sg_texts words = {0};
    struct sg_error err = {0};
    struct sg_buffer text = {0};
    json_t *json = json_loads(ask, 0, NULL);
    if (sg_ask_words(json, "/tmp/run", "en", &words, &err))
        for (size_t i = 0; i < words.n; i++)
            sg_buffer_printf(&text, "%s%s", i ? " " : "", words.items[i]);
    else
        sg_buffer_printf(&text, "! %s", err.message);
    sg_texts_free(&words);
    json_decref(json);
    return sg_buffer_take(&text);
}

static void what_is_asked_becomes_words(void **state)
{
    static const char *const cases[][2] = {
        {"{\"kind\":\"commands\"}", "help --json"},
        {"{\"kind\":\"result\",\"words\":[\"change\",\"--output\",\"x\",\"--\"]}",
         "serve --lang en --result /tmp/run -- change --output x --"},
        {"{\"kind\":\"result\",\"figure\":\"png\",\"words\":[\"change\"]}",
         "serve --lang en --result /tmp/run --figure png -- change"},
        {"{\"kind\":\"preview\",\"document\":\"a.md\"}",
         "report --lang en --output /tmp/run/preview.html a.md"},
        {"{\"kind\":\"export\",\"document\":\"a.md\",\"name\":\"a.html\"}",
         "report --lang en --output a.html a.md"},
        {"{\"kind\":\"export\",\"document\":\"a.md\",\"name\":\"a.docx\"}",
         "report --lang en --output a.docx a.md"},
        {"{\"kind\":\"export\",\"document\":\"a.md\",\"name\":\"a.xlsx\"}",
         "report --lang en --workbook a.xlsx --output /tmp/run/preview.html a.md"},
        {"{\"kind\":\"export\",\"document\":\"a.md\",\"name\":\"a.sh\"}",
         "! a report is written as .html, .xlsx or .docx, not as 'a.sh'"},
        {"{\"kind\":\"export\",\"document\":\"a.md\"}", "! no file is named to be written"},
        {"{\"kind\":\"export\",\"document\":\"a.md\",\"name\":\"out.html\"}",
         "! 'out.html' is a link or a folder, which stays as it is"},
        {"{\"kind\":\"preview\",\"document\":\"none.md\"}",
         "! 'none.md' is no file of this folder"},
        {"{\"kind\":\"preview\",\"document\":\"out.md\"}",
         "! 'out.md' is a link or a folder, which stays as it is"},
        {"{\"kind\":\"preview\"}", "! no document is named"},
        {"{\"kind\":\"result\",\"words\":[]}", "! a run takes 1 to 400 words, not 0"},
        {"{\"kind\":\"result\",\"words\":\"change\"}", "! a run takes 1 to 400 words, not 0"},
        {"{\"kind\":\"result\",\"words\":[\"change\",1]}", "! word 2 of the run is no text"},
        {"{\"kind\":\"sh\"}", "! 'sh' is nothing that can be run"},
        {"{}", "! '' is nothing that can be run"},
        {"[]", "! '' is nothing that can be run"},
        {"null", "! '' is nothing that can be run"},
    };
    (void)state;
    write_file("a.md", "# A\n");
    assert_int_equal(symlink("/etc/passwd", "out.md"), 0);
    assert_int_equal(symlink("/tmp/out", "out.html"), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *words = words_of(cases[i][0]);
        assert_string_equal(words, cases[i][1]);
        free(words);
    }
    unlink("a.md");
    unlink("out.md");
    unlink("out.html");
}

static void a_document_lies_in_the_folder_itself(void **state)
{
    static const char *const names[] = {"../a.md", "/etc/passwd", "b/a.md", "-f", ".a.md"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct sg_buffer ask = {0};
        sg_buffer_printf(&ask, "{\"kind\":\"preview\",\"document\":\"%s\"}", names[i]);
        char *words = words_of(sg_buffer_text(&ask));
        if (words[0] != '!')
            fail_msg("%s: %s", names[i], words);
        free(words);
        sg_buffer_free(&ask);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_becomes_words),
        cmocka_unit_test(a_document_lies_in_the_folder_itself),
    };
    return enter_work_folder() == 0 ? cmocka_run_group_tests(tests, NULL, leave_work_folder) : 1;
}
