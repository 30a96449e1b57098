/* What is its own of a document in LaTeX: its frame, and what the library does not escape. */
#ifdef SG_WITH_CMARK

#include "document.h"

#include <string.h>

/* The library leaves control characters, which stop LaTeX, and a * behind the end of a line, which
   LaTeX takes for a part of it. */
static void add_latex(const char *text, struct sg_buffer *out)
{
    static const char end[] = "\\\\\n";
    for (const char *c = text; *c; c++) {
        bool control = ((unsigned char)*c < ' ' && *c != '\n') || *c == 0x7f;
        bool ends = c >= text + 3 && strncmp(c - 3, end, 3) == 0;
        sg_buffer_add(out, *c == '*' && ends ? "{}" : "");
        sg_buffer_add_char(out, control ? ' ' : *c);
    }
}

/* Japanese as large as the size says: luatexja sets it at 92 %, so that 8 pt were 7.4 */
static const char full_size[] =
    "\\makeatletter\n"
    "\\DeclareFontShape{JY3}{mc}{m}{n}{<->s*[1]\\ltj@stdmcfont:-kern;jfm=ujis}{}\n"
    "\\DeclareFontShape{JY3}{gt}{m}{n}{<->s*[1]\\ltj@stdgtfont:-kern;jfm=ujis}{}\n"
    "\\expandafter\\let\\csname JY3/mc/m/n/8\\endcsname\\relax\n" /* used by the class */
    "\\expandafter\\let\\csname JY3/mc/m/n/10\\endcsname\\relax\n"
    "\\makeatother\n";

void sg_document_write_latex(const struct sg_document *document, const char *text,
                             struct sg_buffer *out)
{
    bool ja = document->options->lang == SG_JA;
    sg_buffer_printf(
        out,
        "%% lualatex\n\\documentclass[a4paper]{%s}\n\\usepackage{luatexja}\n%s"
        "\\usepackage{array,booktabs,float,longtable,graphicx}\n"
        "\\usepackage[margin=25mm]{geometry}\n\\usepackage[hidelinks]{hyperref}\n%s%s"
        "\\begin{document}\n",
        ja ? "ltjsarticle" : "article", full_size,
        strstr(text, "\\sout{") ? "\\usepackage[normalem]{ulem}\n\\MakeRobust{\\sout}\n" : "",
        ja ? "\\renewcommand{\\tablename}{表}\\renewcommand{\\figurename}{図}\n" : "");
    add_latex(text, out);
    sg_buffer_add(out, "\n\\end{document}\n");
}

#endif
