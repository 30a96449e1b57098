#include "tests/test_support.h"
#include "tests/work_folder.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sangyo/write.h>

#include "commands/execute.h"
#include "tools/commands.h"
#include "tools/output.h"
#include "tools/program.h"

static int make_files(void **state)
{
    (void)state;
    if (enter_work_folder() != 0)
        return -1;
    write_file("a.csv", "area,industry,year,plants,staff\nA,m,2016,1,10\nA,n,2016,1,20\n");
    write_file("b.csv", "industry,area,year,plants,staff\nm,B,2016,1,30\nm,A,2016,1,40\n");
    write_file("names.csv", "prefecture,municipality,industry,staff\n01,011,m,1\n01,012,n,3\n");
    write_file("semi.csv", "note\narea;industry;staff\nA;m;99\nA;m;9\nB;m;7\n");
    write_file("datapackage.json",
               "{\"name\":\"p\",\"resources\":[{\"name\":\"r\",\"path\":\"semi.csv\","
               "\"dialect\":{\"delimiter\":\";\",\"headerRows\":[2]},"
               "\"schema\":{\"fields\":[{\"name\":\"area\",\"type\":\"string\"},"
               "{\"name\":\"industry\",\"type\":\"string\",\"sangyo:role\":\"by\"},"
               "{\"name\":\"staff\",\"type\":\"integer\",\"missingValues\":[\"99\"]}]}}]}");
    write_file("deep.json", "{\"name\":\"p\",\"resources\":[{\"name\":\"r\",\"path\":\"semi.csv\","
                            "\"dialect\":{\"headerRows\":[1,2]}}]}");
    return 0;
}

/* What a command line gives: its CSV or text, then its notes, or its error. */
static char *result(const char *const words[])
{
    struct sg_error err = {0};
    struct sg_call call;
    struct sg_command_result result = {0};
    struct sg_buffer got = {0};
    struct sg_write_options options = {0};
    size_t n = 0;
    while (words[n])
        n++;
    bool ok = sg_parse(sg_commands, words, n, &call, &err) && sg_output_check(&call, &err) &&
              sg_execute(&call, &result, &err);
    if (!ok)
        sg_buffer_printf(&got, "%d: %s%s%s%s%s", (int)err.kind, err.file, err.file[0] ? ": " : "",
                         err.column, err.column[0] ? ": " : "", err.message);
    else if (sg_call_output(&call) == SG_OUTPUT_TEXT)
        sg_buffer_add(&got, sg_buffer_text(&result.text));
    else
        assert_true(sg_writer_named("csv")->write(&result.table, &options, &got, &err));
    for (size_t i = 0; i < result.notes.n; i++)
        sg_buffer_printf(&got, "# %s\n", result.notes.items[i]);
    sg_command_result_free(&result);
    sg_parse_free(&call);
    return sg_buffer_take(&got);
}

struct example {
    const char *words[14];
    const char *expected;
};

static const struct example examples[] = {
    {{"tally", "a.csv", "b.csv", "--by", "area", "--sum", "staff"},
     "area,n,sum_staff,status\nA,3,70,\nB,1,30,\n"},
    {{"tally", "a.csv", "b.csv", "--sum", "p*", "--mean", "staff"},
     "n,sum_plants,mean_staff,status\n4,4,25,\n"},
    {{"tally", "a.csv", "b.csv", "--by", "area", "--where", "industry=m", "--where", "area=A"},
     "area,n,status\nA,2,\n"},
    {{"tally", "a.csv", "--where", "industry=x"},
     "1: a.csv: industry: no record has exactly 'x' in this column"},
    {{"tally", "a.csv", "--where", "industry=x", "--partial"},
     "sangyo-tally\t2\nkeys\nvalues\nstatistics\n0\nend\t1\nchecksum\t347260946efa7570\n# no "
     "record has 'x' in column "
     "'industry'\n"},
    {{"tally", "a.csv", "--where", "indutry=m"},
     "2: a.csv: no column 'indutry'; did you mean 'industry'?"},
    {{"tally", "a.csv", "--by", "erea"}, "2: a.csv: no column 'erea'; did you mean 'area'?"},
    {{"tally", "a.csv", "--sum", "industry"},
     "1: a.csv: industry: 'm' is neither a number nor a symbol that stands for one; --missing "
     "'m=not_available' declares it (record at byte 32)"},
    {{"tally", "a.csv", "--sum", "staff", "--missing", "10=suppressed"},
     "n,sum_staff,status\n2,,suppressed\n"},
    {{"tally", "none.csv"}, "3: none.csv: no such file"},
    {{"tally", "a.csv", "names.csv"},
     "1: names.csv: other columns than in a.csv; the files of one run share their columns"},
    {{"tally", "a.csv", "--partial", "--format", "json"},
     "2: --format is about a table, which --partial does not write"},
    {{"tally", "datapackage.json", "--by", "area", "--sum", "staff"},
     "area,n,sum_staff,status\nA,2,,not_available\nB,1,7,\n"},
    {{"tally", "datapackage.json", "a.csv"},
     "2: a data package is read alone, not with other files"},
    {{"tally", "deep.json"},
     "1: microdata have one header row and no comments; read this resource with 'sangyo tidy'"},
    {{"merge", "a.csv"}, "1: a.csv: not a state of tally --partial, or a damaged one"},
    {{"composition", "--from-records", "a.csv", "b.csv", "--value", "staff"},
     "area,industry,year,value,total,share_percent,rank,status\nA,m,2016,50,70,71.42857142857143,1,"
     "\nA,n,2016,20,70,28.57142857142857,2,\nB,m,2016,30,30,100,1,\n"
     "# column 'industry' is taken for --by\n# column 'year' is taken for --period\n"
     "# column 'area' is taken for --area\n"},
    {{"composition", "--from-records", "a.csv", "b.csv", "--where", "area=A"},
     "area,industry,year,value,total,share_percent,rank,status\n"
     "A,m,2016,2,3,66.66666666666666,1,\nA,n,2016,1,3,33.33333333333333,2,\n"
     "# records are counted; --value COL adds up a column instead\n"
     "# column 'industry' is taken for --by\n# column 'year' is taken for --period\n"
     "# column 'area' is taken for --area\n"},
    {{"composition", "--from-records", "names.csv", "--value", "staff"},
     "industry,value,total,share_percent,rank,status\nm,1,4,25,2,\nn,3,4,75,1,\n"
     "# not tallied by a column: several columns may be the area; name one with --area: "
     "prefecture, "
     "municipality\n# column 'industry' is taken for --by\n"},
    {{"composition", "--from-records", "names.csv", "--area", "nowhere"},
     "2: names.csv: no column 'nowhere'; the columns are 'prefecture', 'municipality', 'industry', "
     "'staff'"},
    {{"composition", "--from-records", "a.csv", "--header-rows", "1"},
     "2: --header-rows does not go with --from-records"},
    {{"composition", "a.csv", "b.csv"}, "2: 'composition' takes one FILE, not 2"},
};

static void command_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        char *got = result(examples[i].words);
        assert_string_equal(got, examples[i].expected);
        free(got);
    }
}

/* What parts give is what the whole gives. */
static void states_merge(void **state)
{
    (void)state;
    static const char *const files[] = {"a.csv", "b.csv"}, *const states[] = {"a.tally", "b.tally"};
    for (size_t i = 0; i < 2; i++) {
        char *text = result((const char *const[]){"tally", files[i], "--by", "area", "--min",
                                                  "staff", "--partial", NULL});
        write_file(states[i], text);
        free(text);
    }
    char *merged = result((const char *const[]){"merge", "a.tally", "b.tally", NULL});
    char *whole = result(
        (const char *const[]){"tally", "a.csv", "b.csv", "--by", "area", "--min", "staff", NULL});
    assert_string_equal(merged, whole);
    assert_string_equal(merged, "area,n,min_staff,status\nA,3,10,\nB,1,30,\n");
    free(merged);
    free(whole);
}

/* A run that waits for its pipe ends at once on SIGINT, and leaves no output behind. */
static void an_interrupt_leaves_nothing(void **state)
{
    (void)state;
    int ends[2];
    struct timespec begun, ended, moment = {0, 100000000};
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGINT, SIG_DFL); /* a shell's background jobs begin with it ignored */
        alarm(10);
        dup2(ends[0], STDIN_FILENO);
        static const char *const words[] = {"tally",   "--by",      "c0", "-o",
                                            "out.csv", "--threads", "2"};
        _exit(sg_program_run(7, words, SG_EN));
    }
    assert_int_equal(write(ends[1], "c0\n1\n2\n", 7), 7);
    nanosleep(&moment, NULL);
    clock_gettime(CLOCK_MONOTONIC, &begun);
    kill(child, SIGINT);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
    double seconds =
        (double)(ended.tv_sec - begun.tv_sec) + 1e-9 * (double)(ended.tv_nsec - begun.tv_nsec);
    assert_true(seconds < 0.2);
    assert_int_not_equal(access("out.csv", F_OK), 0);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(command_lines),
                                       cmocka_unit_test(states_merge),
                                       cmocka_unit_test(an_interrupt_leaves_nothing)};
    return cmocka_run_group_tests(tests, make_files, leave_work_folder);
}
