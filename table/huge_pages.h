/* Large blocks of memory in large pages, where the system has them: a page of 4 KiB that is touched
   for the first time costs a trip into the kernel, which is a third of the time of some commands.
 */
#ifndef SG_TABLE_HUGE_PAGES_H
#define SG_TABLE_HUGE_PAGES_H

#include <stddef.h>

/* Asks for them where a block is worth it; nothing depends on the answer. */
void sg_huge_pages_advise(void *memory, size_t bytes);

#endif
