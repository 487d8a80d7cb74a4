/** When (`performance.now()`) a connection may be called again, by its id: this worker's own patience, kept nowhere else. */
const until = new Map<string, number>();

/**
 * A bureau that is closed or away is left alone for `ms`. Every order that waits has a job that comes back for it; without
 * a rest each of them would call.
 */
export function rest(bureauId: string, ms: number): void {
  until.set(bureauId, performance.now() + ms);
}

export const rests = (bureauId: string): boolean => (until.get(bureauId) ?? 0) > performance.now();
