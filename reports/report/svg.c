#include "svg.h"

#include <string.h>

#include "reports/html.h"

static bool at(const char *text, const char *what)
{
    return strncmp(text, what, strlen(what)) == 0;
}

/* The length of what opens an id or a reference to one, up to its name; 0 if none stands here. */
static size_t opening(const char *text)
{
    static const char *const all[] = {" id=\"",
                                      " id='",
                                      "href=\"#",
                                      "href='#",
                                      "url(#",
                                      " aria-labelledby=\"",
                                      " aria-describedby=\""};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (at(text, all[i]))
            return strlen(all[i]);
    return 0;
}

bool sg_svg_inline(const char *svg, const char *prefix, const char *title, struct sg_buffer *out)
{
    const char *start = strstr(svg, "<svg");
    const char *end = start ? strstr(start, "</svg>") : NULL;
    if (!end)
        return false;
    bool in_tag = false;
    for (const char *c = start; c < end;) {
        size_t n = in_tag ? opening(c) : 0;
        if (n) {
            sg_buffer_add_bytes(out, c, n);
            sg_buffer_add(out, prefix);
            c += n;
            continue;
        }
        if (!in_tag && at(c, "<title></title>")) {
            sg_buffer_add(out, "<title>");
            sg_html_text(title, out);
            c += strlen("<title>");
            continue;
        }
        in_tag = *c == '<' || (in_tag && *c != '>');
        sg_buffer_add_char(out, *c++);
    }
    sg_buffer_add(out, "</svg>\n");
    return true;
}
