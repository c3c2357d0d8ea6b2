/* SPDX-License-Identifier: LGPL-2.1-or-later
 *
 * For tests of capture/allocator.py, compiled when they run.
 *
 * As it is: asks mallinfo2 from C, holds heap memory on demand, and stands in for the calls of
 * macOS and Windows that are not there. With -DBARE: a library without any of it. With
 * -DOTHER_MALLOC: another allocator, to be preloaded; it frees nothing.
 */
#include <stddef.h>

#if defined(BARE)

int bare;

#elif defined(OTHER_MALLOC)

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

enum { ALIGNMENT = 16, STEP = 1 << 24 };
static char *next, *end;
static char lock;

static void *taken(size_t size, size_t alignment) {
    while (__atomic_test_and_set(&lock, __ATOMIC_ACQUIRE)) {}
    size_t needed = size + alignment + 2 * ALIGNMENT;
    if ((size_t)(end - next) < needed) {
        size_t step = needed > STEP ? needed : STEP;
        next = mmap(NULL, step, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        end = next + step;
    }
    uintptr_t at = ((uintptr_t)next + ALIGNMENT + alignment - 1) & ~(uintptr_t)(alignment - 1);
    next = (char *)at + size;
    ((size_t *)at)[-1] = size;
    __atomic_clear(&lock, __ATOMIC_RELEASE);
    return (void *)at;
}

void *malloc(size_t size) { return taken(size, ALIGNMENT); }
void *calloc(size_t count, size_t size) { return taken(count * size, ALIGNMENT); }
void free(void *block) { (void)block; }
void *memalign(size_t alignment, size_t size) { return taken(size, alignment); }
void *aligned_alloc(size_t alignment, size_t size) { return taken(size, alignment); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = taken(size, alignment);
    return 0;
}

void *realloc(void *block, size_t size) {
    void *moved = malloc(size);
    size_t held = block ? ((size_t *)block)[-1] : 0;
    return block ? memcpy(moved, block, held < size ? held : size) : moved;
}

#else

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* All ten fields, in the order of malloc.h. */
void told(size_t fields[10]) {
    struct mallinfo2 info = mallinfo2();
    memcpy(fields, &info, sizeof info);
}

static void **blocks;
static size_t held;

/* Hold count blocks of the heap, each written all over. */
void hold(size_t count, size_t size) {
    blocks = malloc(count * sizeof *blocks);
    for (held = 0; held < count; held++) blocks[held] = memset(malloc(size), 1, size);
}

/* Free all but every nth block, which keeps the C library from returning much by itself. */
void drop_all_but_each(size_t nth) {
    for (size_t i = 0; i < held; i++)
        if (i % nth) { free(blocks[i]); blocks[i] = NULL; }
}

void drop_all(void) {
    for (size_t i = 0; i < held; i++) free(blocks[i]);
    free(blocks);
    held = 0;
}

/* Stand-ins: what macOS and Windows were asked for. */
void *asked_zone = &held;
size_t asked_bytes = 1;
int heapmin_calls;

size_t malloc_zone_pressure_relief(void *zone, size_t bytes) {
    asked_zone = zone;
    asked_bytes = bytes;
    return 0;
}

int _heapmin(void) { return heapmin_calls++, 0; }

#endif
