#include "sources.h"

#include <string.h>

#include "surveys/formats/grid.h"

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void add_once(struct sg_table_info *info, const struct sg_source *source)
{
    for (size_t i = 0; i < info->n_sources; i++)
        if (same_text(info->sources[i].title, source->title) &&
            (source->title || same_text(info->sources[i].path, source->path)))
            return;
    sg_info_add_source(info, source->title, source->path);
}

void sg_sources_read(struct sg_table_info *read, const struct sg_table_info *of, const char *path)
{
    if (sg_source_is_standard(path))
        return;
    for (size_t i = 0; i < of->n_sources; i++)
        add_once(read, &of->sources[i]);
    if (!of->n_sources)
        add_once(read, &(struct sg_source){NULL, (char *)path});
}

void sg_sources_add(struct sg_table_info *result, const struct sg_table_info *read, bool files)
{
    for (size_t i = 0; i < read->n_sources; i++)
        if (files || read->sources[i].title)
            add_once(result, &read->sources[i]);
}
