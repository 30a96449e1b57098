#include <stdlib.h>

#include <gsl/gsl_errno.h>

#include <sangyo/error.h>
#include "platform/system.h"

#include "program.h"
#include "say.h"
#include "table/messages.h"

/* The language of messages, as POSIX ranks the variables. */
static enum sg_lang language(void)
{
    const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *locale = getenv(names[i]);
        if (locale && *locale)
            return sg_lang_of_locale(locale);
    }
    const char *desktop = sg_os_locale();
    return desktop ? sg_lang_of_locale(desktop) : SG_EN;
}

int main(int argc, char *argv[])
{
    bool begun = sg_os_begin(argc, &argv);
    enum sg_lang lang = language();
    if (!begun) {
        sg_say("sangyo: ", sg_lang_message("this Windows is too old: Windows 10 of 2019 (version "
                                           "1903) or a newer one is needed",
                                           lang));
        return SG_FAIL_TOOL;
    }
    gsl_set_error_handler_off();
    int status = sg_program_run(argc - 1, (const char *const *)argv + 1, lang);
    return sg_program_close(status, lang);
}
