/* The parts of package.c: each reads one object of the descriptor into the resource. */
#ifndef SG_SURVEYS_PACKAGE_PACKAGE_PARTS_H
#define SG_SURVEYS_PACKAGE_PACKAGE_PARTS_H

#include "package.h"

#include "node.h"

/* `dialect` and `schema` of a resource; absent ones are fine. */
bool package_read_dialect(const struct node *resource, struct sg_package_dialect *dialect,
                          struct sg_error *err);
bool package_read_schema(const struct node *resource, struct sg_package_resource *result,
                         struct sg_error *err);

/* Title, sources, licences and the own properties of both; those of the resource win, breaks and
   cautions of both count. */
bool package_read_info(const struct node *package, const struct node *resource,
                       struct sg_package_resource *result, struct sg_error *err);

#endif
