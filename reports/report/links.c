/* The links and pictures of a document. */
#ifdef SG_WITH_CMARK

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "document.h"

static const char *url_of(cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    return url ? url : "";
}

static bool fail_at(cmark_node *node, struct sg_error *err)
{
    return sg_document_fail(sg_document_line(node), err);
}

/* An address of a page, of a mail box, or without a scheme. */
static bool is_harmless(const char *url)
{
    static const char *const schemes[] = {"http", "https", "mailto"};
    size_t n = strcspn(url, ":/?#");
    if (*url && strchr("/\\", url[0]) && url[1] && strchr("/\\", url[1]))
        return false; /* another host, by the scheme of the page; browsers take \ for / */
    for (const char *c = url; *c; c++)
        if ((unsigned char)*c <= ' ' || *c == 0x7f)
            return false;
    if (url[n] != ':')
        return true;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strlen(schemes[i]) == n && strncasecmp(url, schemes[i], n) == 0)
            return true;
    return false;
}

static void add_words(cmark_node *link, const char *text)
{
    cmark_node *words = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(words, text);
    cmark_node_append_child(link, words);
}

static bool set_link(struct sg_document *document, cmark_node *link, struct sg_error *err)
{
    const char *url = url_of(link);
    if (!is_harmless(url)) {
        sg_fail(err, SG_FAIL_DATA,
                "the link '%s' is refused: links lead to http, https, mailto or within the report",
                url);
        return fail_at(link, err);
    }
    if (*url != '#')
        return true;
    const char *label = sg_anchors_find(&document->anchors, url + 1);
    if (!label) {
        sg_fail(err, SG_FAIL_DATA, "there is no block or heading with the id '%s'", url + 1);
        return fail_at(link, err);
    }
    if (!cmark_node_first_child(link))
        add_words(link, *label ? label : url + 1);
    return true;
}

static const char *kind_of(const char *url)
{
    static const struct {
        const char *ending, *kind;
    } kinds[] = {{".png", "image/png"},
                 {".jpg", "image/jpeg"},
                 {".jpeg", "image/jpeg"},
                 {".gif", "image/gif"},
                 {".svg", "image/svg+xml"}};
    size_t n = strlen(url);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t m = strlen(kinds[i].ending);
        if (n > m && strcasecmp(url + n - m, kinds[i].ending) == 0)
            return kinds[i].kind;
    }
    return NULL;
}

/* RFC 4648. */
static void add_base64(const char *bytes, size_t n, struct sg_buffer *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        unsigned long group = 0;
        for (size_t k = 0; k < 3; k++)
            group = group << 8 | (i + k < n ? (unsigned char)bytes[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            sg_buffer_add_char(out, i + k <= n ? digits[group >> (18 - 6 * k) & 63] : '=');
    }
}

/* A page, or a document, that needs no other file holds its pictures. */
static bool set_picture(struct sg_document *document, cmark_node *picture,
                        const struct sg_report_host *host, struct sg_error *err)
{
    const char *url = url_of(picture), *kind = kind_of(url);
    char *bytes = NULL;
    size_t n;
    bool ok = true;
    if (strchr(url, ':') || !kind) {
        sg_fail(err, SG_FAIL_DATA,
                "the picture '%s' is refused: give a file (.png, .jpg, .gif or .svg)", url);
        return fail_at(picture, err);
    }
    if (!host->read(host->context, url, &bytes, &n, err))
        return fail_at(picture, err);
    if (document->options->format == SG_REPORT_HTML ||
        document->options->format == SG_REPORT_WORD) {
        struct sg_buffer data = {0};
        sg_buffer_printf(&data, "data:%s;base64,", kind);
        add_base64(bytes, n, &data);
        ok = sg_document_has_room(document, data.n, err) || fail_at(picture, err);
        if (ok)
            cmark_node_set_url(picture, data.text);
        sg_buffer_free(&data);
    }
    free(bytes);
    return ok;
}

bool sg_document_link(struct sg_document *document, const struct sg_report_host *host,
                      struct sg_error *err)
{
    for (size_t i = 0; i < document->n_links; i++) {
        cmark_node *node = document->links[i];
        bool ok = cmark_node_get_type(node) == CMARK_NODE_LINK
                      ? set_link(document, node, err)
                      : set_picture(document, node, host, err);
        if (!ok)
            return false;
    }
    return true;
}

#endif
