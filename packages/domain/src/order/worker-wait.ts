/** How long a mutation waits for a result of the worker, ms; the worker's own calls end earlier (`worker/ports/limits.ts`). */
export const WORKER_WAIT_MS = 5000;
