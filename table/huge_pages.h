/* Large pages of memory, where the system has them: a page of 4 KiB that is touched for the first
   time costs a trip into the kernel, which is a third of the time of some commands.
 */
#ifndef SG_TABLE_HUGE_PAGES_H
#define SG_TABLE_HUGE_PAGES_H

#include <stddef.h>

/* For a program, once at its start: its heap grows by large pages and keeps what is released, to
   use it again. A library leaves the heap to the program. */
void sg_huge_pages_take_heap(void);
/* Asks for large pages where a block is worth it, and for what the heap has grown by; nothing
   depends on the answer. */
void sg_huge_pages_advise(void *memory, size_t bytes);

#endif
