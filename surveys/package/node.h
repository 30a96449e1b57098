/* A value of a JSON document with its place, so that messages can name it. */
#ifndef SG_SURVEYS_PACKAGE_NODE_H
#define SG_SURVEYS_PACKAGE_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include <sangyo/error.h>

/* Borrowed from the document; nodes live on the stack and point at their parents. `json` is NULL
   where the property is absent (null counts as absent). */
struct node {
    const struct node *parent; /* NULL: the document */
    const char *key;           /* NULL: an item of a list */
    size_t index;
    const json_t *json;
};

enum { NODE_PLACE_SIZE = 256 };

struct node node_child(const struct node *parent, const char *key);
struct node node_item(const struct node *parent, size_t index);
/* Items of a list; 0 if it is none. */
size_t node_length(const struct node *node);

/* "resources[0].schema.fields[2].type". */
void node_place(const struct node *node, char place[NODE_PLACE_SIZE]);

/* "PLACE must be EXPECTED, not FOUND"; returns false. */
bool node_fail(const struct node *node, struct sg_bilingual expected, struct sg_error *err);
/* The same with a list of the words that would be right, NULL-terminated, and the one that was
   probably meant. */
bool node_fail_choice(const struct node *node, const char *const words[], struct sg_error *err);

/* Each takes an absent value as fine and leaves the result as it is. */
bool node_read_text(const struct node *node, const char **text, struct sg_error *err);
bool node_read_bool(const struct node *node, bool *value, struct sg_error *err);
/* A whole number from `least` to `most`. */
bool node_read_integer(const struct node *node, long long range[2], long long *value,
                       struct sg_error *err);
/* A text, or an object with texts under `ja` and `en`: the one of err->lang, else the other. */
bool node_read_bilingual(const struct node *node, const char **text, struct sg_error *err);

bool node_is_object(const struct node *node, struct sg_error *err);
bool node_is_list(const struct node *node, struct sg_error *err);

/* Refuses properties with our prefix that are not among `known` (NULL-terminated, without it). */
bool node_check_own(const struct node *node, const char *const known[], struct sg_error *err);

#endif
