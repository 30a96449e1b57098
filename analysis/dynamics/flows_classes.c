/* Classes of size, by the mean of both periods or by the size at the start. */
#include "flows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

/* Those of the economic census (総務省・経済産業省「経済センサス」従業者規模). */
static const char usual[] = "5,10,20,30,50,100,200,300";

static bool fail_classes(const char *text, struct sg_error *err)
{
    return sg_fail(
        err, SG_FAIL_USAGE,
        "--classes is the least size of each class but the first, rising, as in 5,10,30; "
        "not '%s'",
        text);
}

bool flows_classes_read(struct flows_classes *classes, const struct sg_args *args,
                        struct sg_error *err)
{
    const char *asked = sg_args_text(args, "classes"), *text = asked ? asked : usual;
    classes->n = 1;
    if (!sg_args_text(args, "class-by"))
        return !asked || sg_fail(err, SG_FAIL_USAGE, "--classes needs --class-by");
    classes->by = FLOWS_BY_AVERAGE + (enum flows_class_by)sg_args_choice(args, "class-by");
    for (const char *at = text; classes->n + 1 < FLOWS_CLASSES; at++) {
        char *end;
        long long from = *at >= '0' && *at <= '9' ? strtoll(at, &end, 10) : 0;
        if (from <= classes->from[classes->n - 1] || from > INT32_MAX || (*end && *end != ','))
            return fail_classes(text, err);
        classes->from[classes->n++] = from;
        if (!*end) {
            classes->n++; /* of unknown sizes */
            return true;
        }
        at = end;
    }
    return fail_classes(text, err);
}

size_t flows_class_of(const struct flows_classes *classes, const sg_int128 *before,
                      const sg_int128 *after, sg_int128 one)
{
    sg_int128 first = before ? *before : 0, last = after ? *after : 0, twice;
    if (classes->by == FLOWS_NO_CLASSES)
        return 0;
    bool start = classes->by == FLOWS_BY_START;
    if (first < 0 || (last < 0 && !(start && before)))
        return classes->n - 1;
    twice = !start ? first + last : before ? 2 * first : 2 * last;
    size_t class = classes->n - 2;
    while (class > 0 && twice < 2 * one * classes->from[class])
        class --;
    return class;
}

void flows_class_name(const struct flows_classes *classes, size_t class, char name[48])
{
    if (class == classes->n - 1)
        snprintf(name, 48, "unknown");
    else if (class == classes->n - 2)
        snprintf(name, 48, "%" PRId64 "-", classes->from[class]);
    else
        snprintf(name, 48, "%" PRId64 "-%" PRId64, classes->from[class],
                 classes->from[class + 1] - 1);
}

void flows_class_label(const char *name, enum sg_lang lang, struct sg_buffer *out)
{
    const char *dash = strchr(name, '-');
    if (!dash)
        sg_buffer_add(out, lang == SG_JA ? "規模不明" : "unknown");
    else if (!dash[1])
        sg_buffer_printf(out, lang == SG_JA ? "%.*s人以上" : "%.*s and more", (int)(dash - name),
                         name);
    else
        sg_buffer_printf(out, lang == SG_JA ? "%.*s～%s人" : "%.*s–%s", (int)(dash - name), name,
                         dash + 1);
}
