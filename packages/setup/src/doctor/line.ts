/** `fault`: a program would refuse to start or do wrong; `warning`: it runs, and a person should know. */
export type LineState = 'ok' | 'warning' | 'fault';

/** One thing that was looked at. No secret is in it. */
export interface Line {
  readonly part: string;
  readonly state: LineState;
  readonly says: string;
  /** What to do. */
  readonly todo?: string;
}

/** Lines of one part. */
export const linesOf = (part: string) => ({
  ok: (says: string): Line => ({ part, state: 'ok', says }),
  warning: (says: string, todo: string): Line => ({ part, state: 'warning', says, todo }),
  fault: (says: string, todo: string): Line => ({ part, state: 'fault', says, todo }),
});

/** The variables that the doctor reads, with those of files resolved; an empty one counts as unset. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Largest difference between this machine's clock and another one, ms: with more, workers take no job (docs/spec/desk.md D-clock). */
export const MAX_SKEW_MS = 2000;

/** The line of a clock. `aheadMs`: of this machine before the other; `fuzzMs`: how far that may be wrong. */
export function clockLine(part: string, whose: string, aheadMs: number, fuzzMs: number): Line {
  const line = linesOf(part);
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(1);
  return Math.abs(aheadMs) <= MAX_SKEW_MS + fuzzMs
    ? line.ok(`clock: this machine and ${whose} differ by ${seconds} s`)
    : line.fault(
        `clock: this machine is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${whose}`,
        `Run NTP on both machines; with more than ${MAX_SKEW_MS / 1000} s workers take no job`,
      );
}

/** `host:port` of an address, which may hold a password elsewhere. */
export const hostOf = (address: string): string => new URL(address).host;

const LOCAL = new Set(['', 'localhost', '127.0.0.1', '[::1]', '::1']);
export const isLocal = (address: string): boolean => LOCAL.has(new URL(address).hostname);
