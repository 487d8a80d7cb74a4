import { type AcquireShared, createSharedSemaphore } from './shared-semaphore.ts';

/** Of one partner, all its live keys and persons together, in each process. */
export const partnerConnections = {
  /** Transactions that run at the same time; those of test keys are counted apart. */
  atOnce: 2,
  /** Of the test keys of all partners: they run on the pool `system`, which looks up every caller. */
  testAtOnce: 4,
  /** How long one waits for its turn, and how many wait; then `PartnerBusy`. */
  waitMs: 5000,
  waiting: 400,
  /** A statement of a transaction that only reads is ended after so long (`PartnerReadTooLong`). */
  readMs: 2000,
} as const;

/** A partner has as many transactions under way as it may, and those before this one did not end in time. */
export class PartnerBusy extends Error {
  constructor() {
    super('the partner has too many transactions at once');
    this.name = 'PartnerBusy';
  }
}

/** Places of live keys and persons, and of test keys, so that tests never wait before live work. */
export type PartnerPlaces = Readonly<Record<'live' | 'test', AcquireShared>>;

export const createPartnerPlaces = (): PartnerPlaces => ({
  live: createPlaces(Number.POSITIVE_INFINITY),
  test: createPlaces(partnerConnections.testAtOnce),
});

const createPlaces = (places: number): AcquireShared =>
  createSharedSemaphore({
    places,
    each: partnerConnections.atOnce,
    waitMs: partnerConnections.waitMs,
    queue: 20_000,
    queueOfEach: partnerConnections.waiting,
    refusal: () => new PartnerBusy(),
  });

/**
 * Of one person of the staff, in each process: fewer transactions at the same time than the pool `staff` has connections, so that
 * one query of many fields, or one session, leaves the others some.
 */
export const staffConnections = { atOnce: 2, waitMs: 10_000, waiting: 400 } as const;

/** A person of the staff has as many transactions under way as they may, and those before this one did not end in time. */
export class StaffBusy extends Error {
  constructor() {
    super('a person of the staff has too many transactions at once');
    this.name = 'StaffBusy';
  }
}

export const createStaffPlaces = (): AcquireShared =>
  createSharedSemaphore({
    places: Number.POSITIVE_INFINITY,
    each: staffConnections.atOnce,
    waitMs: staffConnections.waitMs,
    queue: 20_000,
    queueOfEach: staffConnections.waiting,
    refusal: () => new StaffBusy(),
  });

/** PostgreSQL's query_canceled: a statement ran into its time-out. */
const CANCELED = '57014';

/** A statement of what a partner reads took longer than `readMs`. */
export class PartnerReadTooLong extends Error {
  readonly code = CANCELED;
  constructor(cause: unknown) {
    super('a read of a partner took too long', { cause });
    this.name = 'PartnerReadTooLong';
  }
}

export function isCanceled(fault: unknown): boolean {
  const { code, cause } = (fault ?? {}) as { code?: unknown; cause?: unknown };
  return code === CANCELED || (cause as { code?: unknown } | undefined)?.code === CANCELED;
}
