#define _DEFAULT_SOURCE /* madvise, sbrk */
#include "platform/posix/large_pages.h"

#include <sys/mman.h>

#include "platform/system.h"

#if defined MADV_HUGEPAGE && defined __GLIBC__

#include <limits.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <unistd.h>

/* In bytes. A heap gives out blocks up to LARGEST; others stand by themselves. */
enum { PAGE = 2 << 20, LEAST = 4 << 20, LARGEST = 8 << 20, GROWTH = 32 << 20 };

static _Atomic(uintptr_t) heap_end; /* as far as it was advised; 0: it was not taken */

/* Whole pages alone: what lies beside them is another's. */
static void advise(uintptr_t begin, uintptr_t end)
{
    begin = (begin + PAGE - 1) / PAGE * PAGE;
    end = end / PAGE * PAGE;
    if (end > begin)
        (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
}

void sg_posix_take_heap(void)
{
    if (mallopt(M_MMAP_THRESHOLD, LARGEST) && mallopt(M_TRIM_THRESHOLD, INT_MAX) &&
        mallopt(M_TOP_PAD, GROWTH))
        atomic_store_explicit(&heap_end, (uintptr_t)sbrk(0), memory_order_relaxed);
}

void sg_os_large_pages(void *memory, size_t bytes)
{
    uintptr_t before = atomic_load_explicit(&heap_end, memory_order_relaxed);
    uintptr_t now = before ? (uintptr_t)sbrk(0) : 0;
    if (now > before)
        advise(before, now);
    if (now != before)
        atomic_store_explicit(&heap_end, now, memory_order_relaxed);
    if (bytes >= LEAST)
        advise((uintptr_t)memory, (uintptr_t)memory + bytes);
}

#else

void sg_posix_take_heap(void)
{
}

void sg_os_large_pages(void *memory, size_t bytes)
{
    (void)memory;
    (void)bytes;
}

#endif
