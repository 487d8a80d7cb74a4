/**
 * Images are decoded into large blocks by several threads, and glibc keeps freed memory per thread. So it gets two arenas, and blocks
 * above 128 KiB return to the system when freed (docs/performance.md: Uploads). Other C libraries ignore these variables. Node's threads for
 * files, names and hashes: more than its four, so that a volume that hangs leaves some (packages/database/src/files/bounded.ts).
 */
export const mallocEnv = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', UV_THREADPOOL_SIZE: '16' };
