/* The HTML page around a report: title, style, table of contents. */
#ifdef SG_WITH_CMARK

#include <string.h>

#include <sangyo/version.h>

#include "plots/page/words.h"
#include "reports/html.h"

#include "document.h"
#include "item.h"

enum { DEEPEST = 3 }; /* level of headings in the table of contents */

static const char *const style =
    "body{max-width:50rem}\n"
    "h1,h2,h3,h4{line-height:1.35;color:#173763;break-after:avoid;margin:2.2rem 0 .8rem}\n"
    "h1{font-size:1.75rem;margin-top:1rem}h2{font-size:1.35rem;border-bottom:1px solid #9aa3ad;"
    "padding-bottom:.2rem}h3{font-size:1.1rem}h4{font-size:1rem}\n"
    "a{color:#0b57a4}a:focus-visible,[tabindex]:focus-visible{outline:2px solid #0b57a4;"
    "outline-offset:2px}\n"
    "img{max-width:100%;height:auto}pre{overflow-x:auto;background:#f4f6f8;padding:.6rem}\n"
    "code{font-size:.92em}p,li{overflow-wrap:anywhere}\n"
    ".sg-contents{background:#f4f6f8;padding:.8rem 1.2rem;margin:1.5rem 0}\n"
    ".sg-contents p{margin:0;font-weight:bold}.sg-contents ol{list-style:none;margin:.3rem 0 0;"
    "padding:0}.sg-contents li{margin:.15rem 0}.sg-contents .l3{padding-left:1.4em}\n"
    ".sg-block{margin:1.6rem 0}.sg-sentence{margin:.6rem 0}\n"
    ".sg-figure{margin:1.2rem 0 .4rem}.sg-picture{overflow-x:auto}\n"
    ".sg-picture svg{display:block;width:100%;min-width:32rem;height:auto}\n"
    ".sg-narrow{display:none}.sg-narrow svg{min-width:0}\n"
    "@media screen and (max-width:600px){.sg-wide{display:none}.sg-narrow{display:block}}\n"
    ".sg-figure figcaption{font-size:.9rem;margin-top:.4rem}"
    ".sg-figure figcaption>span{font-weight:bold}\n"
    ".sg-origin{font-size:.75rem;color:#555;margin:.3rem 0 0;overflow-wrap:anywhere}"
    ".sg-origin summary{cursor:pointer;width:fit-content}.sg-origin p{margin:.2rem 0 0}\n"
    "@media screen{.sg-made{display:none}}.sg-made dt{font-weight:bold}"
    ".sg-made dd{margin:0 0 .3rem;overflow-wrap:anywhere}\n"
    "body>main>table,blockquote table,li table{border-collapse:collapse;font-size:.9rem;"
    "display:block;overflow-x:auto}main>table th,main>table td{padding:.2rem .6rem;"
    "border-bottom:1px solid #ddd}main>table thead th{border-bottom:1px solid #222}\n"
    "@media print{body{font-size:9.5pt}h1{font-size:18pt}h2{font-size:13pt}h3{font-size:11pt}"
    ".sg-picture{overflow:visible}.sg-picture svg{min-width:0}.sg-figure{break-inside:avoid}"
    ".sg-sentence,p{orphans:2;widows:2}.sg-contents{background:none;border:1px solid #9aa3ad}"
    ".sg-table table,.sg-figure figcaption{font-size:8pt}.sg-table th,.sg-table td{padding:.1rem "
    ".35rem}"
    ".sg-table .w{min-width:8em}"
    ".sg-origin{display:none}.sg-notes,.sg-made "
    "dl,.sg-made code{font-size:8pt}a{color:inherit;text-decoration:none}"
    "pre{white-space:pre-wrap}}\n";

/* The first heading of level 1. */
static const struct sg_heading *title_of(const struct sg_document *document)
{
    for (size_t i = 0; i < document->n_headings; i++)
        if (document->headings[i].level == 1)
            return &document->headings[i];
    return NULL;
}

static void add_contents(const struct sg_document *document, struct sg_buffer *out)
{
    enum sg_lang lang = document->options->lang;
    const struct sg_heading *title = title_of(document);
    size_t n = 0;
    for (size_t i = 0; i < document->n_headings; i++) {
        const struct sg_heading *heading = &document->headings[i];
        if (heading == title || heading->level > DEEPEST)
            continue;
        if (!n++)
            sg_buffer_printf(out,
                             "<nav class=\"sg-contents\" aria-labelledby=\"sg-contents\">\n"
                             "<p id=\"sg-contents\">%s</p>\n<ol>\n",
                             sg_words_pick(lang, "Contents", "目次"));
        sg_buffer_printf(out, "<li class=\"l%d\"><a href=\"#%s\">", heading->level, heading->id);
        sg_item_html_text(heading->text, lang, out);
        sg_buffer_add(out, "</a></li>\n");
    }
    sg_buffer_add(out, n ? "</ol>\n</nav>\n" : "");
}

void sg_page_write(const struct sg_document *document, const char *content, struct sg_buffer *out)
{
    enum sg_lang lang = document->options->lang;
    const struct sg_heading *title = title_of(document);
    const char *after = title ? strstr(content, "</h1>") : NULL;
    size_t head = after ? (size_t)(after - content) + strlen("</h1>\n") : 0;
    sg_buffer_printf(out,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"generator\" content=\"sangyo " SG_VERSION "\">\n<title>",
                     sg_words_pick(lang, "en", "ja"));
    sg_html_text(title ? title->text : sg_words_pick(lang, "Report", "報告書"), out);
    sg_buffer_printf(out, "</title>\n<style>\n%s%s</style>\n</head>\n<body>\n<main>\n",
                     sg_html_style, style);
    sg_buffer_add_bytes(out, content, head);
    add_contents(document, out);
    sg_buffer_printf(out, "%s</main>\n</body>\n</html>\n", content + head);
}

#endif
