/* Levels of a classification by what is printed. */
#ifndef SG_TABLE_CLASSIFICATION_TREE_H
#define SG_TABLE_CLASSIFICATION_TREE_H

#include "classification.h"

/* Sets parent and `by` of the classification from indentation or codes; parents of a total
   are none. False: there is nothing that tells levels. The sums are not looked at. */
bool sg_tree_by_indent(struct sg_classification *classification);
bool sg_tree_by_codes(struct sg_classification *classification);
bool sg_tree_by_area_codes(struct sg_classification *classification);

/* Puts items whose labels begin with うち and the like under the one before them; true if any is.
 */
bool sg_tree_add_words(struct sg_classification *classification);
/* Levels from parents. */
void sg_tree_levels(struct sg_classification *classification);
void sg_tree_clear(struct sg_classification *classification);

#endif
