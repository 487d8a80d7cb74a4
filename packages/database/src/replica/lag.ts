/** A position in the write-ahead log; later ones are greater. */
export type Lsn = bigint;

/** @param text as PostgreSQL writes it, e.g. `16/B374D848` */
export function parseLsn(text: string): Lsn | undefined {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text) ?? [];
  return high === undefined ? undefined : (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** Where the primary stood at a time, ms of a clock that never goes back. */
export interface Sample {
  readonly at: number;
  readonly lsn: Lsn;
}

/** Samples kept: at two a second, ten minutes. A replica that is further behind lags at least so long. */
const MOST_SAMPLES = 1200;

/**
 * Seconds by which a replica is behind: since when the primary has had what the replica lacks. A replica of an idle primary is not behind, which the time of
 * its last replayed transaction would not tell.
 */
export function lagOf(samples: readonly Sample[], replayed: Lsn, now: number): number {
  const lacking = samples.find(({ lsn }) => lsn > replayed);
  return lacking === undefined ? 0 : (now - lacking.at) / 1000;
}

/** The samples that are still needed once `replayed` is there, and the newest. */
export const keepSamples = (samples: readonly Sample[], replayed: Lsn): Sample[] =>
  samples.filter(({ lsn }, at) => lsn > replayed || at === samples.length - 1).slice(-MOST_SAMPLES);
