#include <stdlib.h>

#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <signal.h>
#include <unistd.h>

#include "table/huge_pages.h"

#include "program.h"

/* The language of messages, as POSIX ranks the variables. */
static enum sg_lang language(void)
{
    const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *locale = getenv(names[i]);
        if (locale && *locale)
            return sg_lang_of_locale(locale);
    }
    return SG_EN;
}

/* A standard stream that the caller closed must not become the next file opened. */
static void hold_standard_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0)
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char *argv[])
{
    sg_huge_pages_take_heap();
    hold_standard_streams();
    /* both are failures of writing, which are reported */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    gsl_set_error_handler_off();
    enum sg_lang lang = language();
    int status = sg_program_run(argc - 1, (const char *const *)argv + 1, lang);
    return sg_program_close(status, lang);
}
