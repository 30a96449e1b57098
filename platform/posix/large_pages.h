/* The heap of a program in large pages. */
#ifndef SG_PLATFORM_POSIX_LARGE_PAGES_H
#define SG_PLATFORM_POSIX_LARGE_PAGES_H

/* Once at the start of a program: its heap grows by large pages and keeps what is released, to use
   it again. A library leaves the heap to the program. */
void sg_posix_take_heap(void);

#endif
