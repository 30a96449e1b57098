#include "platform/system.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "platform/posix/large_pages.h"

size_t sg_os_processors(void)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (size_t)online : 1;
}

bool sg_os_is_terminal(int stream)
{
    return isatty(stream);
}

size_t sg_os_terminal_width(void)
{
    struct winsize size;
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

const char *sg_os_locale(void)
{
    return NULL;
}

enum sg_os_font sg_os_font(const char *family)
{
    (void)family;
    return SG_OS_FONT_UNKNOWN;
}

bool sg_os_begin(int argc, char ***argv)
{
    (void)argc;
    (void)argv;
    sg_posix_take_heap();
    /* a standard stream that the caller closed must not become the next file opened */
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0)
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    /* both are failures of writing, which are reported */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    return true;
}

void *sg_os_library(const char *name, const char **why)
{
    void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    *why = library ? NULL : dlerror();
    return library;
}

void *sg_os_library_function(void *library, const char *name)
{
    return dlsym(library, name);
}

void sg_os_library_close(void *library)
{
    dlclose(library);
}
