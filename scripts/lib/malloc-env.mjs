/**
 * Pictures are decoded into large blocks by several threads. glibc would keep what they gave back, once for each thread; so it has two arenas, and
 * what is larger than 128 KiB goes back to the system when it is freed (docs/performance.md: Uploads). No other C library reads these.
 */
export const mallocEnv = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };
