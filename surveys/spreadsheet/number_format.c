#include "number_format.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Reading a code. */
struct reading {
    const char *at;
    struct sg_number_format format;
    bool digits; /* there were places for digits */
    size_t n_unit;
};

static void add_literal(struct reading *reading, const char *text, size_t n)
{
    struct sg_number_format *format = &reading->format;
    if (!reading->digits || reading->n_unit + n >= sizeof format->unit)
        return;
    memcpy(format->unit + reading->n_unit, text, n);
    reading->n_unit += n;
}

/* `m` is minutes behind hours and before seconds, else months. */
static bool is_minutes(const char *after, unsigned date)
{
    while (*after == 'm' || *after == 'M')
        after++;
    while (*after && !isalpha((unsigned char)*after) && *after != ';')
        after++;
    bool seconds = *after == 's' || *after == 'S';
    bool hours = (date & SG_DATE_HOUR) && !(date & SG_DATE_MINUTE);
    return seconds || hours;
}

static unsigned part_of(const char *at, unsigned date)
{
    switch (tolower((unsigned char)*at)) {
    case 'y':
    case 'e':
    case 'g':
    case 'b': /* the Buddhist year */
        return SG_DATE_YEAR;
    case 'm':
        return is_minutes(at, date) ? SG_DATE_MINUTE : SG_DATE_MONTH;
    case 'd':
        return SG_DATE_DAY;
    case 'h':
        return SG_DATE_HOUR;
    case 's':
        return SG_DATE_SECOND;
    default:
        return 0;
    }
}

/* [Red], [>=100] and [$-411] say nothing here; [h] is hours, [$円] stands for 円. */
static void take_bracket(struct reading *reading)
{
    const char *at = reading->at + 1;
    size_t n = strcspn(at, "]");
    unsigned part = part_of(at, 0);
    if (n && strspn(at, "hHmMsS") == n)
        reading->format.date |= SG_DATE_ELAPSED | (part == SG_DATE_MONTH ? SG_DATE_MINUTE : part);
    else if (*at == '$')
        add_literal(reading, at + 1, strcspn(at, "-]") - 1);
    reading->at = at + n + (at[n] == ']');
}

static void take_quoted(struct reading *reading)
{
    const char *at = reading->at + 1;
    size_t n = strcspn(at, "\"");
    add_literal(reading, at, n);
    reading->at = at + n + (at[n] == '"');
}

static size_t same_letters(const char *at)
{
    size_t n = 1;
    while (tolower((unsigned char)at[n]) == tolower((unsigned char)*at))
        n++;
    return n;
}

/* Digits and what scales them: a comma behind the last digit place divides by a thousand. */
static void take_digits(struct reading *reading)
{
    size_t n = strspn(reading->at, "0#?.,");
    reading->digits = reading->digits || strcspn(reading->at, "0#?") < n;
    reading->format.scaled =
        reading->format.scaled || (reading->digits && reading->at[n - 1] == ',');
    reading->at += n;
    if ((*reading->at == 'E' || *reading->at == 'e') &&
        (reading->at[1] == '+' || reading->at[1] == '-'))
        reading->at += 2;
}

static void take_one(struct reading *reading)
{
    const char *at = reading->at;
    unsigned part = part_of(at, reading->format.date);
    if (strchr("0#?.,", *at)) {
        take_digits(reading);
    } else if (*at == '"') {
        take_quoted(reading);
    } else if (*at == '[') {
        take_bracket(reading);
    } else if ((*at == '\\' || *at == '_' || *at == '*') && at[1]) {
        if (*at == '\\')
            add_literal(reading, at + 1, 1);
        reading->at += 2;
    } else if (strncasecmp(at, "am/pm", 5) == 0) {
        reading->at += 5;
    } else if (part) {
        reading->format.date |= part;
        reading->at += same_letters(at);
    } else {
        reading->format.percent = reading->format.percent || *at == '%';
        if ((unsigned char)*at >= 0x80)
            add_literal(reading, at, 1);
        reading->at++;
    }
}

/* A unit is a word: no brackets, dashes or signs. */
static void settle_unit(struct reading *reading)
{
    struct sg_number_format *format = &reading->format;
    char *unit = format->unit;
    unit[reading->n_unit] = '\0';
    size_t blanks = strspn(unit, " ");
    memmove(unit, unit + blanks, strlen(unit + blanks) + 1);
    for (size_t n = strlen(unit); n && unit[n - 1] == ' '; n--)
        unit[n - 1] = '\0';
    bool word = (unsigned char)*unit >= 0x80 || isalpha((unsigned char)*unit);
    if (!word || format->scaled || format->date || strpbrk(unit, "()-0123456789"))
        *unit = '\0';
}

struct sg_number_format sg_number_format_of(const char *code)
{
    struct reading reading = {.at = code};
    if (strncasecmp(code, "general", 7) == 0 || strcmp(code, "@") == 0)
        return reading.format;
    while (*reading.at && *reading.at != ';')
        take_one(&reading);
    if (reading.digits && !(reading.format.date & (SG_DATE_SECOND | SG_DATE_HOUR)))
        reading.format.date = 0; /* a letter beside digits, as in 0.0e */
    settle_unit(&reading);
    return reading.format;
}

struct sg_number_format sg_number_format_built_in(unsigned number)
{
    static const char *const percents[] = {"0%", "0.00%"};
    static const char *const dates[] = {"m/d/yyyy", "d-mmm-yy",   "d-mmm",
                                        "mmm-yy",   "h:mm AM/PM", "h:mm:ss AM/PM",
                                        "h:mm",     "h:mm:ss",    "m/d/yyyy h:mm"};
    static const char *const japanese[] = {"ge.m.d", "gggemd",  "gggemd", "m/d/yy", "yyyymd",
                                           "h:mm",   "h:mm:ss", "yyyym",  "md",     "ge.m.d"};
    static const char *const times[] = {"mm:ss", "[h]:mm:ss", "mm:ss.0"};
    static const char *const later[] = {"ge.m.d", "gggemd", "yyyym",  "md",    "gggemd",
                                        "yyyym",  "md",     "ge.m.d", "gggemd"};
    const char *code = number >= 9 && number <= 10    ? percents[number - 9]
                       : number >= 14 && number <= 22 ? dates[number - 14]
                       : number >= 27 && number <= 36 ? japanese[number - 27]
                       : number >= 45 && number <= 47 ? times[number - 45]
                       : number >= 50 && number <= 58 ? later[number - 50]
                                                      : "General";
    return sg_number_format_of(code);
}
