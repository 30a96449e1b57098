#define _DEFAULT_SOURCE /* madvise */
#include "huge_pages.h"

#include <stdint.h>
#include <sys/mman.h>

enum { LEAST = 4 << 20, PAGE = 2 << 20 }; /* bytes */

void sg_huge_pages_advise(void *memory, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    if (!memory || bytes < LEAST)
        return;
    /* whole pages within the block: what lies beside it is another's */
    uintptr_t begin = ((uintptr_t)memory + PAGE - 1) / PAGE * PAGE;
    uintptr_t end = ((uintptr_t)memory + bytes) / PAGE * PAGE;
    if (end > begin)
        (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)bytes;
#endif
}
