#include "platform/process.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "platform/interrupts.h"
#include "platform/temporary.h"

#include "names.h"

const char sg_os_folder_mark = ';';
const char *const sg_os_program_ending = ".exe";
const bool sg_os_has_packages = false;

const char *const sg_os_kept_variables[] = {"PATH",
                                            "SystemRoot",
                                            "SystemDrive",
                                            "windir",
                                            "TEMP",
                                            "TMP",
                                            "USERPROFILE",
                                            "APPDATA",
                                            "LOCALAPPDATA",
                                            "ProgramData",
                                            "FONTCONFIG_FILE",
                                            "FONTCONFIG_PATH",
                                            NULL};

/* Beside this program first: there it is unpacked to where nothing may be installed. */
char *sg_os_program_folders(void)
{
    enum { MOST = 32768 };
    const char *folders = getenv("PATH");
    wchar_t *own = calloc(MOST, sizeof *own);
    bool known = own && GetModuleFileNameW(NULL, own, MOST);
    wchar_t *slash = known ? wcsrchr(own, L'\\') : NULL;
    if (slash)
        *slash = L'\0';
    char *beside = slash ? sg_windows_path_back(own) : NULL;
    size_t room = (beside ? strlen(beside) : 0) + (folders ? strlen(folders) : 0) + 2;
    char *all = calloc(room, 1);
    if (all && beside)
        strcat(strcpy(all, beside), ";");
    if (all && folders)
        strcat(all, folders);
    free(beside);
    free(own);
    return all;
}

/* Growing UTF-16. */
struct wide {
    wchar_t *text;
    size_t n;
};

static bool add_char(struct wide *wide, wchar_t c)
{
    wchar_t *more = realloc(wide->text, (wide->n + 2) * sizeof *more);
    if (!more)
        return false;
    wide->text = more;
    wide->text[wide->n++] = c;
    wide->text[wide->n] = L'\0';
    return true;
}

/* A word so that the other program finds it again: in quotes, \ doubled before a quote. */
static bool add_word(struct wide *line, const char *word)
{
    wchar_t *text = sg_windows_wide(word);
    bool ok = text && (!line->n || add_char(line, L' ')) && add_char(line, L'"');
    size_t slashes = 0;
    for (const wchar_t *at = text; ok && *at; at++) {
        for (size_t i = 0; ok && *at == L'"' && i <= slashes; i++)
            ok = add_char(line, L'\\');
        slashes = *at == L'\\' ? slashes + 1 : 0;
        ok = ok && add_char(line, *at);
    }
    for (size_t i = 0; ok && i < slashes; i++)
        ok = add_char(line, L'\\');
    free(text);
    return ok && add_char(line, L'"');
}

static bool make_line(char *const argv[], struct wide *line)
{
    bool ok = true;
    for (size_t i = 0; ok && argv[i]; i++)
        ok = add_word(line, argv[i]);
    return ok;
}

static bool make_block(char *const environment[], struct wide *block)
{
    bool ok = true;
    for (size_t i = 0; ok && environment[i]; i++) {
        wchar_t *text = sg_windows_wide(environment[i]);
        for (const wchar_t *at = text; ok && at && *at; at++)
            ok = add_char(block, *at);
        ok = ok && text && add_char(block, L'\0');
        free(text);
    }
    return ok && add_char(block, L'\0');
}

/* The streams of the program; nothing else of this process goes to it. */
struct streams {
    HANDLE hear, say, nowhere;
};

static bool open_streams(struct streams *streams)
{
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    *streams = (struct streams){0};
    if (!CreatePipe(&streams->hear, &streams->say, &inherited, 0))
        return false;
    SetHandleInformation(streams->hear, HANDLE_FLAG_INHERIT, 0);
    streams->nowhere =
        CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                    &inherited, OPEN_EXISTING, 0, NULL);
    return streams->nowhere != INVALID_HANDLE_VALUE;
}

/* A job ends with all its programs when the last handle to it goes, this process's too. */
static HANDLE make_job(void)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    HANDLE job = CreateJobObjectW(NULL, NULL);
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job)
        SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    return job;
}

static bool create(const struct sg_os_process *process, const struct streams *streams,
                   PROCESS_INFORMATION *made)
{
    struct wide line = {0}, block = {0};
    wchar_t *path = sg_windows_path(process->argv[0]);
    HANDLE handed[] = {streams->say, streams->nowhere};
    size_t size = 0;
    InitializeProcThreadAttributeList(NULL, 1, 0, &size);
    STARTUPINFOEXW start = {.StartupInfo = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES}};
    start.lpAttributeList = malloc(size);
    start.StartupInfo.hStdInput = streams->nowhere;
    start.StartupInfo.hStdOutput = process->error_stream ? streams->nowhere : streams->say;
    start.StartupInfo.hStdError = process->error_stream ? streams->say : streams->nowhere;
    bool ok = path && start.lpAttributeList && make_line(process->argv, &line) &&
              make_block(process->environment, &block) &&
              InitializeProcThreadAttributeList(start.lpAttributeList, 1, 0, &size);
    if (ok) {
        UpdateProcThreadAttribute(start.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST,
                                  handed, sizeof handed, NULL, NULL);
        ok = CreateProcessW(path, line.text, NULL, NULL, TRUE,
                            CREATE_SUSPENDED | CREATE_NO_WINDOW | CREATE_UNICODE_ENVIRONMENT |
                                EXTENDED_STARTUPINFO_PRESENT,
                            block.text, NULL, &start.StartupInfo, made);
        if (!ok)
            sg_windows_errno();
        DeleteProcThreadAttributeList(start.lpAttributeList);
    }
    free(start.lpAttributeList);
    free(path);
    free(line.text);
    free(block.text);
    return ok;
}

/* Reads until the other end closes; false when time ran out. */
static bool listen_until(HANDLE hear, ULONGLONG end, const struct sg_os_process *process)
{
    char bytes[4096];
    DWORD there, got;
    while (PeekNamedPipe(hear, NULL, 0, NULL, &there, NULL)) {
        if (there && !ReadFile(hear, bytes, sizeof bytes, &got, NULL))
            break;
        if (there)
            process->hear(process->context, bytes, got);
        else if (GetTickCount64() >= end)
            return false;
        else
            Sleep(2);
    }
    return true;
}

static void wait_for(struct sg_os_process *process, HANDLE hear, const PROCESS_INFORMATION *made)
{
    ULONGLONG end = GetTickCount64() + (ULONGLONG)(process->seconds * 1000);
    DWORD status;
    process->stopped = !listen_until(hear, end, process);
    ULONGLONG now = GetTickCount64();
    process->stopped =
        process->stopped ||
        WaitForSingleObject(made->hProcess, now < end ? (DWORD)(end - now) : 0) != WAIT_OBJECT_0;
    process->status =
        !process->stopped && GetExitCodeProcess(made->hProcess, &status) ? (int)status : -1;
}

int sg_os_run(struct sg_os_process *process)
{
    struct streams streams = {0};
    PROCESS_INFORMATION made = {0};
    HANDLE job = make_job();
    errno = EIO;
    bool started = job && open_streams(&streams) && create(process, &streams, &made);
    int why = started ? 0 : errno;
    CloseHandle(streams.say);
    CloseHandle(streams.nowhere);
    if (started) {
        AssignProcessToJobObject(job, made.hProcess);
        sg_temporary_note_group((intptr_t)job);
        ResumeThread(made.hThread);
        wait_for(process, streams.hear, &made);
        TerminateJobObject(job, 1);
        sg_temporary_forget_group((intptr_t)job);
        CloseHandle(made.hThread);
        CloseHandle(made.hProcess);
    }
    CloseHandle(streams.hear);
    CloseHandle(job);
    return why;
}
