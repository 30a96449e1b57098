/* The domains of --domain: columns whose labels together divide the records. */
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "answers.h"

void sg_domains_make(const struct sg_args *args, const struct sg_rows_notes *notes,
                     struct sg_texts *keys, struct sg_breakdown_by **domains, size_t *n)
{
    size_t asked = sg_args_count(args, "domain");
    *n = asked ? asked : 1;
    *domains = sg_alloc(*n, sizeof **domains);
    for (size_t i = 0; i < asked; i++) {
        struct sg_breakdown_by *domain = &(*domains)[i];
        struct sg_buffer name = {0};
        domain->key = keys->n;
        for (const char *at = sg_args_nth(args, "domain", i); *at;) {
            size_t length = strcspn(at, "*");
            char *column = sg_copy_bytes(at, length);
            sg_texts_add(&domain->columns, column);
            sg_texts_add(keys, column);
            sg_buffer_add(&name, name.n ? " × " : "");
            sg_buffer_add(&name, sg_survey_title(notes, column));
            free(column);
            at += length + (at[length] == '*');
        }
        domain->name = sg_buffer_take(&name);
    }
}

void sg_domains_free(struct sg_breakdown_by *domains, size_t n)
{
    for (size_t i = 0; domains && i < n; i++) {
        sg_texts_free(&domains[i].columns);
        free(domains[i].name);
    }
    free(domains);
}

void sg_domain_enter(const struct sg_breakdown_by *domain, const struct sg_field *keys,
                     struct sg_record_class *class)
{
    class->domain = keys + domain->key;
    class->n_domain = domain->columns.n;
}
