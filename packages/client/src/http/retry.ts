import { BeianError } from './errors.ts';

/** Told before each wait. */
export interface Wait {
  readonly seconds: number;
  /** Tries so far. */
  readonly attempts: number;
  readonly error: BeianError;
}

export interface RetrySettings {
  /** Tries of one call. */
  readonly maxAttempts: number;
  /** A call that is told to wait longer is not tried again. */
  readonly maxWaitSeconds: number;
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

/** Seconds before the next try where the API names none: doubled each time, a part of it by chance, so that clients do not come together. */
const pauseSeconds = (attempts: number) => (0.25 + Math.random() * 0.25) * 2 ** (attempts - 1);

/** Seconds until the same request may be sent again; undefined: it would fail again. */
export const secondsUntilRetry = ({ retry, retryAfterSeconds }: BeianError, attempts: number): number | undefined =>
  retry === 'AFTER_CHANGE' ? undefined : (retryAfterSeconds ?? pauseSeconds(attempts));

/** Runs `attempt` again as long as the error catalogue allows it. @throws BeianError the last one */
export async function withRetries<Result>(
  { maxAttempts, maxWaitSeconds, onWait }: RetrySettings,
  attempt: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (let attempts = 1; ; attempts += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof BeianError)) throw error;
      const seconds = secondsUntilRetry(error, attempts);
      if (seconds === undefined || attempts >= maxAttempts || seconds > maxWaitSeconds) throw error;
      onWait?.({ seconds, attempts, error });
      await sleep(seconds, signal);
    }
  }
}

/** @throws the reason of the signal, as soon as it is aborted */
export function sleep(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, seconds * 1000);
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', end, { once: true });
  });
}
