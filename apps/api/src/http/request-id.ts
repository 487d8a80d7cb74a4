import { randomUUID } from 'node:crypto';

/** Of every answer, and of a request that names its own id. */
export const requestIdHeader = 'x-request-id';

/** The id under which a request is logged and answered: the caller's, if it is 1 to 64 of `[A-Za-z0-9._-]`, otherwise a new UUID. */
export const requestIdOf = (given: unknown): string =>
  typeof given === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : randomUUID();
