/* Looks at the numbers of records on their way for those far beyond the others. */
#include <stdio.h>
#include <stdlib.h>

#include "table/isolated.h"

#include "microdata.h"

/* A pass whose sink is another's. */
struct watch {
    struct sg_microdata *data;
    const struct sg_rows_sink *sink;
    size_t n_values;
    struct sg_isolated *columns;
};

struct watcher {
    struct watch *watch;
    void *worker;
    struct sg_isolated *columns;
    uint64_t n_known; /* whole numbers from 0 on that all columns know */
};

static void *open_watcher(void *context)
{
    struct watch *watch = context;
    struct watcher *watcher = sg_alloc(1, sizeof *watcher);
    *watcher = (struct watcher){watch, watch->sink->open(watch->sink->context),
                                sg_alloc(watch->n_values, sizeof *watcher->columns), 0};
    return watcher;
}

static void look(struct watcher *watcher, const struct sg_batch *batch)
{
    struct sg_isolated *columns = watcher->columns, *end = columns + watcher->watch->n_values;
    const struct sg_fixed *value = batch->values; /* in the order of memory: record by record */
    for (size_t i = 0; i < batch->n; i++)
        for (struct sg_isolated *column = columns; column < end; column++)
            sg_isolated_add(column, *value++, 1);
    watcher->n_known = UINT64_MAX;
    for (struct sg_isolated *column = columns; column < end; column++) {
        uint64_t known = column->from == 0 ? column->n_known : 0;
        watcher->n_known = known < watcher->n_known ? known : watcher->n_known;
    }
}

static bool take(void *state, const struct sg_batch *batch, struct sg_error *err)
{
    struct watcher *watcher = state;
    if (batch->whole_to >= watcher->n_known) /* all columns know them nearly always */
        look(watcher, batch);
    return watcher->watch->sink->take(watcher->worker, batch, err);
}

static bool close_watcher(void *context, void *state, bool failed, struct sg_error *err)
{
    struct watch *watch = context;
    struct watcher *watcher = state;
    for (size_t v = 0; v < watch->n_values; v++)
        sg_isolated_merge(&watch->columns[v], &watcher->columns[v]);
    bool closed = !watch->sink->close ||
                  watch->sink->close(watch->sink->context, watcher->worker, failed, err);
    free(watcher->columns);
    free(watcher);
    return closed;
}

static void end_watcher(void *state, bool failed)
{
    struct watcher *watcher = state;
    if (watcher->watch->sink->ended)
        watcher->watch->sink->ended(watcher->worker, failed);
}

static void tell(const struct watch *watch, const char *const names[])
{
    const struct sg_rows_notes *notes = &watch->data->notes;
    for (size_t v = 0; v < watch->n_values; v++)
        for (size_t i = 0; i < watch->columns[v].n_codes; i++) {
            char text[32];
            snprintf(text, sizeof text, "%lld", (long long)watch->columns[v].codes[i].value);
            if (sg_isolated_is(&watch->columns[v], i))
                notes->isolated(notes->context, names[v], text, watch->columns[v].codes[i].n);
        }
}

static bool read_watched(void *context, const struct sg_rows_request *request,
                         const struct sg_rows_sink *sink, struct sg_error *err)
{
    struct sg_microdata *data = context;
    struct watch watch = {data, sink, request->n_values, NULL};
    const struct sg_rows_sink watching = {&watch, open_watcher, take, close_watcher, end_watcher};
    if (!request->n_values)
        return data->source_rows.read(data->source_rows.context, request, sink, err);
    watch.columns = sg_alloc(request->n_values, sizeof *watch.columns);
    bool read = data->source_rows.read(data->source_rows.context, request, &watching, err);
    if (read)
        tell(&watch, request->values);
    free(watch.columns);
    return read;
}

static bool decode(void *context, struct sg_texts *texts, struct sg_error *err)
{
    const struct sg_microdata *data = context;
    return data->source_rows.decode(data->source_rows.context, texts, err);
}

void sg_microdata_watch(struct sg_microdata *data)
{
    data->source_rows = data->rows;
    data->rows = (struct sg_rows){data, data->source_rows.columns, read_watched, decode, NULL};
}
